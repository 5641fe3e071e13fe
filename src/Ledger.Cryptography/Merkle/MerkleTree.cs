using System.Numerics;

namespace Ledger.Cryptography;

/// <summary>
/// Merkle trees of RFC 6962 section 2.1 (RFC 9162 section 2.1) over any digest: roots, proofs and their verification.
/// Leaves are given as leaf hashes, in order. A proof is the list of digests in the order of the RFC.
/// </summary>
public static class MerkleTree
{
    // RFC 6962 section 2.1: the first byte keeps a leaf from being presented as a node.
    private static ReadOnlySpan<byte> LeafPrefix => [0x00];

    private static ReadOnlySpan<byte> NodePrefix => [0x01];

    /// <summary>The hash of a leaf, <c>H(0x00 ‖ leaf)</c>.</summary>
    public static Digest LeafHash(DigestAlgorithm algorithm, ReadOnlySpan<byte> leaf)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        return algorithm.Hash(LeafPrefix, leaf);
    }

    /// <summary>Adds a leaf to a batch, which gives its hash in both trees.</summary>
    public static void AddLeaf(DigestBatch batch, ReadOnlySpan<byte> leaf)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Add(LeafPrefix, leaf);
    }

    /// <summary>The hash of an interior node, <c>H(0x01 ‖ left ‖ right)</c>.</summary>
    public static Digest NodeHash(DigestAlgorithm algorithm, Digest left, Digest right)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        Span<byte> input = stackalloc byte[1 + (2 * Digest.Size)];
        input[0] = NodePrefix[0];
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Digest.Size)..]);
        return algorithm.Hash(input);
    }

    /// <summary>The root of the tree without leaves, the hash of no bytes.</summary>
    public static Digest EmptyRoot(DigestAlgorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        return algorithm.Hash([]);
    }

    /// <summary>The root over all of <paramref name="leafHashes"/>.</summary>
    public static Digest Root(DigestAlgorithm algorithm, IReadOnlyList<Digest> leafHashes)
    {
        ArgumentNullException.ThrowIfNull(leafHashes);
        return Root(algorithm, (ulong)leafHashes.Count, Nodes(algorithm, leafHashes));
    }

    /// <summary>The root of the tree of <paramref name="size"/> leaves whose nodes come from a lookup.</summary>
    /// <param name="algorithm">The digest of the tree.</param>
    /// <param name="size">The number of leaves.</param>
    /// <param name="node">
    /// The hash of the complete subtree over leaves [index·2^level, (index+1)·2^level); asked only for subtrees
    /// that lie wholly inside the tree, as tiles hold them. What it throws passes through.
    /// </param>
    public static Digest Root(DigestAlgorithm algorithm, ulong size, Func<int, ulong, Digest> node) =>
        size == 0 ? EmptyRoot(algorithm) : new MerkleProver(algorithm, node).RangeRoot(0, size);

    /// <summary>The audit path of a leaf in the tree over all of <paramref name="leafHashes"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<Digest> InclusionProof(
        DigestAlgorithm algorithm, IReadOnlyList<Digest> leafHashes, ulong index)
    {
        ArgumentNullException.ThrowIfNull(leafHashes);
        return InclusionProof(algorithm, leafHashes, index, (ulong)leafHashes.Count);
    }

    /// <summary>The audit path of a leaf in the tree over the first <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf in that tree, or no such tree.</exception>
    public static IReadOnlyList<Digest> InclusionProof(
        DigestAlgorithm algorithm, IReadOnlyList<Digest> leafHashes, ulong index, ulong size)
    {
        ArgumentNullException.ThrowIfNull(leafHashes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, (ulong)leafHashes.Count);
        return InclusionProof(algorithm, index, size, Nodes(algorithm, leafHashes));
    }

    /// <summary>
    /// The audit path of a leaf, with nodes from a lookup as <c>Root</c> has it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf in that tree.</exception>
    public static IReadOnlyList<Digest> InclusionProof(
        DigestAlgorithm algorithm, ulong index, ulong size, Func<int, ulong, Digest> node)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        return new MerkleProver(algorithm, node).Inclusion(index, size);
    }

    /// <summary>The proof that the first <paramref name="oldSize"/> leaves are a prefix of the tree over all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old tree is larger than the new one.</exception>
    public static IReadOnlyList<Digest> ConsistencyProof(
        DigestAlgorithm algorithm, IReadOnlyList<Digest> leafHashes, ulong oldSize)
    {
        ArgumentNullException.ThrowIfNull(leafHashes);
        return ConsistencyProof(algorithm, leafHashes, oldSize, (ulong)leafHashes.Count);
    }

    /// <summary>
    /// The proof that one tree is a prefix of another, both over the first of <paramref name="leafHashes"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The old tree is larger than the new one, or there is no such
    /// tree.</exception>
    public static IReadOnlyList<Digest> ConsistencyProof(
        DigestAlgorithm algorithm, IReadOnlyList<Digest> leafHashes, ulong oldSize, ulong size)
    {
        ArgumentNullException.ThrowIfNull(leafHashes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, (ulong)leafHashes.Count);
        return ConsistencyProof(algorithm, oldSize, size, Nodes(algorithm, leafHashes));
    }

    /// <summary>
    /// The consistency proof, with nodes from a lookup as <c>Root</c> has it.
    /// </summary>
    /// <remarks>From the empty tree, and between equal sizes, the proof is empty.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The old tree is larger than the new one.</exception>
    public static IReadOnlyList<Digest> ConsistencyProof(
        DigestAlgorithm algorithm, ulong oldSize, ulong size, Func<int, ulong, Digest> node)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, size);
        return oldSize == 0 || oldSize == size ? [] : new MerkleProver(algorithm, node).Consistency(oldSize, size);
    }

    /// <summary>
    /// Whether the proof shows the leaf at that index of the tree with that size and root (RFC 9162 2.1.3.2).
    /// </summary>
    public static bool VerifyInclusion(
        DigestAlgorithm algorithm,
        Digest leafHash,
        ulong index,
        ulong size,
        IReadOnlyList<Digest> proof,
        Digest root) =>
        MerkleVerifier.Inclusion(algorithm, leafHash, index, size, proof, root);

    /// <summary>
    /// Whether the proof shows the old tree to be a prefix of the new one (RFC 9162 2.1.4.2). Beyond the RFC, which
    /// leaves them open: equal sizes need equal roots and an empty proof; an old size of zero needs the root of the
    /// empty tree and an empty proof, and then says nothing about the new root.
    /// </summary>
    public static bool VerifyConsistency(
        DigestAlgorithm algorithm,
        ulong oldSize,
        Digest oldRoot,
        ulong size,
        Digest root,
        IReadOnlyList<Digest> proof) =>
        MerkleVerifier.Consistency(algorithm, oldSize, oldRoot, size, root, proof);

    private static Func<int, ulong, Digest> Nodes(DigestAlgorithm algorithm, IReadOnlyList<Digest> leafHashes)
    {
        return Node;

        Digest Node(int level, ulong index) => level == 0
            ? leafHashes[checked((int)index)]
            : NodeHash(algorithm, Node(level - 1, 2 * index), Node(level - 1, (2 * index) + 1));
    }

    /// <summary>The largest power of two below <paramref name="size"/>, where RFC 6962 splits a tree.</summary>
    internal static ulong SplitPoint(ulong size) => 1UL << BitOperations.Log2(size - 1);
}
