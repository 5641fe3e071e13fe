using Ledger.Grains.Contracts;
using Ledger.Grains.Documents;
using Ledger.Grains.Dues;
using Ledger.Grains.Feed;
using Ledger.Grains.Sketches;
using Ledger.Register;
using Ledger.Server.Configuration;

namespace Ledger.Server.Composition;

/// <summary>
/// A loop that does one thing again and again until the host stops. A fault is logged and the next round tries
/// again: everything the keepers do can be done twice.
/// </summary>
internal abstract partial class Keeper(TimeProvider time, TimeSpan pause, ILogger logger) : BackgroundService
{
    // What may pass by itself and does not is a fault like any other: some minutes at the longest pause.
    private const int ManyInARow = 20;

    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(10);

    protected abstract string Task { get; }

    protected abstract Task RunOnceAsync(CancellationToken stopping);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var faults = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                faults = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it was, the next round tries again, and the health page shows the lag.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                if (faults < ManyInARow && Outage.Is(fault))
                {
                    LogOutage(logger, Task, fault.GetBaseException().Message);
                }
                else
                {
                    LogFault(logger, Task, fault);
                }

                faults++;
            }

            var wait = pause * Math.Pow(2, Math.Min(faults, 6));
            await System.Threading.Tasks.Task
                .Delay(wait < s_longestPause ? wait : s_longestPause, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Task} waits and will be tried again: {Reason}")]
    private static partial void LogOutage(ILogger logger, string task, string reason);

    [LoggerMessage(LogLevel.Error, "{Task} failed; it will be tried again.")]
    private static partial void LogFault(ILogger logger, string task, Exception fault);
}

/// <summary>Publishes what is accepted.</summary>
internal sealed class PublicationKeeper(
    IGrainFactory grains, LedgerOptions options, TimeProvider time, ILogger<PublicationKeeper> logger)
    : Keeper(time, options.Publication.Interval, logger)
{
    protected override string Task => "Publication";

    protected override Task RunOnceAsync(CancellationToken stopping) =>
        grains.GetGrain<ILogGrain>(options.Origin).PublishAsync(stopping);
}

/// <summary>Keeps the register up with the log.</summary>
internal sealed class RegisterKeeper(Projector projector, TimeProvider time, ILogger<RegisterKeeper> logger)
    : Keeper(time, TimeSpan.FromMilliseconds(200), logger)
{
    protected override string Task => "The register";

    protected override Task RunOnceAsync(CancellationToken stopping) => projector.CatchUpAsync(stopping);
}

/// <summary>Destroys the keys of documents whose erasure is in the log.</summary>
internal sealed class ErasureKeeper(ErasureFollower follower, TimeProvider time, ILogger<ErasureKeeper> logger)
    : Keeper(time, TimeSpan.FromSeconds(1), logger)
{
    protected override string Task => "Erasure";

    protected override Task RunOnceAsync(CancellationToken stopping) => follower.FollowAsync(stopping);
}

/// <summary>Keeps the list of what is due up with the log, and has stated what time has decided.</summary>
internal sealed class DueKeeper(DueTimer timer, TimeProvider time, ILogger<DueKeeper> logger)
    : Keeper(time, TimeSpan.FromSeconds(1), logger)
{
    protected override string Task => "The list of what is due";

    protected override Task RunOnceAsync(CancellationToken stopping) => timer.RunOnceAsync(stopping);
}

/// <summary>Keeps what concerns whom up with the log.</summary>
internal sealed class FeedKeeper(FeedFollower follower, TimeProvider time, ILogger<FeedKeeper> logger)
    : Keeper(time, TimeSpan.FromMilliseconds(250), logger)
{
    protected override string Task => "The feed";

    protected override Task RunOnceAsync(CancellationToken stopping) => follower.FollowAsync(stopping);
}

/// <summary>Keeps the sketches that cases name up with the log, and looks for those that are not there yet.</summary>
internal sealed class SketchKeeper(SketchFollower follower, TimeProvider time, ILogger<SketchKeeper> logger)
    : Keeper(time, TimeSpan.FromMilliseconds(500), logger)
{
    protected override string Task => "The sketches";

    protected override Task RunOnceAsync(CancellationToken stopping) => follower.FollowAsync(stopping);
}

/// <summary>Brings every chain instance up with the published log.</summary>
internal sealed class AnchoringKeeper(
    IGrainFactory grains, LedgerOptions options, TimeProvider time, ILogger<AnchoringKeeper> logger)
    : Keeper(time, TimeSpan.FromMilliseconds(500), logger)
{
    protected override string Task => "Anchoring";

    protected override Task RunOnceAsync(CancellationToken stopping) => System.Threading.Tasks.Task.WhenAll(
        options.Chains.Select(chain => grains.GetGrain<IAnchorGrain>(chain.Name).AdvanceAsync(stopping)));
}
