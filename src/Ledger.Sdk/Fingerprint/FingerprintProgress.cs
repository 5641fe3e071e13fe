namespace Ledger.Sdk.Fingerprint;

/// <summary>How far reading has come; reported in order, after each chunk.</summary>
/// <param name="Path">The file of the last chunk, as it stands in the manifest.</param>
/// <param name="Bytes">Bytes done, of all files.</param>
/// <param name="TotalBytes">Bytes of all files.</param>
/// <param name="Files">Files done.</param>
/// <param name="TotalFiles">All files.</param>
public readonly record struct FingerprintProgress(string Path, long Bytes, long TotalBytes, int Files, int TotalFiles);
