using System.Diagnostics;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;
using Ledger.Evm;
using Ledger.Evm.Transactions;
using Ledger.Grains.Anchoring;

namespace Ledger.Benchmarks.Mirror;

/// <summary>The product's way: the anchor loop from published entries in memory to a final size.</summary>
internal sealed class MirrorSide : IDisposable
{
    private const int EntriesACheckpoint = 50;

    // So many commits of the largest size fill a block of the node.
    private const int Pipeline = (int)(BenchmarkChain.GasLimit / 16_000_000);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    private readonly BenchmarkChain _chain;
    private readonly BenchmarkLog _log = new(EntriesACheckpoint);
    private readonly EvmMirror _mirror;
    private readonly AnchorLoop _loop;

    private MirrorSide(BenchmarkChain chain, EvmMirror mirror, PrivateKey logKey, Digest origin)
    {
        (_chain, _mirror) = (chain, mirror);
        _loop = new AnchorLoop(
            _log, mirror, new BenchmarkSigner(logKey), new AnchorOptions { Origin = origin, Pipeline = Pipeline });
    }

    public static async Task<MirrorSide> DeployAsync(BenchmarkChain chain, CancellationToken cancellationToken)
    {
        var (payer, logKey) = (chain.Key(0), PrivateKey.Generate(SignatureAlgorithm.Secp256k1));
        var origin = MirrorCommit.OriginOf("dev-ledger.example/benchmark");
        var deployment = await MirrorDeployment.CreateAsync(
            chain.Node, payer, EvmFees.Zero, origin, EvmKeys.AddressOf(logKey.PublicKey),
            EvmKeys.AddressOf(payer.PublicKey), TimeProvider.System, cancellationToken);
        var mirror = new EvmMirror(chain.Node, new EvmMirrorOptions
        {
            ChainId = deployment.ChainId,
            Genesis = deployment.Genesis,
            Contract = deployment.Contract,
            CodeHash = deployment.CodeHash,
            DeployedAt = deployment.Block,
            Origin = origin,
            RelayerKey = payer,
        });
        return new MirrorSide(chain, mirror, logKey, origin);
    }

    /// <summary>
    /// Publishes, then steps until everything is final; the time is of everything from the first step on: reading,
    /// encoding, signing, sending, waiting and looking.
    /// </summary>
    public async Task<Measured> RunAsync(EntryEffect[][] entries, CancellationToken cancellationToken)
    {
        var before = await _chain.ReadGasAsync(cancellationToken);
        _log.Add(entries);
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var step = await _loop.StepAsync(cancellationToken);
            if (step.Outcome == AnchorOutcome.CaughtUp)
            {
                break;
            }

            if (step.Outcome != AnchorOutcome.UnderWay)
            {
                throw new InvalidOperationException(step.ToString());
            }

            await Task.Delay(LookEvery, cancellationToken);
        }

        var elapsed = clock.Elapsed;
        var gas = await _chain.ReadGasAsync(cancellationToken) - before;
        return new Measured(entries.Sum(effects => effects.Length), elapsed, gas);
    }

    public void Dispose() => _mirror.Dispose();
}
