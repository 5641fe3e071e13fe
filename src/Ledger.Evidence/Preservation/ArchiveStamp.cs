using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Preservation;

/// <summary>One ArchiveTimeStamp (RFC 4998, 4.1).</summary>
/// <param name="Lists">The reduced hash tree, lowest list first; empty for none.</param>
/// <param name="Token">The time stamp, a ContentInfo.</param>
internal sealed record ArchiveStamp(
    IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> Lists, ReadOnlyMemory<byte> Token);

/// <summary>Archive time stamps under one hash function, oldest first.</summary>
internal sealed record ArchiveChain(StampDigest Digest, IReadOnlyList<ArchiveStamp> Stamps);
