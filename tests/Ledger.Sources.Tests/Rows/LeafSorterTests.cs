using CsCheck;
using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Ledger.Sources.Rows;
using Ledger.Testing;

namespace Ledger.Sources.Tests.Rows;

public sealed class LeafSorterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ManifestDigests.Sha256)]
    [InlineData(ManifestDigests.Sm3)]
    [InlineData(ManifestDigests.Both)]
    public void Leaves_come_back_sorted_whether_they_fit_or_not(ManifestDigests digests) =>
        Gen.Select(Gen.Int[0, 300].Array[0, 2000], Gen.Int[1, 64]).Sample(
            (values, buffered) =>
            {
                // A buffer of one leaf makes more files than are merged at once.
                using var sorter = new LeafSorter(digests, _folder.Path, buffered);
                var leaves = values.Select(value => DigestSet.Of(
                    digests, algorithm => algorithm.Hash(BitConverter.GetBytes(value)))).ToList();
                leaves.ForEach(sorter.Add);

                var expected = leaves.OrderBy(leaf => leaf.Sha256 ?? leaf.Sm3!.Value).ToList();
                Assert.Equal(expected, sorter.Sorted());
            },
            iter: 12,
            threads: 1);

    [Fact]
    public void Nothing_is_left_in_the_folder()
    {
        using (var sorter = new LeafSorter(ManifestDigests.Sha256, _folder.Path, 10))
        {
            for (var i = 0; i < 5000; i++)
            {
                sorter.Add(new DigestSet(DigestAlgorithm.Sha256.Hash(BitConverter.GetBytes(i)), null));
            }

            // Not even while it is used: a kill leaves nothing either.
            Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
            Assert.Equal(5000, sorter.Sorted().Count());
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }
}
