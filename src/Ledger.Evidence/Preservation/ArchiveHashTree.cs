using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Preservation;

/// <summary>Hash trees of RFC 4998, section 4: many leaves under one stamp, and the way from a leaf to its root.
/// </summary>
public static class ArchiveHashTree
{
    /// <summary>The root over leaves of one hash function, and for each leaf its reduced hash tree.</summary>
    /// <exception cref="ArgumentException">There is no leaf, or they are of several hash functions.</exception>
    public static (byte[] Root, IReadOnlyList<IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>>> Lists) Build(
        IReadOnlyList<ArchiveLeaf> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        if (leaves.Select(static leaf => leaf.Digest).Distinct().Count() != 1)
        {
            throw new ArgumentException("A tree is over leaves of one hash function.", nameof(leaves));
        }

        if (leaves is [{ First: [var only] }])
        {
            return (only.ToArray(), [[]]);
        }

        var by = leaves[0].Digest;
        var lists = leaves.Select(static leaf => new List<IReadOnlyList<ReadOnlyMemory<byte>>> { leaf.First }).ToList();
        var row = leaves.Select((leaf, i) => (
            Hash: leaf.First is [var alone] ? alone.ToArray() : Join(by, leaf.First), Under: new List<int> { i }))
            .ToList();
        while (row.Count > 1)
        {
            row = [.. row.Chunk(2).Select(pair => Pair(by, pair, lists))];
        }

        return (row[0].Hash, lists);
    }

    /// <summary>RFC 4998, 4.3: the hash to which the lists lead.</summary>
    internal static byte[] RootOf(StampDigest by, IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> lists)
    {
        var hash = Join(by, lists[0]);
        foreach (var list in lists.Skip(1))
        {
            hash = Join(by, [.. list, hash]);
        }

        return hash;
    }

    private static (byte[] Hash, List<int> Under) Pair(
        StampDigest by, (byte[] Hash, List<int> Under)[] pair,
        List<List<IReadOnlyList<ReadOnlyMemory<byte>>>> lists)
    {
        if (pair is not [var left, var right])
        {
            return pair[0];
        }

        left.Under.ForEach(leaf => Lead(lists[leaf], right.Hash));
        right.Under.ForEach(leaf => Lead(lists[leaf], left.Hash));
        return (Join(by, [left.Hash, right.Hash]), [.. left.Under, .. right.Under]);
    }

    // RFC 4998, 4.2: a hash that is no group's stands in one list with its brother. Alone in its list it would be
    // hashed once more by some readers, and by others not.
    private static void Lead(List<IReadOnlyList<ReadOnlyMemory<byte>>> lists, ReadOnlyMemory<byte> brother)
    {
        if (lists is [[var alone]])
        {
            lists[0] = [alone, brother];
        }
        else
        {
            lists.Add([brother]);
        }
    }

    private static byte[] Join(StampDigest by, IEnumerable<ReadOnlyMemory<byte>> hashes) => by.Hash(
        [.. hashes.Order(Comparer<ReadOnlyMemory<byte>>.Create(static (a, b) => a.Span.SequenceCompareTo(b.Span)))
            .SelectMany(static hash => hash.ToArray())]);
}
