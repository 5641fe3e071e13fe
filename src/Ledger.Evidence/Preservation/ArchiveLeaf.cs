using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Preservation;

/// <summary>What the next stamp of a record is for: the first list of its reduced hash tree.</summary>
public sealed class ArchiveLeaf
{
    private ArchiveLeaf(StampDigest digest, bool opensChain, IReadOnlyList<ReadOnlyMemory<byte>> first) =>
        (Digest, OpensChain, First) = (digest, opensChain, first);

    /// <summary>The hash function's name, as SPEC-bundle has it.</summary>
    public string DigestName => Digest.Name;

    internal StampDigest Digest { get; }

    /// <summary>Whether the stamp is the first of a chain.</summary>
    public bool OpensChain { get; }

    internal IReadOnlyList<ReadOnlyMemory<byte>> First { get; }

    /// <summary>The first stamp of a record over objects.</summary>
    /// <param name="objects">The notes of the SHA-256 and the SM3 checkpoint.</param>
    /// <param name="digest"><c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    public static ArchiveLeaf Begin(PreservedNotes objects, string digest)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var by = StampDigest.Named(digest);
        return new ArchiveLeaf(by, true, [.. objects.Two.Select(one => (ReadOnlyMemory<byte>)by.Hash(one.Span))]);
    }

    /// <summary>Time-stamp renewal (RFC 4998, 5.2): the newest stamp is stamped.</summary>
    public static ArchiveLeaf RenewStamp(EvidenceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var by = record.Chains[^1].Digest;
        return new ArchiveLeaf(by, false, [by.Hash(record.NewestToken.Span)]);
    }

    /// <summary>Hash-tree renewal (RFC 4998, 5.2): the objects and all chains are hashed anew.</summary>
    /// <param name="record">The record.</param>
    /// <param name="objects">The notes, those over SHA3-256 among them where there are any.</param>
    /// <param name="digest"><c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    public static ArchiveLeaf RenewTree(EvidenceRecord record, PreservedNotes objects, string digest)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(objects);
        var by = StampDigest.Named(digest);
        return new ArchiveLeaf(by, true, Renewed(by, record.Sequence(record.Chains.Count), objects.All));
    }

    internal static IReadOnlyList<ReadOnlyMemory<byte>> Renewed(
        StampDigest by, byte[] chains, IEnumerable<ReadOnlyMemory<byte>> objects)
    {
        var before = by.Hash(chains);
        return [.. objects.Select(one => (ReadOnlyMemory<byte>)by.Hash([.. by.Hash(one.Span), .. before]))];
    }

    /// <summary>The first list of a stamp; null where the imprint stands for it.</summary>
    internal static IReadOnlyList<ReadOnlyMemory<byte>>? FirstOf(ArchiveStamp stamp) =>
        stamp.Lists.Count > 0 ? stamp.Lists[0] : null;
}

/// <summary>The objects of a checkpoint size (SPEC-preservation).</summary>
/// <param name="Sha256">The log's own note of the SHA-256 checkpoint.</param>
/// <param name="Sm3">The log's own note of the SM3 checkpoint.</param>
/// <param name="Sha3">The checkpoint over SHA3-256; null until the log is re-rooted.</param>
/// <param name="Sha3Map">The checkpoint of the state map over SHA3-256; there where <paramref name="Sha3"/> is.</param>
public sealed record PreservedNotes(
    ReadOnlyMemory<byte> Sha256, ReadOnlyMemory<byte> Sm3, ReadOnlyMemory<byte>? Sha3 = null,
    ReadOnlyMemory<byte>? Sha3Map = null)
{
    internal ReadOnlyMemory<byte>[] Two => [Sha256, Sm3];

    internal ReadOnlyMemory<byte>[] All => Sha3 is { } tree && Sha3Map is { } map ? [Sha256, Sm3, tree, map] : Two;
}
