using CsCheck;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

public sealed class GrowingTilesTests
{
    [Fact]
    public void Tiles_and_roots_are_those_of_other_logs()
    {
        foreach (var item in Vectors.Load("tile").Items("trees"))
        {
            var tree = new Trees(item.Algorithm()).GrowTo(item.GetProperty("size").GetUInt64());

            Assert.Equal(item.Digest("root"), tree.Growing.Root());
            foreach (var tile in item.GetProperty("tiles").EnumerateObject())
            {
                Assert.True(TilePath.TryParse(tile.Name, out var path));
                Assert.Equal(tile.Value.GetString(), DigestAlgorithm.Sha256.Hash(tree.Tiles[path].Span).ToString());
            }
        }
    }

    [Fact]
    public void A_tree_of_70000_has_the_tiles_that_the_standard_counts()
    {
        var tiles = new Trees(DigestAlgorithm.Sha256).GrowTo(70_000).Tiles.Keys
            .GroupBy(path => (path.Level, path.IsFull))
            .ToDictionary(group => group.Key, group => (Count: group.Count(), group.First().Width));

        Assert.Equal((273, 256), tiles[(0, true)]);
        Assert.Equal((1, 112), tiles[(0, false)]);
        Assert.Equal((1, 256), tiles[(1, true)]);
        Assert.Equal((1, 17), tiles[(1, false)]);
        Assert.Equal((1, 1), tiles[(2, false)]);
        Assert.Equal(5, tiles.Count);
    }

    [Fact]
    public void The_root_is_the_naive_root_at_any_size()
    {
        var tree = new Trees(DigestAlgorithm.Sha256);
        for (ulong size = 0; size < 700; size++)
        {
            tree.GrowTo(size, keepEdge: false);
            Assert.Equal(MerkleTree.Root(DigestAlgorithm.Sha256, tree.Leaves), tree.Growing.Root());
        }
    }

    [Fact]
    public void A_restored_tree_goes_on_as_if_it_had_never_stopped() =>
        Gen.Select(Gen.ULong[0, 70_000], Gen.Int[0, 600]).Sample(
            (size, more) =>
            {
                var all = new Trees(DigestAlgorithm.Sha256).GrowTo(size);
                var restored = GrowingTiles.Restore(DigestAlgorithm.Sha256, size, path => all.Tiles[path]);

                Assert.Equal(all.Growing.Root(), restored.Root());
                var filled = new List<Tile>();
                all.GrowTo(size + (ulong)more);
                foreach (var leaf in all.Leaves.Skip((int)size))
                {
                    restored.Append(leaf, filled);
                }

                Assert.Equal(all.Growing.Root(), restored.Root());
                Assert.All(filled, tile => Assert.Equal(all.Tiles[tile.Path].ToArray(), tile.Bytes.ToArray()));
            },
            iter: 20);

    [Fact]
    public void A_tile_of_the_wrong_length_restores_nothing() => Assert.Throws<ArgumentException>(
        () => GrowingTiles.Restore(DigestAlgorithm.Sha256, 3, path => new byte[(path.Width * 32) - 1]));
}
