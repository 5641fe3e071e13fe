using System.Buffers.Binary;

namespace Ledger.Cryptography.Tests;

/// <summary>
/// Trees that no map has, as whoever signs the root could build them: what is said of keys under them is not believed.
/// </summary>
public sealed class SparseMerkleManyTests
{
    private static readonly DigestAlgorithm s_digest = DigestAlgorithm.Sha256;
    private static readonly SparseMerkleLeaf s_left = Leaf(0x10, 7);
    private static readonly SparseMerkleLeaf s_right = Leaf(0x90, 8);
    private static readonly Digest s_foreign = s_digest.Hash([1]);

    [Fact]
    public void A_tree_in_its_place_is_believed()
    {
        var root = Node(Hash(s_left), Hash(s_right));
        Assert.True(Verify([s_left, s_right], [4, 2, 2], root));
        Assert.True(Verify([Absent(0xa0)], [4, 1, .. Hash(s_left).ToArray(), .. Other(s_right)], root));
    }

    [Fact]
    public void A_leaf_in_the_place_of_another_key_shows_no_absence()
    {
        var root = Node(s_foreign, Hash(s_left));
        Assert.False(Verify([Absent(0xa0)], [4, 1, .. s_foreign.ToArray(), .. Other(s_left)], root));
    }

    [Fact]
    public void The_leaf_of_a_key_does_not_show_it_absent() =>
        Assert.False(Verify([Absent(0x90)], Other(s_right), Hash(s_right)));

    [Fact]
    public void A_leaf_of_version_0_is_none()
    {
        var none = s_right with { Version = 0 };
        Assert.False(Verify([Absent(0xa0)], Other(none), Hash(none)));
    }

    [Fact]
    public void A_leaf_beside_nothing_stands_too_low()
    {
        Assert.False(Verify([Absent(0xa0)], [4, 0, .. Other(s_right)], Node(default, Hash(s_right))));
        Assert.False(Verify([s_right], [4, 0, 2], Node(default, Hash(s_right))));
        Assert.False(Verify([Absent(0x20), s_right], [4, 0, 2], Node(default, Hash(s_right))));
    }

    [Fact]
    public void An_empty_subtree_has_one_form()
    {
        var last = Leaf(0xd0, 9);
        var root = Node(default, Node(Hash(s_right), Hash(last)));
        Assert.True(Verify([s_right, last], [4, 0, 4, 2, 2], root));
        Assert.False(Verify([s_right, last], [4, 1, .. new byte[Digest.Size], 4, 2, 2], root));
    }

    [Fact]
    public void Nothing_holds_no_key()
    {
        Assert.False(Verify([s_right], [0], default));
        Assert.True(Verify([Absent(0x90)], [0], default));
    }

    [Fact]
    public void A_byte_behind_or_less_is_no_proof()
    {
        Assert.False(Verify([s_right], [2, 0], Hash(s_right)));
        Assert.False(Verify([Absent(0xa0)], Other(s_right)[..^1], Hash(s_right)));
        Assert.False(Verify([s_right], [], Hash(s_right)));
    }

    private static bool Verify(SparseMerkleLeaf[] targets, byte[] proof, Digest root) =>
        SparseMerkleMany.Verify(s_digest, targets, proof, root);

    private static SparseMerkleLeaf Leaf(byte first, ulong version) =>
        new(Digest.Read([first, .. new byte[Digest.Size - 1]]), version, s_digest.Hash([first]));

    private static SparseMerkleLeaf Absent(byte first) => new(Leaf(first, 1).Path, 0, default);

    private static byte[] Other(SparseMerkleLeaf leaf)
    {
        var version = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(version, leaf.Version);
        return [3, .. leaf.Path.ToArray(), .. version, .. leaf.ValueHash.ToArray()];
    }

    private static Digest Hash(SparseMerkleLeaf leaf) => SparseMerkle.LeafHash(s_digest, leaf);

    private static Digest Node(Digest left, Digest right) => SparseMerkle.NodeHash(s_digest, left, right);
}
