using CsCheck;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Tests.Manifests;

public sealed class FileVerifierTests
{
    private const int ChunkSize = 4096;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ChunkSize - 1)]
    [InlineData(ChunkSize)]
    [InlineData(ChunkSize + 1)]
    [InlineData((3 * ChunkSize) + 7)]
    public void Unchanged_content_is_the_same(int length)
    {
        var check = Check(Samples.Content(length, 1), Samples.Content(length, 1), ManifestDigests.Both);

        Assert.True(check.IsSame);
        Assert.Empty(check.ChangedChunks);
        Assert.Equal(length, check.Length);
    }

    [Fact]
    public void A_changed_byte_is_located_to_its_chunk()
    {
        var changes = Gen.Select(Gen.Int[1, 6 * ChunkSize], Gen.Int[0, int.MaxValue], Gen.Int[1, 255], Gen.Int[1, 3]);

        changes.Sample(
            (length, place, bits, digests) =>
            {
                var content = Samples.Content(length, 1);
                var changed = content.ToArray();
                var at = place % length;
                changed[at] ^= (byte)bits;

                var check = Check(content, changed, (ManifestDigests)digests);

                Assert.False(check.IsSame);
                Assert.Equal([at / ChunkSize], check.ChangedChunks);
            },
            iter: 200);
    }

    [Theory]
    [InlineData(3 * ChunkSize, 2 * ChunkSize, new long[] { 2 })]
    [InlineData((3 * ChunkSize) + 5, 3 * ChunkSize, new long[] { 3 })]
    [InlineData((3 * ChunkSize) + 5, ChunkSize + 9, new long[] { 1, 2, 3 })]
    [InlineData(ChunkSize, 0, new long[] { 0 })]
    [InlineData(2 * ChunkSize, (2 * ChunkSize) + 1, new long[] { 2 })]
    [InlineData(ChunkSize + 5, (2 * ChunkSize) + 1, new long[] { 1, 2 })]
    [InlineData(0, 1, new long[] { 0 })]
    public void Content_cut_or_continued_differs_from_there_on(int length, int actual, long[] chunks)
    {
        var check = Check(Samples.Content(length, 1), Samples.Content(actual, 1), ManifestDigests.Both);

        Assert.False(check.IsSame);
        Assert.Equal(actual, check.Length);
        Assert.Equal(chunks, check.ChangedChunks);
    }

    [Fact]
    public void Without_a_list_a_change_is_noticed_but_not_located()
    {
        var (manifest, _) = Samples.Describe(ChunkSize, ManifestDigests.Both, ("a", Samples.Content(9_000, 1)));
        using var other = new MemoryStream(Samples.Content(9_000, 2));

        var check = FileVerifier.Check(manifest, list: null, file: 0, other);

        Assert.False(check.IsSame);
        Assert.Empty(check.ChangedChunks);
    }

    [Fact]
    public void One_wrong_digest_of_two_is_enough_to_differ()
    {
        var content = Samples.Content(9_000, 1);
        var (manifest, _) = Samples.Describe(ChunkSize, ManifestDigests.Both, ("a", content));
        var file = manifest.Files[0];
        using var same = new MemoryStream(content);
        var sm3 = manifest with { Files = [file with { Tree = file.Tree with { Sm3 = default(Digest) } }] };

        Assert.False(FileVerifier.Check(sm3, list: null, file: 0, same).IsSame);
    }

    [Fact]
    public void A_length_that_the_tree_does_not_have_is_not_the_same()
    {
        var content = Samples.Content(9_000, 1);
        var (manifest, _) = Samples.Describe(ChunkSize, ManifestDigests.Both, ("a", content));
        var longer = manifest with { Files = [manifest.Files[0] with { Length = 9_001 }] };
        using var same = new MemoryStream(content);

        Assert.False(FileVerifier.Check(longer, list: null, file: 0, same).IsSame);
    }

    [Fact]
    public void No_more_than_a_bounded_number_of_chunks_is_named()
    {
        var check = Check(new byte[2000 * ChunkSize], [], ManifestDigests.Sha256);

        Assert.Equal(FileVerifier.MaxReported, check.ChangedChunks.Count);
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_is_read_the_same()
    {
        var content = Samples.Content((2 * ChunkSize) + 3, 1);
        var (manifest, _) = Samples.Describe(ChunkSize, ManifestDigests.Both, ("a", content));
        using var slow = new SlowStream(content);

        Assert.True(FileVerifier.Check(manifest, list: null, file: 0, slow).IsSame);
    }

    private static FileCheck Check(byte[] described, byte[] actual, ManifestDigests digests)
    {
        var (manifest, bytes) = Samples.Describe(ChunkSize, digests, ("a", []), ("b", described));
        Assert.True(ChunkList.TryRead(bytes, manifest, out var list, out _));
        using var content = new MemoryStream(actual);
        return FileVerifier.Check(manifest, list, file: 1, content);
    }

    private sealed class SlowStream(byte[] content) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
