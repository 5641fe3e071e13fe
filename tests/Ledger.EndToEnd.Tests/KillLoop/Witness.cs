using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;

namespace Ledger.EndToEnd.Tests.KillLoop;

/// <summary>Looks at the newest checkpoint again and again, and keeps each that it was shown.</summary>
internal sealed class Witness : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly PublishedLogReader _log;
    private readonly List<SeenCheckpoint> _seen = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _looking;

    public Witness(PublishedLogReader log)
    {
        _log = log;
        _looking = LookAsync(_ending.Token);
    }

    /// <summary>Ends the looking.</summary>
    /// <returns>What was seen, in that order.</returns>
    /// <exception cref="InvalidDataException">A checkpoint was not signed as it must be.</exception>
    public async Task<IReadOnlyList<SeenCheckpoint>> EndAsync()
    {
        await _ending.CancelAsync();
        await _looking;
        return _seen;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task LookAsync(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                if (await _log.ReadNewestAsync(ending) is { } checkpoint && !_seen.Contains(checkpoint))
                {
                    _seen.Add(checkpoint);
                }
            }
            catch (Exception fault) when (Stubborn.IsSilence(fault, ending) || ending.IsCancellationRequested)
            {
                // Killed, or told to end.
            }

            await Task.Delay(s_pause, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
