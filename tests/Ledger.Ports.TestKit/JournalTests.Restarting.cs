using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    [Fact]
    public async Task What_was_appended_is_there_after_a_restart()
    {
        var first = await AppendAsync(Samples.Entries(3, firstAsset: 1));
        var before = await Journal.ReadHeadAsync(Cancellation);
        await ReopenAsync();

        Assert.Equal(before, await Journal.ReadHeadAsync(Cancellation));
        JournalAssert.Same(first, await ReadAllAsync());
    }

    [Fact]
    public async Task A_writer_that_comes_back_continues_where_it_stopped()
    {
        await AppendAsync(Samples.Entries(3, firstAsset: 1));
        await ReopenAsync();

        // Its epoch still holds: nobody else acquired.
        await AppendAsync(Samples.Entry(JournalSamples.Asset(1), 2), Samples.Entry(JournalSamples.Asset(9), 1));

        Assert.Equal(2UL, await Journal.StreamVersionAsync(JournalSamples.Asset(1), Cancellation));
        Assert.True((await Journal.AcquireAsync(Cancellation)).Epoch > Epoch);
    }

    [Fact]
    public async Task What_another_writer_did_meanwhile_is_not_overlooked()
    {
        var asset = JournalSamples.Asset(1);
        await AppendAsync(Samples.Entry(asset, 1));
        await using var other = await Store.OpenAsync();
        var taken = await other.AcquireAsync(Cancellation);
        var batch = JournalSamples.Batch(1, Samples.Entry(asset, 2), Samples.Entry(JournalSamples.Asset(7), 1));
        await other.AppendAsync(taken.Epoch, 1, batch, Cancellation);
        var back = await Journal.AcquireAsync(Cancellation);

        var stale = JournalSamples.Batch(3, Samples.Entry(asset, 2));
        var result = await Journal.AppendAsync(back.Epoch, 3, stale, Cancellation);

        JournalAssert.Refused(result, new StreamConflict(0, asset, 1, 2));
        var next = JournalSamples.Batch(3, Samples.Entry(asset, 3), Samples.Entry(JournalSamples.Asset(7), 2));
        Assert.IsType<Appended>(await Journal.AppendAsync(back.Epoch, 3, next, Cancellation));
    }

    [Fact]
    public async Task A_closed_journal_answers_nothing()
    {
        var journal = await Store.OpenAsync();
        await journal.DisposeAsync();
        await journal.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await journal.AcquireAsync(Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await journal.ReadHeadAsync(Cancellation));
    }
}
