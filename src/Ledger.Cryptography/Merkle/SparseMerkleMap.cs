namespace Ledger.Cryptography;

/// <summary>
/// The sparse Merkle map of <see cref="SparseMerkle"/>, in memory. Changes are cheap and unhashed until
/// <see cref="Root"/> or <see cref="Snapshot"/> is asked for; then each changed path is hashed once.
/// Not thread-safe; its snapshots are.
/// </summary>
public sealed class SparseMerkleMap
{
    private readonly DigestAlgorithm _algorithm;
    private SparseMerkleNode? _root;

    /// <summary>The empty map.</summary>
    public SparseMerkleMap(DigestAlgorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        _algorithm = algorithm;
    }

    /// <summary>The number of keys.</summary>
    public long Count { get; private set; }

    /// <summary>The root over everything set; 32 zero bytes for the empty map.</summary>
    public Digest Root => SparseMerkleNode.Hash(_algorithm, _root);

    /// <summary>Sets the state of a key; the last of several calls stands.</summary>
    /// <param name="key">The state key, not empty.</param>
    /// <param name="version">The version, from 1.</param>
    /// <param name="valueHash">The digest of the value, under the map's own algorithm.</param>
    /// <exception cref="ArgumentException">The key is empty or holds a lone surrogate, or the version is 0.</exception>
    /// <exception cref="InvalidOperationException">
    /// The key stands at a later version already, or at this one with another value.
    /// </exception>
    public void Set(string key, ulong version, Digest valueHash)
    {
        ArgumentOutOfRangeException.ThrowIfZero(version);
        var leaf = new SparseMerkleLeaf(SparseMerkle.Path(_algorithm, key), version, valueHash);
        _root = Set(_root, 0, leaf, key);
    }

    /// <summary>The version and value hash of a key as set last; false when the key is not in the map.</summary>
    public bool TryGet(string key, out ulong version, out Digest valueHash) =>
        View().TryGet(key, out version, out valueHash);

    /// <summary>Proves the key's presence or absence under <see cref="Root"/>.</summary>
    public SparseMerkleProof Prove(string key) => Snapshot().Prove(key);

    /// <summary>The map as it is now, unaffected by later changes. Costs no more than <see cref="Root"/>.</summary>
    public SparseMerkleSnapshot Snapshot()
    {
        _ = Root;
        return View();
    }

    private SparseMerkleSnapshot View() => new(_algorithm, _root, Count);

    private SparseMerkleNode Set(SparseMerkleNode? node, int depth, in SparseMerkleLeaf leaf, string key)
    {
        switch (node)
        {
            case null:
                Count++;
                return new SparseMerkleLeafNode(leaf);
            case SparseMerkleLeafNode present when present.Leaf.Path == leaf.Path:
                return Replace(present, leaf, key);
            case SparseMerkleLeafNode present:
                Count++;
                return Split(present, new SparseMerkleLeafNode(leaf), depth);
            case SparseMerkleBranch branch:
                var right = SparseMerkle.Bit(leaf.Path, depth);
                var child = branch.Child(right);
                var changed = Set(child, depth + 1, leaf, key);
                // The same node comes back when nothing changed, or when it is this map's alone, as then all above are.
                return ReferenceEquals(child, changed) ? branch : branch.With(right, changed);
            default:
                throw new InvalidOperationException("A map has leaves and branches only.");
        }
    }

    private static SparseMerkleLeafNode Replace(SparseMerkleLeafNode present, in SparseMerkleLeaf leaf, string key)
    {
        if (present.Leaf == leaf)
        {
            return present;
        }

        if (present.Leaf.Version >= leaf.Version)
        {
            throw new InvalidOperationException(
                $"'{key}' stands at version {present.Leaf.Version}; another value at {leaf.Version} is refused.");
        }

        return new SparseMerkleLeafNode(leaf);
    }

    // Two leaves share a slot: one branch for each bit that their paths have in common, and one where they part.
    private static SparseMerkleBranch Split(SparseMerkleLeafNode present, SparseMerkleLeafNode added, int depth)
    {
        var presentRight = SparseMerkle.Bit(present.Leaf.Path, depth);
        if (SparseMerkle.Bit(added.Leaf.Path, depth) != presentRight)
        {
            return presentRight ? new SparseMerkleBranch(added, present) : new SparseMerkleBranch(present, added);
        }

        var below = Split(present, added, depth + 1);
        return presentRight ? new SparseMerkleBranch(null, below) : new SparseMerkleBranch(below, null);
    }
}
