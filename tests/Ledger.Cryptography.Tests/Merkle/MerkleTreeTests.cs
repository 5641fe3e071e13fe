using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class MerkleTreeTests
{
    private static readonly DigestAlgorithm s_algorithm = DigestAlgorithm.Sha256;

    private static readonly List<Digest> s_leaves =
        [.. Enumerable.Range(0, 300).Select(i => MerkleTree.LeafHash(s_algorithm, BitConverter.GetBytes(i)))];

    [Fact]
    public void Every_leaf_is_shown_in_every_tree_that_holds_it() =>
        Sizes.Sample((a, b) =>
        {
            var (index, size) = (Math.Min(a, b), Math.Max(a, b) + 1);
            var proof = MerkleTree.InclusionProof(s_algorithm, s_leaves, index, size);
            return MerkleTree.VerifyInclusion(s_algorithm, s_leaves[(int)index], index, size, proof, RootOf(size));
        });

    [Fact]
    public void Every_tree_is_shown_to_be_a_prefix_of_every_later_one() =>
        Sizes.Sample((a, b) =>
        {
            var (oldSize, size) = (Math.Min(a, b), Math.Max(a, b));
            var proof = MerkleTree.ConsistencyProof(s_algorithm, s_leaves, oldSize, size);
            return MerkleTree.VerifyConsistency(s_algorithm, oldSize, RootOf(oldSize), size, RootOf(size), proof);
        });

    [Fact]
    public void A_proof_with_any_digest_changed_shows_nothing() =>
        Gen.Select(Gen.ULong[1, 299], Gen.ULong[1, 299], Gen.Int[0, 8]).Sample((a, b, at) =>
        {
            var (low, size) = (Math.Min(a, b), Math.Max(a, b) + 1);
            var inclusion = MerkleTree.InclusionProof(s_algorithm, s_leaves, low, size).ToList();
            var consistency = MerkleTree.ConsistencyProof(s_algorithm, s_leaves, low, size).ToList();
            inclusion[at % inclusion.Count] = default;
            consistency[at % consistency.Count] = default;
            return !MerkleTree.VerifyInclusion(s_algorithm, s_leaves[(int)low], low, size, inclusion, RootOf(size))
                && !MerkleTree.VerifyConsistency(s_algorithm, low, RootOf(low), size, RootOf(size), consistency);
        });

    [Fact]
    public void A_proof_shows_its_leaf_at_its_own_place_only() =>
        Gen.Select(Gen.ULong[0, 63], Gen.ULong[0, 63], Gen.ULong[0, 70], Gen.ULong[0, 70]).Sample((a, b, i, n) =>
        {
            var (index, size) = (Math.Min(a, b), Math.Max(a, b) + 1);
            var proof = MerkleTree.InclusionProof(s_algorithm, s_leaves, index, size);
            var accepted = MerkleTree.VerifyInclusion(
                s_algorithm, s_leaves[(int)index], i, n, proof, RootOf(size));

            // With another size the same path may fold to the same root; with another index it never does.
            return !accepted || i == index || PathsAgree(index, size, i, n);
        });

    [Fact]
    public void Tiles_serve_the_same_roots_and_proofs_as_the_leaves() =>
        Sizes.Sample((a, b) =>
        {
            var (low, size) = (Math.Min(a, b), Math.Max(a, b) + 1);
            var node = StoredNodes(size);
            return MerkleTree.Root(s_algorithm, size, node) == RootOf(size)
                && MerkleTree.InclusionProof(s_algorithm, low, size, node)
                    .SequenceEqual(MerkleTree.InclusionProof(s_algorithm, s_leaves, low, size))
                && MerkleTree.ConsistencyProof(s_algorithm, low, size, node)
                    .SequenceEqual(MerkleTree.ConsistencyProof(s_algorithm, s_leaves, low, size));
        });

    [Fact]
    public void What_does_not_exist_cannot_be_proven()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(s_algorithm, s_leaves, 300));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(s_algorithm, s_leaves, 0, 301));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.InclusionProof(s_algorithm, [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(s_algorithm, s_leaves, 301));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof(s_algorithm, s_leaves, 2, 1));
    }

    private static Gen<(ulong, ulong)> Sizes => Gen.Select(Gen.ULong[0, 299], Gen.ULong[0, 299]);

    private static Digest RootOf(ulong size) => MerkleTree.Root(s_algorithm, s_leaves.GetRange(0, (int)size));

    // Only nodes whose every leaf is in the tree exist in tiles; any other question is a fault.
    private static Func<int, ulong, Digest> StoredNodes(ulong size) => (level, index) =>
        (index + 1) << level <= size
            ? MerkleTree.Root(s_algorithm, s_leaves.GetRange((int)(index << level), 1 << level))
            : throw new InvalidOperationException($"Node {level}/{index} is not in the tree of {size}.");

    // The sides on which a path takes its siblings are all that a proof without its size says.
    private static bool PathsAgree(ulong index, ulong size, ulong otherIndex, ulong otherSize) =>
        Sides(index, size) == Sides(otherIndex, otherSize);

    private static string Sides(ulong index, ulong size)
    {
        var sides = string.Empty;
        while (size > 1)
        {
            var split = MerkleTree.SplitPoint(size);
            (sides, index, size) = index < split
                ? (sides + 'r', index, split)
                : (sides + 'l', index - split, size - split);
        }

        return sides;
    }
}
