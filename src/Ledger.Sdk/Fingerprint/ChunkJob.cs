namespace Ledger.Sdk.Fingerprint;

/// <summary>One chunk to be hashed; an empty file is one job without bytes.</summary>
/// <param name="Turn">Its place in the order of all jobs.</param>
/// <param name="File">Index of its file.</param>
/// <param name="Source">Its file, open.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="IsLast">Whether its file ends with it.</param>
internal readonly record struct ChunkJob(
    long Turn, int File, IOpenContent Source, long Offset, int Length, bool IsLast);
