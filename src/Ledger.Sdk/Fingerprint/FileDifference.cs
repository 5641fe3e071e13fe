namespace Ledger.Sdk.Fingerprint;

/// <summary>One file that is not as a manifest says.</summary>
/// <param name="Path">Its path in the manifest.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="ChangedChunks">
/// The chunks that differ, are missing or are too many, in order, at most 1,024 of them; empty without a chunk list.
/// </param>
public sealed record FileDifference(string Path, DifferenceKind Kind, IReadOnlyList<long> ChangedChunks);
