namespace Ledger.Cryptography;

// The nodes of a map. A branch whose hash is not known yet belongs to the one map that is changing it; once its hash
// is known it never changes again and may be shared by any number of snapshots.
internal abstract class SparseMerkleNode
{
    public abstract Digest HashWith(DigestAlgorithm algorithm);

    public static Digest Hash(DigestAlgorithm algorithm, SparseMerkleNode? node) =>
        node is null ? default : node.HashWith(algorithm);
}

// The leaf's hash is not kept: it is needed only when its one sibling changes, and 32 bytes a key are dear.
internal sealed class SparseMerkleLeafNode(in SparseMerkleLeaf leaf) : SparseMerkleNode
{
    private readonly SparseMerkleLeaf _leaf = leaf;

    public ref readonly SparseMerkleLeaf Leaf => ref _leaf;

    public override Digest HashWith(DigestAlgorithm algorithm) => SparseMerkle.LeafHash(algorithm, _leaf);
}

internal sealed class SparseMerkleBranch(SparseMerkleNode? left, SparseMerkleNode? right) : SparseMerkleNode
{
    private SparseMerkleNode? _left = left;
    private SparseMerkleNode? _right = right;

    // No node hash is 32 zero bytes, so they say "not known yet" without a flag.
    private Digest _hash;

    public SparseMerkleNode? Child(bool right) => right ? _right : _left;

    public SparseMerkleBranch With(bool right, SparseMerkleNode child)
    {
        var branch = _hash == default ? this : new SparseMerkleBranch(_left, _right);
        if (right)
        {
            branch._right = child;
        }
        else
        {
            branch._left = child;
        }

        return branch;
    }

    public override Digest HashWith(DigestAlgorithm algorithm)
    {
        if (_hash == default)
        {
            _hash = SparseMerkle.NodeHash(algorithm, Hash(algorithm, _left), Hash(algorithm, _right));
        }

        return _hash;
    }
}
