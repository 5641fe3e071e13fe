using Ledger.Evidence.Mirror;
using Ledger.Grains.Anchoring;
using Ledger.Ports.Mirror;
using Ledger.Testing;

namespace Ledger.Evm.Tests.Anchoring;

/// <summary>A log, a loop and a mirror on a real node, and the question whether all went there exactly once.</summary>
public sealed class AnchorBench : IAsyncDisposable
{
    private AnchorBench(EvmMirrorUnderTest chain, Func<AnchorOptions, AnchorOptions>? change)
    {
        Chain = chain;
        var options = new AnchorOptions { Origin = chain.Origin };
        Options = change?.Invoke(options) ?? options;
        Loop = NewLoop(chain.Mirror);
    }

    public EvmMirrorUnderTest Chain { get; }

    public ListedLog Log { get; } = new();

    public AnchorOptions Options { get; }

    public AnchorLoop Loop { get; private set; }

    public static async Task<AnchorBench> StartAsync(
        CancellationToken cancellationToken,
        AnvilOptions? anvil = null,
        ulong confirmations = 0,
        Func<AnchorOptions, AnchorOptions>? change = null,
        Func<EvmMirrorOptions, EvmMirrorOptions>? changeMirror = null)
    {
        var node = await AnvilNode.StartAsync(anvil ?? new AnvilOptions(), cancellationToken);
        return new AnchorBench(
            await EvmMirrorUnderTest.DeployAsync(node, cancellationToken, confirmations, changeMirror), change);
    }

    /// <summary>A loop as after a restart of this process: it remembers only what was final.</summary>
    public void RestartLoop(ulong knownAnchored = 0) =>
        Loop = NewLoop(Chain.Open(Chain.Options), knownAnchored);

    public AnchorLoop NewLoop(IChainMirror mirror, ulong knownAnchored = 0) =>
        new(Log, mirror, new KeySigner(Chain.LogKey), Options with { KnownAnchored = knownAnchored });

    /// <summary>One step, and blocks until what was sent is final.</summary>
    public async Task<AnchorStep> StepAndSettleAsync(CancellationToken cancellationToken)
    {
        var step = await Loop.StepAsync(cancellationToken);
        await Chain.SettleAsync(cancellationToken);
        return step;
    }

    /// <summary>Steps until everything published is final; the steps taken.</summary>
    public async Task<List<AnchorStep>> CatchUpAsync(CancellationToken cancellationToken, int mostSteps = 40)
    {
        var steps = new List<AnchorStep>();
        while (steps.Count < mostSteps)
        {
            steps.Add(await StepAndSettleAsync(cancellationToken));
            if (steps[^1].Outcome == AnchorOutcome.CaughtUp)
            {
                return steps;
            }
        }

        throw new InvalidOperationException(string.Join('\n', steps));
    }

    /// <summary>The ranges on the chain, in order; fails unless each begins where the one before ended.</summary>
    public async Task<List<MirrorCommitted>> ReadRangesAsync(CancellationToken cancellationToken)
    {
        var logs = await Chain.Node.ReadLogsAsync(
            Chain.Options.Contract, [MirrorEvents.CommittedTopic], fromBlock: 0, cancellationToken);
        List<MirrorCommitted> ranges =
            [.. logs.Select(log => MirrorEvents.ReadCommitted(log.Log, Chain.Options.Contract)!)];
        var expected = 0UL;
        foreach (var range in ranges)
        {
            Assert.Equal(expected, range.From);
            expected = range.To;
        }

        return ranges;
    }

    /// <summary>
    /// Fails unless the chain holds the whole log, each range once, and the last right as the log has it.
    /// </summary>
    public async Task AssertMirroredAsync(CancellationToken cancellationToken)
    {
        var ranges = await ReadRangesAsync(cancellationToken);
        Assert.Equal(Log.Size, ranges[^1].To);
        foreach (var range in ranges.Where(range => !range.Voided))
        {
            Assert.True(MirrorOperations.TryEncode(
                await Log.EffectsAsync(range.From, range.To, cancellationToken), out var operations, out _));
            Assert.Equal(Cryptography.DigestAlgorithm.Keccak256.Hash(operations), range.OperationsDigest);
        }
    }

    public ValueTask DisposeAsync() => Chain.DisposeAsync();
}
