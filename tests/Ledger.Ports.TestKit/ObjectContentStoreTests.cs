using Ledger.Cryptography;
using Ledger.Ports.Objects;
using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class ObjectStoreTests
{
    private ContentStore Content => new(Store);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    [InlineData(SeveralParts)]
    public async Task Content_reads_back_under_its_digest(int length)
    {
        var content = Bytes(length, seed: 1);
        var digest = DigestAlgorithm.Sha256.Hash(content);
        using var source = new MemoryStream(content);

        Assert.True(await Content.TryPutAsync(digest, source, Cancellation));

        Assert.Equal(content, await Content.ReadAsync(digest, length, Cancellation));
        Assert.Equal(length, await Content.LengthAsync(digest, Cancellation));
        Assert.Equal([ContentStore.NameOf(digest)], await ListAsync("blobs/"));
    }

    [Fact]
    public async Task Content_from_memory_is_kept_once()
    {
        var first = await Content.PutAsync("abc"u8.ToArray(), Cancellation);
        var second = await new ContentStore(SecondClient).PutAsync("abc"u8.ToArray(), Cancellation);

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", first.ToString());
        Assert.Equal(first, second);
        Assert.Equal(
            ["blobs/sha256/ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"], await ListAsync());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(SeveralParts)]
    public async Task Content_with_another_digest_is_refused_and_nothing_of_it_is_left(int length)
    {
        using var source = new MemoryStream(Bytes(length, seed: 1));
        var other = DigestAlgorithm.Sha256.Hash(Bytes(length, seed: 2));

        Assert.False(await Content.TryPutAsync(other, source, Cancellation));

        Assert.Null(await Content.OpenAsync(other, Cancellation));
        Assert.Null(await Content.LengthAsync(other, Cancellation));
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Who_names_a_digest_that_is_kept_must_still_have_the_content()
    {
        var digest = await Content.PutAsync(Bytes(100, seed: 1), Cancellation);
        using var same = new MemoryStream(Bytes(100, seed: 1));
        using var other = new MemoryStream(Bytes(100, seed: 2));

        Assert.True(await Content.TryPutAsync(digest, same, Cancellation));
        Assert.False(await Content.TryPutAsync(digest, other, Cancellation));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(0)]
    public async Task Content_that_is_not_what_it_was_is_noticed_before_its_last_byte_is_read(int length)
    {
        var digest = DigestAlgorithm.Sha256.Hash(Bytes(100, seed: 1));
        var changed = Bytes(101, seed: 1)[..length];
        if (length == 100)
        {
            changed[57] ^= 0x10;
        }

        await Store.CreateAsync(ContentStore.NameOf(digest), changed, Cancellation);

        await Assert.ThrowsAsync<ContentCorruptedException>(
            async () => await Content.ReadAsync(digest, 1_000, Cancellation));
        await using var open = (await Content.OpenAsync(digest, Cancellation))!;
        var read = 0;
        await Assert.ThrowsAsync<ContentCorruptedException>(
            async () =>
            {
                for (var one = new byte[1]; await open.ReadAsync(one, Cancellation) > 0;)
                {
                    read++;
                }
            });
        Assert.True(read < Math.Max(length, 1), $"{read} of {length} bytes were given out.");
    }

    [Fact]
    public async Task A_put_notices_that_something_else_is_kept_under_the_digest()
    {
        var content = Bytes(100, seed: 1);
        var name = ContentStore.NameOf(DigestAlgorithm.Sha256.Hash(content));
        await Store.CreateAsync(name, content.AsMemory(0, 50), Cancellation);

        await Assert.ThrowsAsync<ContentCorruptedException>(async () => await Content.PutAsync(content, Cancellation));
    }

    [Fact]
    public async Task A_part_of_content_can_be_read_unchecked()
    {
        var content = Bytes(1_000, seed: 1);
        var digest = await Content.PutAsync(content, Cancellation);

        await using var part = (await Content.OpenUncheckedRangeAsync(digest, 200, 50, Cancellation))!;
        using var bytes = new MemoryStream();
        await part.CopyToAsync(bytes, Cancellation);

        Assert.Equal(content[200..250], bytes.ToArray());
    }

    [Fact]
    public async Task Content_longer_than_the_caller_takes_is_refused_unread()
    {
        var digest = await Content.PutAsync(Bytes(100, seed: 1), Cancellation);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await Content.ReadAsync(digest, 99, Cancellation));
    }
}
