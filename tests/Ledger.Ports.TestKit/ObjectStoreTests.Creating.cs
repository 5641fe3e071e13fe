using Ledger.Ports.Objects;
using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class ObjectStoreTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8 << 20)]
    [InlineData(16 << 20)]
    [InlineData(SeveralParts)]
    public async Task An_object_reads_back_as_it_was_created(int length)
    {
        var content = Bytes(length, seed: 1);

        Assert.True(await Store.CreateAsync("a/b", content, Cancellation));

        Assert.Equal(content, await ReadAsync("a/b"));
        Assert.Equal(new ObjectProperties(length, Version: null), await Store.StatAsync("a/b", Cancellation));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, SeveralParts)]
    [InlineData(SeveralParts, 5)]
    [InlineData(SeveralParts, SeveralParts)]
    public async Task A_second_creation_changes_nothing(int first, int second)
    {
        Assert.True(await Store.CreateAsync("a", Bytes(first, seed: 1), Cancellation));

        Assert.False(await SecondClient.CreateAsync("a", Bytes(second, seed: 2), Cancellation));

        Assert.Equal(Bytes(first, seed: 1), await ReadAsync("a"));
    }

    [Theory]
    [InlineData(100, 16)]
    [InlineData(SeveralParts, 3)]
    public async Task Of_concurrent_creators_exactly_one_wins(int length, int creators)
    {
        using var start = new Barrier(creators);
        var wins = await Task.WhenAll(Enumerable.Range(0, creators).Select(seed => Task.Run(
            async () =>
            {
                var client = seed % 2 == 0 ? Store : SecondClient;
                start.SignalAndWait(Cancellation);
                return await client.CreateAsync("contested", Bytes(length, seed), Cancellation);
            },
            Cancellation)));

        var winner = Assert.Single(Enumerable.Range(0, creators), seed => wins[seed]);
        Assert.Equal(Bytes(length, winner), await ReadAsync("contested"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(SeveralParts)]
    public async Task An_upload_whose_source_fails_leaves_nothing(int failsAfter)
    {
        using var broken = new FailingStream(Bytes(failsAfter, seed: 1));

        await Assert.ThrowsAsync<EndOfStreamException>(
            async () => await Store.CreateAsync("a", broken, Cancellation));

        Assert.Null(await ReadAsync("a"));
        Assert.Null(await Store.StatAsync("a", Cancellation));
        Assert.Empty(await ListAsync());
        Assert.True(await Store.CreateAsync("a", Bytes(failsAfter + 1, seed: 1), Cancellation));
        Assert.Equal(Bytes(failsAfter + 1, seed: 1), await ReadAsync("a"));
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var content = new FailingStream(Bytes(SeveralParts, seed: 1), cancel.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.CreateAsync("a", content, cancel.Token));

        Assert.Null(await Store.StatAsync("a", Cancellation));
    }

    [Fact]
    public async Task Creation_begins_at_the_streams_present_position()
    {
        using var content = new MemoryStream([1, 2, 3, 4]) { Position = 2 };

        await Store.CreateAsync("a", content, Cancellation);

        Assert.Equal(new byte[] { 3, 4 }, await ReadAsync("a"));
    }
}
