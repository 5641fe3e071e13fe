using System.Diagnostics;
using System.Globalization;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;
using Ledger.Evm;
using Ledger.Evm.Transactions;
using Ledger.Grains.Anchoring;

namespace Ledger.Benchmarks.Mirror;

/// <summary>
/// Mirrors the same records twice on one node in one run: through the anchor loop, signing and reading back included,
/// and as one transaction a record, signed beforehand.
/// </summary>
internal static class MirrorBenchmark
{
    private const int EntriesACheckpoint = 50;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <summary><c>mirror [ASSETS]</c>: three rights and a mixed day of so many assets; 3,000 unless told.</summary>
    public static async Task<int> RunAsync(string[] words)
    {
        var assets = words is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 3000;
        Console.WriteLine($"mirror {assets}: anvil, a block a second, {Environment.ProcessorCount} cores");
        await RunAsync("three rights of each asset", assets, MirrorWorkload.Rights(assets));
        await RunAsync("mixed day, asset after asset", assets, MirrorWorkload.MixedDay(assets, interleaved: false));
        await RunAsync("mixed day, assets in turns", assets, MirrorWorkload.MixedDay(assets, interleaved: true));
        return 0;
    }

    private static async Task RunAsync(string name, int assets, IEnumerable<EntryEffect[]> entries)
    {
        EntryEffect[][] load = [.. entries];
        EntryEffect[][] setup = [.. MirrorWorkload.Registrations(assets)];
        if (load[0][0].Version > 2)
        {
            setup = [.. setup, .. MirrorWorkload.Rights(assets)];
        }

        await using var chain = await BenchmarkChain.StartAsync(CancellationToken.None);
        var baseline = new PerRecordBaseline(chain, chain.Key(1));
        await baseline.DeployAsync(CancellationToken.None);
        await baseline.RunAsync(setup, CancellationToken.None);
        var single = await baseline.RunAsync(load, CancellationToken.None);

        var log = new BenchmarkLog(EntriesACheckpoint);
        using var mirror = await DeployAsync(chain, log);
        await MirrorAsync(chain, mirror, log, setup);
        var mirrored = await MirrorAsync(chain, mirror, log, load);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {single.Records} records; one by one {single.Rate:N0}/s, {single.GasARecord:N0} gas; mirror "
            + $"{mirrored.Rate:N0}/s, {mirrored.GasARecord:N0} gas; rate {mirrored.Rate / single.Rate:N2} times, gas "
            + $"{mirrored.GasARecord / single.GasARecord:N3}"));
    }

    private static async Task<BenchmarkMirror> DeployAsync(BenchmarkChain chain, BenchmarkLog log)
    {
        var (payer, logKey) = (chain.Key(0), PrivateKey.Generate(SignatureAlgorithm.Secp256k1));
        var origin = MirrorCommit.OriginOf("dev-ledger.example/benchmark");
        var deployment = await MirrorDeployment.CreateAsync(
            chain.Node, payer, EvmFees.Zero, origin, EvmKeys.AddressOf(logKey.PublicKey),
            EvmKeys.AddressOf(payer.PublicKey), TimeProvider.System, CancellationToken.None);
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
        return new BenchmarkMirror(mirror, new AnchorLoop(
            log, mirror, new BenchmarkSigner(logKey), new AnchorOptions { Origin = origin, Pipeline = 64 }));
    }

    private static async Task<Measured> MirrorAsync(
        BenchmarkChain chain, BenchmarkMirror mirror, BenchmarkLog log, EntryEffect[][] entries)
    {
        var before = await chain.ReadGasAsync(CancellationToken.None);
        log.Add(entries);
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var step = await mirror.Loop.StepAsync(CancellationToken.None);
            if (step.Outcome == AnchorOutcome.CaughtUp)
            {
                break;
            }

            if (step.Outcome != AnchorOutcome.UnderWay)
            {
                throw new InvalidOperationException(step.ToString());
            }

            await Task.Delay(LookEvery);
        }

        var elapsed = clock.Elapsed;
        var gas = await chain.ReadGasAsync(CancellationToken.None) - before;
        return new Measured(entries.Sum(effects => effects.Length), elapsed, gas);
    }

    private sealed record BenchmarkMirror(EvmMirror Mirror, AnchorLoop Loop) : IDisposable
    {
        public void Dispose() => Mirror.Dispose();
    }
}
