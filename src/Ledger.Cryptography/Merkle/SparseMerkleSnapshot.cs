namespace Ledger.Cryptography;

/// <summary>
/// One state of a <see cref="SparseMerkleMap"/>; immutable, thread-safe, shares what later states did not change.
/// </summary>
public sealed class SparseMerkleSnapshot
{
    private readonly DigestAlgorithm _algorithm;
    private readonly SparseMerkleNode? _root;

    internal SparseMerkleSnapshot(DigestAlgorithm algorithm, SparseMerkleNode? root, long count)
    {
        _algorithm = algorithm;
        _root = root;
        Count = count;
    }

    /// <summary>The number of keys.</summary>
    public long Count { get; }

    internal SparseMerkleNode? Top => _root;

    /// <summary>The root of this state; 32 zero bytes for the empty map.</summary>
    public Digest Root => SparseMerkleNode.Hash(_algorithm, _root);

    /// <summary>The version and value hash of a key in this state; false when the key is not in it.</summary>
    public bool TryGet(string key, out ulong version, out Digest valueHash)
    {
        var path = SparseMerkle.Path(_algorithm, key);
        var end = Descend(path, null);
        var found = end is not null && end.Leaf.Path == path;
        (version, valueHash) = found ? (end!.Leaf.Version, end.Leaf.ValueHash) : (0, default);
        return found;
    }

    /// <summary>
    /// Proves the key's presence or absence under <see cref="Root"/>; which of the two, <see cref="TryGet"/> says.
    /// </summary>
    public SparseMerkleProof Prove(string key)
    {
        var path = SparseMerkle.Path(_algorithm, key);
        var siblings = new List<Digest>();
        var end = Descend(path, siblings);
        return new SparseMerkleProof(siblings, end is null || end.Leaf.Path == path ? null : end.Leaf);
    }

    internal Digest HashOf(SparseMerkleNode node) => node.HashWith(_algorithm);

    private SparseMerkleLeafNode? Descend(in Digest path, List<Digest>? siblings)
    {
        var node = _root;
        for (var depth = 0; node is SparseMerkleBranch branch; depth++)
        {
            var right = SparseMerkle.Bit(path, depth);
            siblings?.Add(SparseMerkleNode.Hash(_algorithm, branch.Child(!right)));
            node = branch.Child(right);
        }

        return (SparseMerkleLeafNode?)node;
    }
}
