using Ledger.Api.Contracts;
using Ledger.Evidence.Entries;
using Ledger.Sdk;

namespace Ledger.Portal.Sessions;

/// <summary>
/// What every page says of the registry: its origin and its legal time. Asked at most every two seconds, for all.
/// </summary>
internal sealed class RegistryStanding(PortalApi api, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _gate = new(1);
    private LogOverview? _last;
    private long _asked;

    /// <summary>Where the log stands; null while the API does not answer.</summary>
    public async Task<LogOverview?> FindAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || time.GetElapsedTime(_asked) > s_fresh)
            {
                using var client = api.Public();
                _last = await client.ReadLogAsync(cancellationToken);
                _asked = time.GetTimestamp();
            }
        }
        catch (Exception silence) when (silence is LedgerUnreachableException or LedgerProblemException)
        {
            _last = null;
        }
        finally
        {
            _gate.Release();
        }

        return _last;
    }

    /// <summary>The registry's legal day in China; null while the API does not answer.</summary>
    public async Task<DateOnly?> FindTodayAsync() =>
        await FindAsync() is { } log && EntrySyntax.TryTime(log.LegalTime, out var now)
            ? Domain.Calendars.CivilDate.At(now)
            : null;

    public void Dispose() => _gate.Dispose();
}
