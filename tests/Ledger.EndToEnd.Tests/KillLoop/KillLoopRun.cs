using Ledger.Cryptography;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Evidence.Evm;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.KillLoop;

/// <summary>
/// Kills a registry and what it stands on, round after round, while another process acts at it and keeps what was
/// acknowledged to it; then waits for calm, and says what is wrong.
/// </summary>
/// <param name="registry">The registry.</param>
/// <param name="settles">How long it may take until everything accepted is published and on the chain.</param>
internal sealed class KillLoopRun(RunningRegistry registry, TimeSpan settles) : IAsyncDisposable
{
    // Enough to have a first registration behind it: from then on everything acts at once.
    private const int LoadBegins = 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    // What is under way when the load is told to end is brought to its end.
    private static readonly TimeSpan s_finishes = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder _folder = new();
    private readonly Killer _killer = new(registry);
    private IReadOnlyList<SeenCheckpoint> _seen = [];
    private readonly List<string> _findings = [];
    private ChildProcess? _hammer;

    /// <summary>How often a process that ran was killed.</summary>
    public int Kills => _killer.Kills;

    /// <summary>In how many rounds something was acknowledged: a kill of what nobody uses shows nothing.</summary>
    public int RoundsUnderLoad { get; private set; }

    private string Acknowledgements => _folder.PathOf("acknowledged.txt");

    /// <summary>What was acknowledged until now.</summary>
    public Task<Acknowledged> AcknowledgedAsync(CancellationToken cancellationToken) =>
        AcknowledgementFile.ReadAsync(Acknowledgements, cancellationToken);

    /// <summary>Everything that is wrong after the plan was carried out, a line each; none when all is well.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(
        IReadOnlyList<KillRound> plan, string series, CancellationToken cancellationToken)
    {
        try
        {
            using var actors = await registry.ActorsAsync(cancellationToken);
            await SettleAsync(actors, cancellationToken);
            var keys = await PublishedLogReader.LoadKeysAsync(registry.Data, cancellationToken);
            var log = new PublishedLogReader(actors.Auditor, keys);
            await KillUnderLoadAsync(plan, series, log, cancellationToken);
            await SettleAsync(actors, cancellationToken);
            await AuditAsync(actors, cancellationToken);
            await JudgeAsync(actors, log, cancellationToken);
        }
        catch (ServerStaysDownException fault)
        {
            _findings.Add($"server-stays-down: {fault.Message}");
        }
        catch (Exception fault) when (fault is LedgerProblemException or InvalidDataException)
        {
            _findings.Add($"unreadable: {fault.Message}");
        }

        return _findings;
    }

    public async ValueTask DisposeAsync()
    {
        if (_hammer is not null)
        {
            await _hammer.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task KillUnderLoadAsync(
        IReadOnlyList<KillRound> plan, string series, PublishedLogReader log, CancellationToken cancellationToken)
    {
        // From now on there is a state with the contract in it to fall back to.
        await registry.Chain.RestartAsync(cancellationToken);
        await using var witness = new Witness(log);
        try
        {
            var before = await StartLoadAsync(series, cancellationToken);
            foreach (var round in plan)
            {
                await _killer.RunAsync(round, cancellationToken);
                ThrowIfLoadEnded();
                var after = (await AcknowledgedAsync(cancellationToken)).Commands.Count;
                RoundsUnderLoad += after > before ? 1 : 0;
                before = after;
            }

            await FinishLoadAsync();
        }
        catch (LoadEndedException fault)
        {
            _findings.Add($"load-ended: {fault.Message}");
        }

        _seen = await witness.EndAsync();
    }

    private async Task SettleAsync(Actors actors, CancellationToken cancellationToken)
    {
        try
        {
            await registry.SettleAsync(actors, settles, cancellationToken);
        }
        catch (TimeoutException fault)
        {
            // What else is wrong is looked for all the same.
            _findings.Add($"does-not-settle: {fault.Message.Split('\n')[0]}");
        }
    }

    /// <summary>Starts the load, and says how many commands were acknowledged once it is a load.</summary>
    private async Task<int> StartLoadAsync(string series, CancellationToken cancellationToken)
    {
        _hammer = ChildProcess.Start(new ChildProcessOptions(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "Ledger.EndToEnd.Hammer.dll"),
            registry.Server.Address.ToString(), registry.Data, Acknowledgements, series)
        {
            Grace = s_finishes,
        });
        int acknowledged;
        while ((acknowledged = (await AcknowledgedAsync(cancellationToken)).Commands.Count) < LoadBegins)
        {
            ThrowIfLoadEnded();
            await Task.Delay(s_pause, cancellationToken);
        }

        return acknowledged;
    }

    private async Task FinishLoadAsync()
    {
        await _hammer!.TerminateAsync();
        if (_hammer.ExitCode != 0)
        {
            throw new LoadEndedException(_hammer.Output);
        }
    }

    private void ThrowIfLoadEnded()
    {
        if (_hammer!.HasEnded)
        {
            throw new LoadEndedException(_hammer.Output);
        }
    }

    private async Task AuditAsync(Actors actors, CancellationToken cancellationToken)
    {
        var audit = await actors.Auditor.AuditAsync(cancellationToken);
        _findings.AddRange(audit.Findings.Select(finding => $"audit: {finding}"));
    }

    private async Task JudgeAsync(Actors actors, PublishedLogReader log, CancellationToken cancellationToken)
    {
        var newest = await Stubborn.AskAsync(() => log.ReadNewestAsync(cancellationToken), cancellationToken)
            ?? throw new InvalidDataException("Nothing is published.");
        var overview = await actors.Auditor.ReadLogAsync(cancellationToken);
        var contract = EvmAddress.Parse(overview.Chains[0].Contract);
        var acknowledged = await AcknowledgedAsync(cancellationToken);
        _findings.AddRange(KillLoopVerdict.Of(new KillLoopFacts
        {
            Acknowledged = acknowledged.Commands,
            Leaves = await log.ReadLeavesAsync(newest.Size, cancellationToken),
            Seen = _seen,
            Newest = newest,
            Consistency = await ReadConsistencyAsync(log, newest.Size, cancellationToken),
            Commits = await registry.Chain.ReadCommitsAsync(contract, cancellationToken),
            ChainSize = await registry.Chain.ReadSizeAsync(contract, cancellationToken),
            LostContents = await FindLostAsync(actors, acknowledged.Contents, cancellationToken),
        }));
    }

    private async Task<IReadOnlyList<ShownConsistency>> ReadConsistencyAsync(
        PublishedLogReader log, ulong newest, CancellationToken cancellationToken)
    {
        var shown = new List<ShownConsistency>();
        foreach (var from in _seen.Select(seen => seen.Size).Where(size => size < newest).Distinct())
        {
            if (await log.ReadConsistencyAsync(from, newest, cancellationToken) is { } proof)
            {
                shown.Add(proof);
            }
        }

        return shown;
    }

    private static async Task<IReadOnlyList<Digest>> FindLostAsync(
        Actors actors, IReadOnlyList<Digest> contents, CancellationToken cancellationToken)
    {
        var lost = new List<Digest>();
        foreach (var content in contents.Distinct())
        {
            if (await actors.Auditor.FindContentAsync(content, cancellationToken) is null)
            {
                lost.Add(content);
            }
        }

        return lost;
    }

    private sealed class LoadEndedException(string message) : Exception(message);
}
