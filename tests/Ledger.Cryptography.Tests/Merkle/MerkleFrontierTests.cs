using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class MerkleFrontierTests
{
    private static readonly DigestAlgorithm s_algorithm = DigestAlgorithm.Sm3;

    [Fact]
    public void The_root_is_that_of_the_tree_after_every_append()
    {
        var (frontier, leaves) = (new MerkleFrontier(s_algorithm), new List<Digest>());
        for (var i = 0; i < 70; i++)
        {
            Assert.Equal(MerkleTree.Root(s_algorithm, leaves), frontier.Root());
            Assert.Equal((ulong)i, frontier.Size);
            leaves.Add(Leaf(i));
            frontier.Append(Leaf(i));
        }
    }

    [Fact]
    public void A_restored_frontier_goes_on_as_if_nothing_had_happened() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 100]).Sample((before, after) =>
        {
            var whole = new MerkleFrontier(s_algorithm);
            Enumerable.Range(0, before).ToList().ForEach(i => whole.Append(Leaf(i)));
            var restored = MerkleFrontier.Restore(s_algorithm, whole.Size, whole.Peaks);
            Enumerable.Range(before, after).ToList().ForEach(i =>
            {
                whole.Append(Leaf(i));
                restored.Append(Leaf(i));
            });
            return whole.Root() == restored.Root() && whole.Peaks.SequenceEqual(restored.Peaks);
        });

    [Fact]
    public void A_clone_goes_its_own_way()
    {
        var frontier = new MerkleFrontier(s_algorithm);
        frontier.Append(Leaf(0));
        var clone = frontier.Clone();
        clone.Append(Leaf(1));

        Assert.Equal(Leaf(0), frontier.Root());
        Assert.Equal(MerkleTree.Root(s_algorithm, [Leaf(0), Leaf(1)]), clone.Root());
    }

    [Theory]
    [InlineData(0UL, 1)]
    [InlineData(1UL, 0)]
    [InlineData(6UL, 1)]
    [InlineData(6UL, 3)]
    [InlineData(ulong.MaxValue, 63)]
    public void Peaks_that_do_not_fit_the_size_are_refused(ulong size, int peaks) =>
        Assert.Throws<ArgumentException>(() => MerkleFrontier.Restore(s_algorithm, size, new Digest[peaks]));

    [Fact]
    public void The_last_leaf_that_fits_is_the_last()
    {
        var full = MerkleFrontier.Restore(s_algorithm, ulong.MaxValue, new Digest[64]);

        Assert.Throws<OverflowException>(() => full.Append(Leaf(0)));
        Assert.Equal(ulong.MaxValue, full.Size);
    }

    private static Digest Leaf(int i) => MerkleTree.LeafHash(s_algorithm, BitConverter.GetBytes(i));
}
