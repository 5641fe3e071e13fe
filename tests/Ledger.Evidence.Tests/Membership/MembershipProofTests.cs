using System.Text;
using System.Text.Json;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Membership;

namespace Ledger.Evidence.Tests.Membership;

public sealed class MembershipProofTests
{
    public static TheoryData<string> Names => [.. Cases().Select(vector => vector.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_proof_of_the_vectors_holds_or_does_not(string name)
    {
        var vector = Cases().Single(candidate => candidate.GetProperty("name").GetString() == name);
        var bytes = Encoding.UTF8.GetBytes(vector.GetProperty("proof").GetString()!);

        var readable = MembershipProof.TryRead(bytes, out var proof, out _);

        Assert.Equal(vector.GetProperty("readable").GetBoolean(), readable);
        Assert.Equal(vector.GetProperty("holds").GetBoolean(), readable && proof!.VerifyRows());
        if (readable)
        {
            Assert.Equal(bytes, proof!.ToBytes());
        }
    }

    [Fact]
    public void A_chunk_is_shown_by_its_bytes_alone()
    {
        byte[] content = [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i % 251))];
        var (manifest, list) = Describe(content);
        var proof = new MembershipProof { Manifest = manifest, Chunks = [new("a", 1, list.Prove(0, 1))] };

        Assert.True(MembershipProof.TryRead(proof.ToBytes(), out var read, out var error), error);

        var chunk = content.AsSpan(4096, 4096).ToArray();
        Assert.True(read.Chunks[0].Verify(read.Manifest, chunk));
        Assert.False(read.Chunks[0].Verify(read.Manifest, content.AsSpan(0, 4096)));
        Assert.False((read.Chunks[0] with { Path = "b" }).Verify(read.Manifest, chunk));
        chunk[7] ^= 1;
        Assert.False(read.Chunks[0].Verify(read.Manifest, chunk));
        Assert.False(read.VerifyRows());
    }

    private static (Manifest Manifest, ChunkList List) Describe(byte[] content)
    {
        const int chunkSize = 4096;
        using var hasher = new ChunkHasher(ManifestDigests.Both);
        var tree = new ChunkTree(ManifestDigests.Both);
        var list = new List<byte>();
        foreach (var chunk in content.Chunk(chunkSize))
        {
            hasher.Append(chunk);
            var leaf = hasher.Finish();
            tree.Append(leaf);
            list.AddRange(leaf.Sha256!.Value.ToArray());
            list.AddRange(leaf.Sm3!.Value.ToArray());
        }

        var manifest = new Manifest
        {
            Digests = ManifestDigests.Both,
            ChunkSize = chunkSize,
            Files = [new ManifestFile("a", content.Length, tree.Root())],
            ChunkList = DigestAlgorithm.Sha256.Hash([.. list]),
        };
        Assert.True(ChunkList.TryRead(list.ToArray(), manifest, out var read, out var error), error);
        return (manifest, read);
    }

    private static List<JsonElement> Cases() =>
    [
        .. Vectors.Load("membership").GetProperty("cases").EnumerateArray(),
    ];
}
