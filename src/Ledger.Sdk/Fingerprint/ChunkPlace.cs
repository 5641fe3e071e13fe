namespace Ledger.Sdk.Fingerprint;

/// <summary>Where work goes on.</summary>
/// <param name="File">Index of the file.</param>
/// <param name="Offset">Bytes of it that are done.</param>
internal readonly record struct ChunkPlace(int File, long Offset);
