using CsCheck;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

public sealed class TileProofsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Inclusion_proofs_are_those_of_other_logs()
    {
        foreach (var item in Vectors.Load("tile").Items("inclusion"))
        {
            var (index, size) = (item.GetProperty("index").GetUInt64(), item.GetProperty("size").GetUInt64());
            var tree = new Trees(item.Algorithm()).GrowTo(size);

            Assert.Equal(
                item.Hashes("proof"),
                await TileProofs.InclusionAsync(item.Algorithm(), tree, index, size, Cancellation));
        }
    }

    [Fact]
    public async Task Consistency_proofs_are_those_of_other_logs()
    {
        foreach (var item in Vectors.Load("tile").Items("consistency"))
        {
            var (from, size) = (item.GetProperty("from").GetUInt64(), item.GetProperty("size").GetUInt64());
            var tree = new Trees(item.Algorithm()).GrowTo(size);

            Assert.Equal(
                item.Hashes("proof"),
                await TileProofs.ConsistencyAsync(item.Algorithm(), tree, from, size, Cancellation));
        }
    }

    [Fact]
    public async Task Proofs_out_of_tiles_are_the_naive_proofs_at_any_size() =>
        await Gen.Select(Gen.ULong[1, 1500], Gen.ULong[0, 1500], Gen.Bool).SampleAsync(
            async (size, pick, sm3) =>
            {
                var algorithm = sm3 ? DigestAlgorithm.Sm3 : DigestAlgorithm.Sha256;
                var tree = new Trees(algorithm).GrowTo(size);
                var (index, old) = (pick % size, pick % (size + 1));

                Assert.Equal(
                    MerkleTree.InclusionProof(algorithm, tree.Leaves, index),
                    await TileProofs.InclusionAsync(algorithm, tree, index, size, Cancellation));
                Assert.Equal(
                    MerkleTree.ConsistencyProof(algorithm, tree.Leaves, old),
                    await TileProofs.ConsistencyAsync(algorithm, tree, old, size, Cancellation));
                Assert.Equal(tree.Growing.Root(), await TileProofs.RootAsync(algorithm, tree, size, Cancellation));
            },
            iter: 60);

    [Fact]
    public async Task An_older_size_is_proven_out_of_tiles_that_have_filled_since()
    {
        var tree = new Trees(DigestAlgorithm.Sha256).GrowTo(300).GrowTo(1024);
        tree.Drop(TilePath.Hashes(0, 1, 44));

        var proof = await TileProofs.InclusionAsync(DigestAlgorithm.Sha256, tree, 299, 300, Cancellation);

        Assert.True(MerkleTree.VerifyInclusion(
            DigestAlgorithm.Sha256,
            tree.Leaves[299],
            299,
            300,
            proof,
            MerkleTree.Root(DigestAlgorithm.Sha256, [.. tree.Leaves.Take(300)])));
    }

    [Fact]
    public async Task A_missing_or_short_tile_is_named()
    {
        var tree = new Trees(DigestAlgorithm.Sha256).GrowTo(300);
        tree.Cut(TilePath.Hashes(0, 0));
        var cut = await Assert.ThrowsAsync<TileUnavailableException>(
            async () => await TileProofs.InclusionAsync(DigestAlgorithm.Sha256, tree, 7, 300, Cancellation));
        tree.Drop(TilePath.Hashes(0, 1, 44));
        var missing = await Assert.ThrowsAsync<TileUnavailableException>(
            async () => await TileProofs.RootAsync(DigestAlgorithm.Sha256, tree, 300, Cancellation));

        Assert.Equal("tile/0/000", cut.Path.ToString());
        Assert.Equal("tile/0/001.p/44", missing.Path.ToString());
    }
}
