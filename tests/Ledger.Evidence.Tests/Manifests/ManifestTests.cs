using System.Text;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Tests.Manifests;

public sealed class ManifestTests
{
    [Fact]
    public void Every_vector_is_read_and_written_back_to_the_byte()
    {
        foreach (var vector in Vectors.Load("manifest").Items("cases"))
        {
            var bytes = vector.Bytes("text");

            Assert.True(Manifest.TryRead(bytes, out var manifest, out var error), $"{vector.Text("name")}: {error}");
            Assert.Equal(bytes, manifest.ToBytes());
            Assert.Equal(vector.Digests(), DigestPair.Of(bytes));
        }
    }

    [Fact]
    public void Every_near_miss_is_refused()
    {
        var accepted = Vectors.Load("manifest").Items("refused")
            .Where(vector => Manifest.TryRead(vector.Bytes("text"), out _, out var error) || error.Length == 0)
            .Select(vector => vector.Text("name"));

        Assert.Empty(accepted);
    }

    [Fact]
    public void Every_truncation_and_every_changed_byte_that_is_still_read_says_something_else()
    {
        var bytes = Encoding.UTF8.GetBytes(Vectors.Load("manifest").Items("cases").ElementAt(1).Text("text"));
        Assert.True(Manifest.TryRead(bytes, out var original, out _));
        for (var i = 0; i < bytes.Length; i++)
        {
            Assert.False(Manifest.TryRead(bytes.AsSpan(0, i), out _, out _));
            var changed = bytes.ToArray();
            changed[i] ^= 1;

            if (Manifest.TryRead(changed, out var read, out _))
            {
                Assert.Equal(changed, read.ToBytes());
                Assert.NotEqual(original.ToBytes(), read.ToBytes());
            }
        }
    }

    [Fact]
    public void A_manifest_larger_than_its_bound_is_neither_written_nor_read()
    {
        var (manifest, _) = Samples.Describe(4096, ManifestDigests.Sha256, ("a", []));
        var file = manifest.Files[0];
        var many = manifest with
        {
            Files = [.. Enumerable.Range(0, 100_000).Select(i => file with { Path = $"{i:d6}{new string('x', 90)}" })],
        };

        Assert.Throws<ArgumentException>(many.ToBytes);
        Assert.False(Manifest.TryRead(new byte[Manifest.MaxBytes + 1], out _, out var error));
        Assert.Contains("at most", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_read_back_is_not_written()
    {
        var (manifest, _) = Samples.Describe(4096, ManifestDigests.Both, ("a", new byte[1]), ("b", []));
        var file = manifest.Files[0];
        Manifest[] wrong =
        [
            manifest with { Files = [] },
            manifest with { ChunkSize = 5000 },
            manifest with { Digests = 0 },
            manifest with { Digests = ManifestDigests.Sha256 },
            manifest with { Files = [file, file] },
            manifest with { Files = [manifest.Files[1], file] },
            manifest with { Files = [file with { Path = "../a" }] },
            manifest with { Files = [file with { Length = -1 }] },
            manifest with { Files = [file, manifest.Files[1] with { Path = "a/b" }] },
            manifest with { Files = [file with { Plain = file.Tree }, manifest.Files[1]] },
            manifest with { Files = [file with { Plain = default(DigestSet) }] },
        ];

        Assert.All(wrong, refused => Assert.Throws<ArgumentException>(refused.ToBytes));
    }
}
