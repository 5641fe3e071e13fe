using System.Globalization;
using Ledger.Evidence.Mirror;
using Ledger.Evm.Transactions;
using Ledger.Grains.Anchoring;
using Ledger.Ports.Mirror;
using Ledger.Testing;

namespace Ledger.Evm.Tests.Anchoring;

/// <summary>A log, a loop and a mirror on a real node, and the question whether all went there exactly once.</summary>
public sealed class AnchorBench : IAsyncDisposable
{
    private ulong _nonce;

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
        var bench = new AnchorBench(
            await EvmMirrorUnderTest.DeployAsync(node, cancellationToken, confirmations, changeMirror), change);
        bench._nonce = await bench.ReadNonceAsync();
        return bench;
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

    /// <summary>Publishes so many checkpoints and hands over a range for each, which no block has yet.</summary>
    public async Task FlyAsync(int ranges)
    {
        Log.AddCheckpoints(ranges);
        Assert.Equal(ranges, (await Loop.StepAsync(TestContext.Current.CancellationToken)).UnderWay);
    }

    /// <summary>The hashes of the relayer's transactions that wait in the node, by their nonces.</summary>
    public async Task<List<string>> WaitingAsync()
    {
        var pool = await Chain.Anvil.CallAsync("txpool_content", [], TestContext.Current.CancellationToken);
        return
        [
            .. new[] { "pending", "queued" }
                .SelectMany(state => pool.GetProperty(state).EnumerateObject())
                .SelectMany(sender => sender.Value.EnumerateObject())
                .OrderBy(transaction => ulong.Parse(transaction.Name, CultureInfo.InvariantCulture))
                .Select(transaction => transaction.Value.GetProperty("hash").GetString()!),
        ];
    }

    /// <summary>
    /// Fails unless the chain holds the whole log in so many ranges, and the relayer spent just so many transactions.
    /// </summary>
    public async Task AssertOnceEachAsync(int ranges, int transactions)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await AssertMirroredAsync(cancellationToken);
        Assert.Equal(ranges, (await ReadRangesAsync(cancellationToken)).Count);
        Assert.Equal((ulong)transactions, await ReadNonceAsync() - _nonce);
    }

    public ValueTask DisposeAsync() => Chain.DisposeAsync();

    private async Task<ulong> ReadNonceAsync()
    {
        var relayer = EvmKeys.AddressOf(Chain.Options.RelayerKey.PublicKey).ToString();
        var count = await Chain.Anvil.CallAsync(
            "eth_getTransactionCount", [relayer, "latest"], TestContext.Current.CancellationToken);
        return ulong.Parse(count.GetString()![2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
