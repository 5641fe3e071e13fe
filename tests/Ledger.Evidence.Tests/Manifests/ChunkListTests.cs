using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Tests.Manifests;

public sealed class ChunkListTests
{
    private const int ChunkSize = 4096;

    private static readonly (string Path, byte[] Content)[] s_files =
    [
        ("a", Samples.Content(3 * ChunkSize, 1)),
        ("b", []),
        ("c", Samples.Content((4 * ChunkSize) + 100, 2)),
    ];

    [Fact]
    public void The_lists_of_the_vectors_belong_to_their_manifests()
    {
        var vectors = Vectors.Load("manifest").Items("cases").Where(found => found.TryGetProperty("chunkList", out _));
        foreach (var vector in vectors)
        {
            Assert.True(Manifest.TryRead(vector.Bytes("text"), out var manifest, out _));

            Assert.True(ChunkList.TryRead(vector.FromHex("chunkList"), manifest, out _, out var error), error);
        }
    }

    [Fact]
    public void A_list_with_any_byte_changed_missing_or_added_is_refused()
    {
        var (manifest, list) = Samples.Describe(ChunkSize, ManifestDigests.Both, s_files);
        for (var i = 0; i < list.Length; i++)
        {
            var changed = list.ToArray();
            changed[i] ^= 0x80;
            var resealed = manifest with { ChunkList = DigestAlgorithm.Sha256.Hash(changed) };

            Assert.False(ChunkList.TryRead(changed, manifest, out _, out _));
            Assert.False(ChunkList.TryRead(changed, resealed, out _, out _));
        }

        Assert.False(ChunkList.TryRead(list.AsMemory(1), manifest, out _, out _));
        Assert.False(ChunkList.TryRead(list.Append((byte)0).ToArray(), manifest, out _, out _));
    }

    [Fact]
    public void Every_chunk_is_proven_with_any_choice_of_digests()
    {
        foreach (var digests in new[] { ManifestDigests.Sha256, ManifestDigests.Sm3, ManifestDigests.Both })
        {
            var (manifest, bytes) = Samples.Describe(ChunkSize, digests, s_files);
            Assert.True(ChunkList.TryRead(bytes, manifest, out var list, out _));
            foreach (var (file, chunk) in new[] { (0, 0), (0, 1), (0, 2), (2, 0), (2, 3), (2, 4) })
            {
                var content = Chunk(file, chunk);
                var proof = list.Prove(file, chunk);

                Assert.True(proof.Verify(manifest, manifest.Files[file], chunk, content));
            }
        }
    }

    [Fact]
    public void A_proof_shows_nothing_but_its_own_chunk()
    {
        var (manifest, bytes) = Samples.Describe(ChunkSize, ManifestDigests.Both, s_files);
        Assert.True(ChunkList.TryRead(bytes, manifest, out var list, out _));
        var file = manifest.Files[2];
        var chunk = Chunk(2, 3);
        var proof = list.Prove(2, 3);
        var changed = chunk.ToArray();
        changed[9] ^= 1;

        Assert.True(proof.Verify(manifest, file, 3, chunk));
        Assert.False(proof.Verify(manifest, file, 3, changed));
        Assert.False(proof.Verify(manifest, file, 3, chunk.AsSpan(1)));
        Assert.False(proof.Verify(manifest, file, 2, chunk));
        Assert.False(proof.Verify(manifest, file, 5, chunk));
        Assert.False(proof.Verify(manifest, file, -1, chunk));
        Assert.False(proof.Verify(manifest, manifest.Files[0], 1, chunk));
        Assert.False((proof with { Sm3 = null }).Verify(manifest, file, 3, chunk));
        Assert.False((proof with { Sha256 = null }).Verify(manifest, file, 3, chunk));
        Assert.False((proof with { Sm3 = proof.Sha256 }).Verify(manifest, file, 3, chunk));
        Assert.False((proof with { Sm3 = [.. proof.Sm3!, default] }).Verify(manifest, file, 3, chunk));
    }

    [Fact]
    public void A_proof_in_a_digest_that_the_manifest_does_not_carry_is_refused()
    {
        var (manifest, bytes) = Samples.Describe(ChunkSize, ManifestDigests.Sha256, s_files);
        Assert.True(ChunkList.TryRead(bytes, manifest, out var list, out _));
        var proof = list.Prove(0, 1) with { Sm3 = [] };

        Assert.False(proof.Verify(manifest, manifest.Files[0], 1, Chunk(0, 1)));
    }

    [Fact]
    public void There_is_no_leaf_outside_a_file()
    {
        var (manifest, bytes) = Samples.Describe(ChunkSize, ManifestDigests.Both, s_files);
        Assert.True(ChunkList.TryRead(bytes, manifest, out var list, out _));

        Assert.Throws<ArgumentOutOfRangeException>(() => list.LeafOf(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.LeafOf(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.LeafOf(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Prove(0, -1));
    }

    private static byte[] Chunk(int file, int chunk) => s_files[file].Content.Chunk(ChunkSize).ElementAt(chunk);
}
