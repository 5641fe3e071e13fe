namespace Ledger.Sdk.Fingerprint;

/// <summary>A file to be read.</summary>
/// <param name="Location">Its path for the operating system.</param>
/// <param name="Path">Its path in the manifest.</param>
/// <param name="State">What it was when the work began.</param>
internal sealed record SourceFile(string Location, string Path, FileState State);
