using Ledger.Evidence.Mirror;
using Ledger.Grains.Anchoring;
using Ledger.Ports.TestKit;
using Ledger.Testing;

namespace Ledger.Evm.Tests.Anchoring;

/// <summary>
/// A burst of entries faster than checkpoints come at intervals: each range still fits one transaction.
/// </summary>
public sealed class BulkLoadTests
{
    private const int Assets = 5_000;
    private const int RightsAnAsset = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_of_twenty_thousand_rights_is_mirrored_in_ranges_none_of_which_is_refused()
    {
        var node = await AnvilNode.StartAsync(new AnvilOptions(), Cancellation);
        await using var chain = await EvmMirrorUnderTest.DeployAsync(node, Cancellation);
        await using var log = await BulkLog.StartAsync(chain.Options.Bound.Fits);
        var loop = new AnchorLoop(
            log.Anchoring, chain.Mirror, new KeySigner(chain.LogKey), new AnchorOptions { Origin = chain.Origin });

        await Task.WhenAll(Enumerable.Range(1, Assets).Select(asset => log.AppendAsync(
            MirrorEffects.Asset(asset),
            [
                .. Enumerable.Range(1, RightsAnAsset).Select(n => MirrorEffects.Right(asset, (uint)n, version: 1)),
            ])));
        var size = await log.PublishAsync();
        AnchorStep step;
        do
        {
            step = await loop.StepAsync(Cancellation);
            await chain.SettleAsync(Cancellation);
        }
        while (step.Outcome == AnchorOutcome.UnderWay);

        Assert.Equal((AnchorOutcome.CaughtUp, size), (step.Outcome, step.Anchored));
        var ranges = await chain.Node.ReadLogsAsync(
            chain.Options.Contract, [MirrorEvents.CommittedTopic], fromBlock: 0, Cancellation);
        Assert.InRange(ranges.Count, 20_000 / 400, 20_000 / 200);
        Assert.All(ranges, range =>
            Assert.False(MirrorEvents.ReadCommitted(range.Log, chain.Options.Contract)!.Voided));
    }
}
