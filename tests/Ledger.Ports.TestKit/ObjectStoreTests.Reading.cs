using CsCheck;
using Ledger.Ports.Objects;
using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class ObjectStoreTests
{
    [Fact]
    public async Task What_does_not_exist_is_null()
    {
        await Store.CreateAsync("a/b", new byte[1], Cancellation);

        Assert.Null(await Store.OpenAsync("c", cancellationToken: Cancellation));
        Assert.Null(await Store.StatAsync("c", Cancellation));
        Assert.Null(await Store.OpenAsync("a", cancellationToken: Cancellation));
        Assert.Null(await Store.StatAsync("a", Cancellation));
    }

    [Fact]
    public async Task Any_range_is_that_part_of_the_object()
    {
        var content = Bytes(5_000, seed: 1);
        await Store.CreateAsync("a", content, Cancellation);
        var ranges = Gen.Select(Gen.Int[0, 5_000], Gen.Int[0, 6_000]);

        await ranges.SampleAsync(
            async (offset, length) =>
            {
                var expected = content[offset..Math.Min(5_000, offset + length)];
                var read = await ReadAsync("a", offset, length);
                Assert.Equal(expected, read!);
            },
            iter: 50,
            threads: 1);
    }

    [Fact]
    public async Task A_range_without_length_goes_to_the_end()
    {
        await Store.CreateAsync("a", new byte[] { 1, 2, 3 }, Cancellation);

        Assert.Equal(new byte[] { 2, 3 }, await ReadAsync("a", 1));
        Assert.Equal(Array.Empty<byte>(), await ReadAsync("a", 3));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(4, 1L)]
    [InlineData(4, 0L)]
    [InlineData(-1, null)]
    [InlineData(0, -1L)]
    public async Task A_range_outside_the_object_is_refused(long offset, long? length)
    {
        await Store.CreateAsync("a", new byte[3], Cancellation);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReadAsync("a", offset, length));
    }

    [Fact]
    public async Task A_listing_is_in_ordinal_order_and_under_its_prefix()
    {
        string[] names = ["a-b", "a.b/c", "a/0", "a/b.p/8", "a/b/c", "a0", "a_b", "b/a"];
        foreach (var name in names.Reverse())
        {
            await Store.CreateAsync(name, new byte[1], Cancellation);
        }

        Assert.Equal(names, await ListAsync());
        Assert.Equal(["a/0", "a/b.p/8", "a/b/c"], await ListAsync("a/"));
        Assert.Empty(await ListAsync("c/"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/../../b")]
    [InlineData("a/..")]
    [InlineData(".hidden")]
    [InlineData("a.")]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("a%2fb")]
    [InlineData("a\0")]
    [InlineData("é")]
    public async Task Every_member_refuses_what_is_no_name(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.CreateAsync(name, new byte[1], Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.ReplaceAsync(name, new byte[1], null, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.OpenAsync(name, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.StatAsync(name, Cancellation));
        Assert.Empty(await ListAsync());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("/")]
    [InlineData("../")]
    [InlineData("a//")]
    public async Task A_listing_refuses_what_is_no_prefix(string prefix) =>
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(prefix));

    [Fact]
    public async Task The_longest_name_works_and_a_longer_one_is_refused()
    {
        var segment = new string('s', ObjectName.MaxSegmentLength);
        var longest = $"{segment}/{segment}/{segment}/{segment[..^6]}/x";

        Assert.Equal(ObjectName.MaxLength, longest.Length + 1);
        Assert.True(await Store.CreateAsync(longest + "x", new byte[1], Cancellation));
        Assert.Equal([longest + "x"], await ListAsync());
        Assert.False(ObjectName.IsValid(longest + "xx"));
        Assert.False(ObjectName.IsValid(segment + "s"));
    }
}
