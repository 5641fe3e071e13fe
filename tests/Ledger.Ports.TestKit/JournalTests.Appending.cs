using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    [Fact]
    public async Task An_empty_journal_has_no_size_and_no_time()
    {
        var head = await Journal.ReadHeadAsync(Cancellation);

        Assert.Equal(new JournalHead(0, Epoch, null), head);
    }

    [Fact]
    public async Task A_batch_moves_the_head_behind_its_last_entry()
    {
        var first = Samples.Entry(JournalSamples.Asset(1), 1);
        var second = Samples.Entry(JournalSamples.Asset(2), 1);
        var later = second with { RecordedTime = first.RecordedTime.AddMilliseconds(1) };

        var result = await TryAppendAsync(first, later);

        var head = new JournalHead(2, Epoch, later.RecordedTime);
        Assert.Equal(head, Assert.IsType<Appended>(result).Head);
        Assert.Equal(head, await Journal.ReadHeadAsync(Cancellation));
    }

    [Fact]
    public async Task A_batch_that_would_leave_a_gap_is_refused()
    {
        await AppendAsync(Samples.Entries(3, firstAsset: 1));

        var batch = JournalSamples.Batch(5, Samples.Entries(2, firstAsset: 10));
        var result = await Journal.AppendAsync(Epoch, 5, batch, Cancellation);

        JournalAssert.Refused(result, new IndexConflict(0, 5, 3));
        Assert.Equal(3UL, await SizeAsync());
    }

    [Fact]
    public async Task A_batch_at_an_index_that_is_taken_is_refused()
    {
        await AppendAsync(Samples.Entries(3, firstAsset: 1));

        var batch = JournalSamples.Batch(2, Samples.Entries(2, firstAsset: 10));
        var result = await Journal.AppendAsync(Epoch, 2, batch, Cancellation);

        JournalAssert.Refused(result, new IndexConflict(0, 2, 3));
        Assert.Equal(new JournalHead(3, Epoch, batch[0].RecordedTime), Assert.IsType<Conflicts>(result).Head);
        Assert.Equal(3UL, await SizeAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(2000)]
    [InlineData(JournalLimits.MaxBatchEntries)]
    public async Task A_batch_of_any_permitted_size_goes_in_whole(int count)
    {
        var first = await AppendAsync(Samples.Entries(count, firstAsset: 1));
        var second = await AppendAsync(
            [.. Enumerable.Range(1, count).Select(n => Samples.Entry(JournalSamples.Asset(n), 2))]);

        JournalAssert.Same([.. first, .. second], await ReadAllAsync());
        Assert.Equal(2UL, await Journal.StreamVersionAsync(JournalSamples.Asset(count), Cancellation));
    }

    [Fact]
    public async Task One_conflict_keeps_the_whole_batch_out()
    {
        await AppendAsync(Samples.Entry(JournalSamples.Asset(1), 1));
        var good = Samples.Entry(JournalSamples.Asset(2), 1) with { NumberSeries = "SJ4212", NumberSerial = 1 };
        var bad = Samples.Entry(JournalSamples.Asset(1), 1);

        var result = await TryAppendAsync(good, bad);

        JournalAssert.Refused(result, new StreamConflict(1, JournalSamples.Asset(1), 0, 1));
        Assert.Equal(1UL, await SizeAsync());
        Assert.Equal(0UL, await Journal.StreamVersionAsync(JournalSamples.Asset(2), Cancellation));
        Assert.Equal(0U, await Journal.LastNumberAsync("SJ4212", Cancellation));
        Assert.Null(await Journal.FindCommandAsync(good.Caller, good.CommandId, Cancellation));
    }

    [Fact]
    public async Task Every_conflict_of_a_batch_is_named()
    {
        var known = (await AppendAsync(
            Samples.Entry(JournalSamples.Asset(1), 1) with { NumberSeries = "SJ4212", NumberSerial = 7 }))[0];
        var numbered = Samples.Entry(JournalSamples.Asset(4), 1) with { NumberSeries = "SJ4212", NumberSerial = 7 };
        var repeated = Samples.Entry(JournalSamples.Asset(9), 3) with { CommandId = known.CommandId };
        var stale = Samples.Entry(
            JournalSamples.Asset(1), 3, new StreamVersion(JournalSamples.Asset(2), 5)) with
        {
            NumberSeries = "SJ4212",
            NumberSerial = 7,
        };

        var result = await TryAppendAsync(numbered, Samples.Entry(JournalSamples.Asset(3), 1), repeated, stale);

        JournalAssert.Refused(
            result,
            new NumberConflict(0, "SJ4212", 7, 7),
            new CommandConflict(2, 0, SameDigest: false),
            new StreamConflict(3, JournalSamples.Asset(1), 2, 1),
            new StreamConflict(3, JournalSamples.Asset(2), 5, 0),
            new NumberConflict(3, "SJ4212", 7, 7));
    }

    [Fact]
    public async Task An_entry_in_conflict_counts_as_absent_for_those_behind_it()
    {
        await AppendAsync(Samples.Entry(JournalSamples.Asset(1), 1));
        var stale = Samples.Entry(JournalSamples.Asset(1), 1);
        var onTopOfIt = Samples.Entry(JournalSamples.Asset(1), 3);
        var beside = Samples.Entry(JournalSamples.Asset(1), 2);

        var result = await TryAppendAsync(stale, onTopOfIt, beside);

        JournalAssert.Refused(
            result,
            new StreamConflict(0, JournalSamples.Asset(1), 0, 1),
            new StreamConflict(1, JournalSamples.Asset(1), 2, 1));
        await AppendAsync(beside);
    }

    [Fact]
    public async Task Recorded_time_never_goes_back()
    {
        var entry = (await AppendAsync(Samples.Entry(JournalSamples.Asset(1), 1)))[0];
        var earlier = Samples.Entry(JournalSamples.Asset(2), 1) with
        {
            RecordedTime = entry.RecordedTime.AddMilliseconds(-1),
        };

        await Assert.ThrowsAsync<ArgumentException>(() => TryAppendAsync(earlier));

        Assert.Equal(1UL, await SizeAsync());
        await AppendAsync(earlier with { RecordedTime = entry.RecordedTime });
    }

    [Fact]
    public async Task An_append_that_is_cancelled_before_it_starts_appends_nothing()
    {
        var batch = JournalSamples.Batch(0, Samples.Entries(1, firstAsset: 1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Journal.AppendAsync(Epoch, 0, batch, new CancellationToken(canceled: true)));

        Assert.Equal(0UL, await SizeAsync());
        await AppendAsync(batch);
    }
}
