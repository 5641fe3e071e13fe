using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Dues;

/// <summary>
/// Has what time decided stated in the log, by the registry itself: acceptance by silence, lapse, the end of a term.
/// What the list says is only where to look; each stream's own decision says whether anything is due.
/// </summary>
public sealed class DueTimer(ITimerDoor door, DueFollower follower, IDueStore store, RegistryContext registry)
{
    private const int MaxStreams = 200;
    private readonly HashSet<string> _asked = [];
    private (DateOnly Day, ulong Size) _askedAt;

    /// <summary>
    /// One round: the list follows the log, then every stream that is due is asked once. What has nothing to state yet,
    /// because another stream keeps it waiting, is asked again when the log has grown or the day is another.
    /// </summary>
    /// <returns>The entries that were appended.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await follower.FollowAsync(cancellationToken).ConfigureAwait(false);
        var today = CivilDate.At(registry.LegalClock.Now);
        if (_askedAt != (today, store.Place.Size))
        {
            _asked.Clear();
            _askedAt = (today, store.Place.Size);
        }

        var stated = 0;
        foreach (var name in store.ForTimer(today, MaxStreams + _asked.Count).Where(_asked.Add))
        {
            var reply = await door.TickAsync(StreamName.Parse(name), cancellationToken).ConfigureAwait(false);
            stated += reply.Accepted is null ? 0 : 1;
        }

        return stated;
    }
}

/// <summary>The way to an aggregate for the registry's timer: one that orders its act among all others.</summary>
public interface ITimerDoor
{
    /// <summary>Has a stream state what time has decided; refused while nothing is due.</summary>
    Task<CommandReply> TickAsync(StreamName stream, CancellationToken cancellationToken);
}
