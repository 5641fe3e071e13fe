using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    [Fact]
    public async Task A_command_is_found_by_its_caller_alone()
    {
        var entry = (await AppendAsync(Samples.Entry(JournalSamples.Asset(1), 1)))[0];

        JournalAssert.Same(entry, await Journal.FindCommandAsync(entry.Caller, entry.CommandId, Cancellation));
        Assert.Null(await Journal.FindCommandAsync(JournalSamples.Bob, entry.CommandId, Cancellation));
        Assert.Null(await Journal.FindCommandAsync(entry.Caller, new string('f', 32), Cancellation));
    }

    [Fact]
    public async Task Two_callers_may_use_one_command_id()
    {
        var hers = Samples.Entry(JournalSamples.Asset(1), 1);
        var his = Samples.Entry(JournalSamples.Asset(2), 1) with
        {
            Caller = JournalSamples.Bob,
            CommandId = hers.CommandId,
        };

        var batch = await AppendAsync(hers, his);

        JournalAssert.Same(batch[0], await Journal.FindCommandAsync(hers.Caller, hers.CommandId, Cancellation));
        JournalAssert.Same(batch[1], await Journal.FindCommandAsync(his.Caller, his.CommandId, Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_id_that_is_known_is_refused_and_says_whether_it_is_the_same_command(bool same)
    {
        await AppendAsync(Samples.Entries(2, firstAsset: 10));
        var entry = (await AppendAsync(Samples.Entry(JournalSamples.Asset(1), 1)))[0];
        var again = Samples.Entry(JournalSamples.Asset(2), 1) with { CommandId = entry.CommandId };

        var result = await TryAppendAsync(same ? again with { CommandDigest = entry.CommandDigest } : again);

        JournalAssert.Refused(result, new CommandConflict(0, 2, same));
        Assert.Equal(3UL, await SizeAsync());
    }

    [Fact]
    public async Task A_command_repeated_within_a_batch_is_refused()
    {
        var first = Samples.Entry(JournalSamples.Asset(1), 1);
        var again = Samples.Entry(JournalSamples.Asset(2), 1) with { CommandId = first.CommandId };

        var result = await TryAppendAsync(first, again, again with { CommandDigest = first.CommandDigest });

        JournalAssert.Refused(
            result,
            new CommandConflict(1, null, SameDigest: false),
            new CommandConflict(2, null, SameDigest: true));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public async Task A_batch_whose_reply_was_lost_is_recognised_when_it_is_repeated(int count)
    {
        await AppendAsync(Samples.Entries(2, firstAsset: 1000));
        var batch = JournalSamples.Batch(2, Samples.Entries(count, firstAsset: 1));
        await Journal.AppendAsync(Epoch, 2, batch, Cancellation);

        var result = await Journal.AppendAsync(Epoch, 2, batch, Cancellation);

        JournalAssert.Refused(
            result,
            [
                new IndexConflict(0, 2, 2 + (ulong)count),
                .. batch.Select((entry, i) => new CommandConflict(i, entry.Index, SameDigest: true)),
            ]);
        Assert.Equal(2 + (ulong)count, await SizeAsync());
    }

    [Fact]
    public async Task A_batch_whose_reply_was_lost_is_recognised_by_a_new_writer_too()
    {
        var batch = await AppendAsync(Samples.Entries(2, firstAsset: 1));
        await ReopenAsync();
        var epoch = (await Journal.AcquireAsync(Cancellation)).Epoch;

        var result = await Journal.AppendAsync(epoch, 0, batch, Cancellation);

        JournalAssert.Refused(
            result,
            new IndexConflict(0, 0, 2),
            new CommandConflict(0, 0, SameDigest: true),
            new CommandConflict(1, 1, SameDigest: true));
    }
}
