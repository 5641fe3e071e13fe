using System.Numerics;
using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Sources.Rows;

/// <summary>The leaves of a tree in a scratch file, to prove some of them.</summary>
internal sealed class LeafFile(ManifestDigests digests, string folder) : IDisposable
{
    // Nodes are kept once they are computed: those over 1,024 leaves, or over more where there would be more than
    // 2^17 of them.
    private const int LeastKeptLevel = 10;
    private const int MostKeptBits = 17;

    private readonly Dictionary<(DigestAlgorithm Algorithm, int Level, ulong Index), Digest> _nodes = [];
    private readonly FileStream _file = ScratchFile.Create(folder);
    private readonly int _size = LeafRecord.SizeOf(digests);

    public long Count { get; private set; }

    public void Append(DigestSet leaf)
    {
        new LeafRecord(leaf).Write(_file);
        Count++;
    }

    /// <summary>The leaves in their order.</summary>
    public IEnumerable<DigestSet> All()
    {
        _file.Flush();
        var run = new LeafRun(_file, 0, Count, digests);
        while (run.TryRead(out var record))
        {
            yield return record.Leaf;
        }
    }

    /// <summary>
    /// The audit path of a leaf, once all were appended; null for a digest that the leaves do not have.
    /// </summary>
    public IReadOnlyList<Digest>? Path(DigestAlgorithm algorithm, long index)
    {
        _file.Flush();
        return LeafAt(0)[algorithm] is null
            ? null
            : MerkleTree.InclusionProof(
                algorithm, (ulong)index, (ulong)Count, (level, node) => Node(algorithm, level, node));
    }

    public void Dispose() => _file.Dispose();

    private DigestSet LeafAt(long index)
    {
        Span<byte> bytes = stackalloc byte[_size];
        _file.Position = index * _size;
        _file.ReadExactly(bytes);
        return LeafRecord.Read(bytes, digests).Leaf;
    }

    // Paths share their upper nodes: without these, each row would be a pass over all leaves.
    private Digest Node(DigestAlgorithm algorithm, int level, ulong index)
    {
        var kept = Math.Max(LeastKeptLevel, BitOperations.Log2((ulong)Count) + 1 - MostKeptBits);
        if (level < kept)
        {
            return Fold(algorithm, level, index);
        }

        if (!_nodes.TryGetValue((algorithm, level, index), out var node))
        {
            node = level == kept
                ? Fold(algorithm, level, index)
                : MerkleTree.NodeHash(
                    algorithm, Node(algorithm, level - 1, 2 * index), Node(algorithm, level - 1, (2 * index) + 1));
            _nodes.Add((algorithm, level, index), node);
        }

        return node;
    }

    // The leaves of a subtree stand side by side: one pass over them.
    private Digest Fold(DigestAlgorithm algorithm, int level, ulong index)
    {
        var run = new LeafRun(_file, (long)(index << level) * _size, 1L << level, digests);
        var frontier = new MerkleFrontier(algorithm);
        while (run.TryRead(out var record))
        {
            frontier.Append(record.Leaf[algorithm]!.Value);
        }

        return frontier.Root();
    }
}
