using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Ledger.Sources.Rows;
using Ledger.Testing;

namespace Ledger.Sources.Tests.Rows;

public sealed class LeafFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(4096)]
    [InlineData(5003)]
    public void Paths_are_those_of_the_tree_whatever_of_it_is_kept(int count)
    {
        var leaves = Enumerable.Range(0, count).Select(i => DigestSet.Of(
            ManifestDigests.Both, algorithm => algorithm.Hash(BitConverter.GetBytes(i)))).ToList();
        using var file = new LeafFile(ManifestDigests.Both, _folder.Path);
        leaves.ForEach(file.Append);

        foreach (var algorithm in new[] { DigestAlgorithm.Sha256, DigestAlgorithm.Sm3 })
        {
            var hashes = leaves.ConvertAll(leaf => leaf[algorithm]!.Value);
            foreach (var index in new[] { 0, 1, 1023, 1024, 2500, 4095, 4096, 5002, 0 }.Where(i => i < count))
            {
                Assert.Equal(
                    MerkleTree.InclusionProof(algorithm, hashes, (ulong)index), file.Path(algorithm, index));
            }
        }
    }

    [Fact]
    public void There_is_no_path_for_a_digest_that_the_leaves_do_not_have()
    {
        using var file = new LeafFile(ManifestDigests.Sm3, _folder.Path);
        file.Append(new DigestSet(null, DigestAlgorithm.Sm3.Hash([1])));

        Assert.Null(file.Path(DigestAlgorithm.Sha256, 0));
        Assert.Empty(file.Path(DigestAlgorithm.Sm3, 0)!);
    }
}
