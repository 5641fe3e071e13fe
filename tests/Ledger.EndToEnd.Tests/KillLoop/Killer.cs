using System.Diagnostics;
using Ledger.EndToEnd.Tests.Registry;

namespace Ledger.EndToEnd.Tests.KillLoop;

/// <summary>SIGKILL to the processes of a registry; every part comes back on its own, whatever the others do.</summary>
internal sealed class Killer(RunningRegistry registry)
{
    private int _kills;

    /// <summary>How often a process that ran was killed.</summary>
    public int Kills => _kills;

    /// <summary>Returns when everything is back.</summary>
    /// <exception cref="ServerStaysDownException">The server does not get ready.</exception>
    public async Task RunAsync(KillRound round, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            KillServerAsync(begun, round, cancellationToken),
            KillChainAsync(begun, round.Chain, cancellationToken),
            KillBlobsAsync(begun, round.Blobs, cancellationToken));
    }

    private async Task KillServerAsync(long begun, KillRound round, CancellationToken cancellationToken)
    {
        if (round.Server is not { } at)
        {
            return;
        }

        await WaitAsync(begun, at, cancellationToken);
        Count(await registry.Server.KillAsync());
        if (round.Start is { } again)
        {
            registry.Server.Launch();
            await Task.Delay(again, cancellationToken);
            Count(await registry.Server.KillAsync());
        }

        await registry.Server.StartAsync(cancellationToken);
    }

    private async Task KillChainAsync(long begun, IReadOnlyList<int> moments, CancellationToken cancellationToken)
    {
        foreach (var at in moments)
        {
            await WaitAsync(begun, at, cancellationToken);
            await registry.Chain.KillAsync();
            Count(wasRunning: true);
            await registry.Chain.ResumeAsync(cancellationToken);
        }
    }

    private async Task KillBlobsAsync(long begun, int? moment, CancellationToken cancellationToken)
    {
        if (moment is { } at)
        {
            await WaitAsync(begun, at, cancellationToken);
            await registry.Blobs!.KillAsync();
            Count(wasRunning: true);
            await registry.Blobs.ResumeAsync(cancellationToken);
        }
    }

    private void Count(bool wasRunning)
    {
        if (wasRunning)
        {
            Interlocked.Increment(ref _kills);
        }
    }

    private static Task WaitAsync(long begun, int milliseconds, CancellationToken cancellationToken)
    {
        var left = TimeSpan.FromMilliseconds(milliseconds) - Stopwatch.GetElapsedTime(begun);
        return left > TimeSpan.Zero ? Task.Delay(left, cancellationToken) : Task.CompletedTask;
    }
}
