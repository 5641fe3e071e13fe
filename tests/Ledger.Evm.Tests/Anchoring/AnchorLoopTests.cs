using Ledger.Grains.Anchoring;
using Ledger.Ports.TestKit;
using static Ledger.Ports.TestKit.MirrorEffects;

namespace Ledger.Evm.Tests.Anchoring;

public sealed class AnchorLoopTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_log_is_caught_up_at_once()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);

        Assert.Equal(AnchorOutcome.CaughtUp, (await bench.Loop.StepAsync(Cancellation)).Outcome);
        bench.Log.Add(Record(1, 1));
        Assert.Equal(AnchorOutcome.CaughtUp, (await bench.Loop.StepAsync(Cancellation)).Outcome);
    }

    [Fact]
    public async Task Everything_published_is_anchored_and_nothing_else()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(5).Add(Record(9, 1));

        var steps = await bench.CatchUpAsync(Cancellation);

        Assert.Equal(5UL, steps[^1].Anchored);
        var range = Assert.Single(await bench.ReadRangesAsync(Cancellation));
        Assert.Equal(MirrorRange.Roots(5).Sha256, range.Sha256Root);
    }

    [Fact]
    public async Task Several_ranges_are_under_way_at_once()
    {
        await using var bench = await AnchorBench.StartAsync(
            Cancellation, change: options => options with { CheckpointsARange = 1, Pipeline = 4 });
        bench.Log.AddCheckpoints(6);

        var first = await bench.StepAndSettleAsync(Cancellation);
        var second = await bench.StepAndSettleAsync(Cancellation);

        Assert.Equal((AnchorOutcome.UnderWay, 4, 0UL), (first.Outcome, first.UnderWay, first.Latest));
        Assert.Equal((AnchorOutcome.UnderWay, 2, 4UL), (second.Outcome, second.UnderWay, second.Anchored));
        await bench.CatchUpAsync(Cancellation);
        Assert.Equal(6, (await bench.ReadRangesAsync(Cancellation)).Count);
        await bench.AssertMirroredAsync(Cancellation);
    }

    [Fact]
    public async Task A_range_ends_at_a_checkpoint_up_to_which_it_fits()
    {
        await using var bench = await AnchorBench.StartAsync(
            Cancellation, changeMirror: options => options with { Bound = new CommitBound(Gas: 700_000) });
        bench.Log.AddCheckpoints(20);

        await bench.CatchUpAsync(Cancellation);

        var ranges = await bench.ReadRangesAsync(Cancellation);
        Assert.InRange(ranges.Count, 2, 10);
        await bench.AssertMirroredAsync(Cancellation);
    }

    [Fact]
    public async Task Nothing_counts_as_anchored_before_it_is_final()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation, confirmations: 3);
        bench.Log.AddCheckpoints(2);
        await bench.Loop.StepAsync(Cancellation);
        for (var i = 0; i < 3; i++)
        {
            await bench.Chain.Anvil.CallAsync("evm_mine", [], Cancellation);
            var step = await bench.Loop.StepAsync(Cancellation);
            Assert.Equal((AnchorOutcome.UnderWay, 0UL, 2UL), (step.Outcome, step.Anchored, step.Latest));
        }

        await bench.Chain.Anvil.CallAsync("evm_mine", [], Cancellation);
        var done = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((AnchorOutcome.CaughtUp, 2UL), (done.Outcome, done.Anchored));
    }

    [Fact]
    public async Task What_a_chain_refuses_for_ever_is_reported_alone_and_goes_on_once_a_decision_voids_it()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(2).Add(Right(1, 9, 5)).Publish().AddCheckpoints(2);

        AnchorStep step;
        do
        {
            step = await bench.StepAndSettleAsync(Cancellation);
        }
        while (step.Outcome == AnchorOutcome.UnderWay);

        Assert.Equal(AnchorOutcome.RangeRefused, step.Outcome);
        Assert.Equal(
            (2UL, 3UL, "LedgerMirrorRightGap"), (step.Refused!.From, step.Refused.To, step.Refused.Refusal.Code));
        Assert.Equal(AnchorOutcome.RangeRefused, (await bench.Loop.StepAsync(Cancellation)).Outcome);

        bench.Log.Void(2, 3);
        await bench.CatchUpAsync(Cancellation);
        var voided = Assert.Single(await bench.ReadRangesAsync(Cancellation), range => range.Voided);
        Assert.Equal((2UL, 3UL), (voided.From, voided.To));
        await bench.AssertMirroredAsync(Cancellation);
    }

    [Fact]
    public async Task One_checkpoint_too_large_for_the_chain_is_refused()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.Add([.. Enumerable.Range(1, 9_000).Select(i => Egress(1, (ulong)i))]).Publish();

        var step = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((AnchorOutcome.RangeRefused, "TooLarge"), (step.Outcome, step.Refused?.Refusal.Code));
    }

    [Fact]
    public async Task Effects_that_cannot_be_written_down_are_refused_before_they_are_sent()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.Add(Egress(1, 1), Egress(1, 3)).Publish();

        var step = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((AnchorOutcome.RangeRefused, "NoOperations"), (step.Outcome, step.Refused?.Refusal.Code));
    }

    [Fact]
    public async Task Ranges_that_another_relays_count_as_well()
    {
        await using var bench = await AnchorBench.StartAsync(
            Cancellation, change: options => options with { CheckpointsARange = 2 });
        bench.Log.AddCheckpoints(6);
        await bench.Chain.Another().SubmitAsync(
            new MirrorRange(0, 3, [.. await bench.Log.EffectsAsync(0, 3, Cancellation)]).Sign(bench.Chain),
            Cancellation);

        await bench.CatchUpAsync(Cancellation);

        var first = (await bench.ReadRangesAsync(Cancellation))[0];
        Assert.Equal((0UL, 3UL), (first.From, first.To));
        await bench.AssertMirroredAsync(Cancellation);
    }

    [Fact]
    public async Task A_log_shorter_than_its_chain_sends_nothing()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(6);
        await bench.CatchUpAsync(Cancellation);

        bench.Log.CutTo(4);
        bench.RestartLoop();
        var step = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((AnchorOutcome.LogDisagrees, 6UL, 0), (step.Outcome, step.Anchored, step.UnderWay));
        bench.Log.CutTo(3);
        bench.Log.Add().Add().Add(Record(50, 1)).Publish();
        Assert.Equal(AnchorOutcome.CaughtUp, (await bench.Loop.StepAsync(Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_chain_with_other_roots_than_the_log_published_gets_nothing()
    {
        await using var bench = await AnchorBench.StartAsync(Cancellation);
        bench.Log.AddCheckpoints(2);
        var forged = new MirrorRange(0, 2);
        var commit = forged.Commit(bench.Chain.Origin) with { Sha256Root = MirrorRange.Roots(7).Sha256 };
        await bench.Chain.Mirror.SubmitAsync(
            MirrorRange.Sign(bench.Chain.Mirror, commit, forged.Operations, bench.Chain.LogKey), Cancellation);
        await bench.Chain.SettleAsync(Cancellation);

        bench.Log.AddCheckpoints(1);
        var step = await bench.Loop.StepAsync(Cancellation);

        Assert.Equal((AnchorOutcome.LogDisagrees, 0), (step.Outcome, step.UnderWay));
    }
}
