using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Evidence.Evm;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.KillLoop;

/// <summary>
/// Kills a registry and what it stands on, round after round, while another process acts at it, and records what was
/// acknowledged, seen and left.
/// </summary>
internal sealed class KillLoopRun(RunningRegistry registry, TemporaryFolder folder, ITestOutputHelper output)
{
    private static readonly TimeSpan s_settlesWithin = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan s_finishesWithin = TimeSpan.FromMinutes(3);

    private readonly List<SeenCheckpoint> _seen = [];

    private string Acknowledgements => folder.PathOf("acknowledged.txt");

    public async Task<KillLoopFacts> RunAsync(
        IReadOnlyList<KillRound> plan, int seed, CancellationToken cancellationToken)
    {
        using var actors = await registry.ActorsAsync(cancellationToken);
        var keys = await PublishedLogReader.LoadKeysAsync(registry.Data, cancellationToken);
        var log = new PublishedLogReader(actors.Auditor, keys);
        await registry.SettleAsync(actors, s_settlesWithin, cancellationToken);
        await registry.Chain.KeepAsync(cancellationToken);
        await using var hammer = StartHammer(seed);
        await WaitForLoadAsync(hammer, cancellationToken);
        foreach (var round in plan)
        {
            await KillAsync(round, cancellationToken);
            ThrowIfEnded(hammer);
            if (await log.ReadNewestAsync(cancellationToken) is { } checkpoint)
            {
                _seen.Add(checkpoint);
            }
        }

        await FinishAsync(hammer);
        var end = await registry.SettleAsync(actors, s_settlesWithin, cancellationToken);
        output.WriteLine(
            $"{plan.Sum(round => round.Kills)} kills, {end.Accepted} entries, {_seen.Count} checkpoints seen");
        return await RecordAsync(log, EvmAddress.Parse(end.Chains[0].Contract), cancellationToken);
    }

    private ChildProcess StartHammer(int seed) => ChildProcess.Start(new ChildProcessOptions(
        "dotnet", Path.Combine(AppContext.BaseDirectory, "Ledger.EndToEnd.Hammer.dll"),
        registry.Server.Address.ToString(), registry.Data, Acknowledgements, $"kill-loop-{seed}")
    {
        Grace = s_finishesWithin,
    });

    private async Task WaitForLoadAsync(ChildProcess hammer, CancellationToken cancellationToken)
    {
        while ((await AcknowledgementFile.ReadAsync(Acknowledgements, cancellationToken)).Count < 20)
        {
            ThrowIfEnded(hammer);
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    /// <summary>
    /// All kills of a round fall where they fall; the server comes back last, for it needs its stores.
    /// </summary>
    private async Task KillAsync(KillRound round, CancellationToken cancellationToken)
    {
        var killed = Task.CompletedTask;
        if (round.Server is { } server)
        {
            killed = AfterAsync(server, registry.Server.KillAsync);
        }

        var chain = round.Chain is { } chainAt ? AfterAsync(chainAt, () => KillChainAsync(cancellationToken)) : killed;
        var blobs = round.Blobs is { } blobsAt ? AfterAsync(blobsAt, () => StopBlobsAsync(cancellationToken)) : killed;
        await Task.WhenAll(killed, chain, blobs);
        if (round.Server is not null)
        {
            await registry.Server.StartAsync(cancellationToken);
        }

        async Task AfterAsync(int milliseconds, Func<Task> kill)
        {
            await Task.Delay(milliseconds, cancellationToken);
            await kill();
        }
    }

    private async Task KillChainAsync(CancellationToken cancellationToken)
    {
        await registry.Chain.KillAsync(cancellationToken);
        await registry.Chain.ResumeAsync(cancellationToken);
    }

    /// <summary>
    /// SIGTERM, not SIGKILL: the emulator writes its index every five seconds only, so that SIGKILL would take back
    /// what it acknowledged, which no store that a registry may stand on does.
    /// </summary>
    private async Task StopBlobsAsync(CancellationToken cancellationToken)
    {
        await registry.Blobs!.StopAsync();
        await registry.Blobs.ResumeAsync(cancellationToken);
    }

    private static async Task FinishAsync(ChildProcess hammer)
    {
        await hammer.TerminateAsync();
        if (hammer.ExitCode != 0)
        {
            throw new InvalidOperationException($"The load did not finish:\n{hammer.Output}");
        }
    }

    private static void ThrowIfEnded(ChildProcess hammer)
    {
        if (hammer.HasEnded)
        {
            throw new InvalidOperationException($"The load has ended:\n{hammer.Output}");
        }
    }

    private async Task<KillLoopFacts> RecordAsync(
        PublishedLogReader log, EvmAddress contract, CancellationToken cancellationToken)
    {
        var newest = await log.ReadNewestAsync(cancellationToken)
            ?? throw new InvalidOperationException("Nothing is published.");
        var consistency = new List<ShownConsistency>();
        foreach (var from in _seen.Select(seen => seen.Size).Where(size => size < newest.Size).Distinct())
        {
            consistency.Add(await log.ReadConsistencyAsync(from, newest.Size, cancellationToken));
        }

        return new KillLoopFacts
        {
            Acknowledged = await AcknowledgementFile.ReadAsync(Acknowledgements, cancellationToken),
            Leaves = await log.ReadLeavesAsync(newest.Size, cancellationToken),
            Seen = _seen,
            Newest = newest,
            Consistency = consistency,
            Commits = await registry.Chain.ReadCommitsAsync(contract, cancellationToken),
            ChainSize = await registry.Chain.ReadSizeAsync(contract, cancellationToken),
        };
    }
}
