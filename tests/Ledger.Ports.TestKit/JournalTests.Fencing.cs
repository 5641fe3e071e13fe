using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    [Fact]
    public async Task Each_acquisition_has_a_newer_epoch()
    {
        await using var other = await Store.OpenAsync();

        var second = await other.AcquireAsync(Cancellation);
        var third = await Journal.AcquireAsync(Cancellation);

        Assert.True(Epoch < second.Epoch && second.Epoch < third.Epoch);
        Assert.Equal(third, await other.ReadHeadAsync(Cancellation));
    }

    [Fact]
    public async Task A_writer_that_was_replaced_appends_nothing_more()
    {
        await AppendAsync(Samples.Entry(JournalSamples.Asset(1), 1));
        await using var other = await Store.OpenAsync();
        var taken = await other.AcquireAsync(Cancellation);
        Assert.Equal(1UL, taken.Size);

        var fenced = await Assert.ThrowsAsync<JournalFencedException>(
            () => TryAppendAsync(Samples.Entry(JournalSamples.Asset(2), 1)));

        Assert.Equal((Epoch, taken.Epoch), (fenced.Held, fenced.Current));
        Assert.Equal(1UL, await SizeAsync());
        var batch = JournalSamples.Batch(1, Samples.Entry(JournalSamples.Asset(2), 1));
        Assert.IsType<Appended>(await other.AppendAsync(taken.Epoch, 1, batch, Cancellation));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public async Task An_epoch_that_nobody_was_given_appends_nothing(long epoch)
    {
        var batch = JournalSamples.Batch(0, Samples.Entry(JournalSamples.Asset(1), 1));

        await Assert.ThrowsAsync<JournalFencedException>(
            async () => await Journal.AppendAsync(epoch, 0, batch, Cancellation));

        Assert.Equal(0UL, await SizeAsync());
    }

    [Fact]
    public async Task A_writer_replaced_in_the_middle_of_its_work_loses_nothing_it_was_told()
    {
        await using var other = await Store.OpenAsync();
        for (var round = 0; round < 10; round++)
        {
            var held = (await Journal.AcquireAsync(Cancellation)).Epoch;
            var warm = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = WorkUntilFencedAsync(held, warm);
            await Task.WhenAny(warm.Task, work);

            var taken = await other.AcquireAsync(Cancellation);
            var acknowledged = await work;

            Assert.Equal(acknowledged, taken.Size);
            var batch = JournalSamples.Batch(taken.Size, Samples.Entry($"round/{round}", 1));
            Assert.IsType<Appended>(await other.AppendAsync(taken.Epoch, taken.Size, batch, Cancellation));
        }
    }

    /// <summary>Appends until somebody else acquires; returns the size last acknowledged.</summary>
    private async Task<ulong> WorkUntilFencedAsync(long epoch, TaskCompletionSource warm)
    {
        var size = await SizeAsync();
        var asset = await Journal.StreamVersionAsync(JournalSamples.Asset(1), Cancellation);
        try
        {
            for (var done = 0; ; done++)
            {
                var batch = JournalSamples.Batch(size, Samples.Entry(JournalSamples.Asset(1), ++asset));
                var result = await Journal.AppendAsync(epoch, size, batch, Cancellation);
                size = Assert.IsType<Appended>(result).Head.Size;
                if (done == 3)
                {
                    warm.SetResult();
                }
            }
        }
        catch (JournalFencedException)
        {
            return size;
        }
    }
}
