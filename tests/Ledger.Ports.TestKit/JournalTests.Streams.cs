using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    [Fact]
    public async Task A_stream_that_nobody_wrote_has_version_zero() =>
        Assert.Equal(0UL, await Journal.StreamVersionAsync(JournalSamples.Asset(1), Cancellation));

    [Fact]
    public async Task An_entry_sees_what_the_entries_before_it_in_the_batch_wrote()
    {
        var (one, two) = (JournalSamples.Asset(1), JournalSamples.Asset(2));

        await AppendAsync(
            Samples.Entry(one, 1, JournalSamples.At(two, 0)),
            Samples.Entry(two, 1, JournalSamples.At(one, 1)),
            Samples.Entry(one, 2, JournalSamples.At(two, 1)));

        Assert.Equal(2UL, await Journal.StreamVersionAsync(one, Cancellation));
        Assert.Equal(1UL, await Journal.StreamVersionAsync(two, Cancellation));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(4, 2)]
    [InlineData(9, 2)]
    public async Task A_version_is_written_once_and_in_order(int written, int present)
    {
        var asset = JournalSamples.Asset(1);
        await AppendAsync(Samples.Entry(asset, 1), Samples.Entry(asset, 2));

        var result = await TryAppendAsync(Samples.Entry(asset, (ulong)written));

        JournalAssert.Refused(result, new StreamConflict(0, asset, (ulong)written - 1, (ulong)present));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_decision_on_another_version_than_the_present_is_refused(int seen)
    {
        var (read, written) = (JournalSamples.Asset(1), JournalSamples.Asset(2));
        await AppendAsync(Samples.Entry(read, 1), Samples.Entry(read, 2));

        var result = await TryAppendAsync(Samples.Entry(written, 1, JournalSamples.At(read, (ulong)seen)));

        JournalAssert.Refused(result, new StreamConflict(0, read, (ulong)seen, 2));
        await AppendAsync(Samples.Entry(written, 1, JournalSamples.At(read, 2)));
    }

    [Fact]
    public async Task A_read_of_a_stream_that_does_not_exist_holds_until_it_does()
    {
        var (absent, written) = (JournalSamples.Asset(1), JournalSamples.Asset(2));
        await AppendAsync(Samples.Entry(written, 1, JournalSamples.At(absent, 0)));
        await AppendAsync(Samples.Entry(absent, 1));

        var result = await TryAppendAsync(Samples.Entry(written, 2, JournalSamples.At(absent, 0)));

        JournalAssert.Refused(result, new StreamConflict(0, absent, 0, 1));
    }

    [Fact]
    public async Task An_entry_may_write_several_streams_at_once()
    {
        StreamVersion[] writes =
            [.. Enumerable.Range(1, 64).Select(n => JournalSamples.At(JournalSamples.Asset(n), 1))];

        var entry = (await AppendAsync(Samples.Entry(JournalSamples.Asset(1), 1) with { Writes = writes }))[0];

        foreach (var (stream, _) in writes)
        {
            Assert.Equal(1UL, await Journal.StreamVersionAsync(stream, Cancellation));
            var found = Assert.Single(await ListAsync(Journal.ReadStreamAsync(stream, 0, Cancellation)));
            JournalAssert.Same(entry, found);
        }
    }

    [Fact]
    public async Task A_caller_is_not_a_stream_that_was_written()
    {
        await AppendAsync(Samples.Entry(JournalSamples.Asset(1), 1));

        Assert.Equal(0UL, await Journal.StreamVersionAsync(JournalSamples.Alice, Cancellation));
        await AppendAsync(Samples.Entry(JournalSamples.Alice, 1));
        Assert.Equal(1UL, await Journal.StreamVersionAsync(JournalSamples.Alice, Cancellation));
    }

    [Fact]
    public async Task Names_that_differ_in_any_character_are_different_streams()
    {
        string[] names = ["a", "A", "a/", "a%", "a_", "a'", "a\"", "a\\", new string('a', 128)];

        await AppendAsync([.. names.Select(name => Samples.Entry(name, 1))]);

        foreach (var name in names)
        {
            Assert.Equal(1UL, await Journal.StreamVersionAsync(name, Cancellation));
        }
    }

    [Fact]
    public async Task Of_two_writers_of_one_stream_version_one_wins()
    {
        await using var other = await Store.OpenAsync();
        for (var round = 0UL; round < 40; round++)
        {
            // Both hold the epoch, which the fence is there to prevent: what is left is the journal's own order.
            var asset = JournalSamples.Asset(1);
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var attempts = new[] { Journal, other }.Select(async journal =>
            {
                var batch = JournalSamples.Batch(round, Samples.Entry(asset, round + 1));
                await start.Task;
                return await journal.AppendAsync(Epoch, round, batch, Cancellation);
            }).ToArray();
            start.SetResult();
            var results = await Task.WhenAll(attempts);

            Assert.Single(results.OfType<Appended>());
            JournalAssert.Refused(
                Assert.Single(results.OfType<Conflicts>()),
                new IndexConflict(0, round, round + 1),
                new StreamConflict(0, asset, round, round + 1));
            Assert.Equal(round + 1, await SizeAsync());
        }
    }
}
