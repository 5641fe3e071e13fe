using System.Collections.Concurrent;
using Ledger.Ports.Access;

namespace Ledger.Api.Access;

/// <summary>
/// What was recorded a moment ago: a page that is kept up to date asks for the same again and again, which is one look.
/// </summary>
internal sealed class RecentReads(IAccessJournal journal, TimeProvider time)
{
    private const int SweepAt = 10_000;

    /// <summary>How long a look lasts.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<AccessAct, long> _recorded = new();

    /// <summary>Records a read, unless the same was recorded within <see cref="Look"/>.</summary>
    public async Task RecordAsync(AccessAct read, CancellationToken cancellationToken)
    {
        if (_recorded.TryGetValue(read, out var since) && time.GetElapsedTime(since) < Look)
        {
            return;
        }

        await journal.AppendAsync(read, cancellationToken);
        _recorded[read] = time.GetTimestamp();
        if (_recorded.Count >= SweepAt)
        {
            Sweep();
        }
    }

    private void Sweep()
    {
        foreach (var (read, since) in _recorded)
        {
            if (time.GetElapsedTime(since) >= Look)
            {
                _recorded.TryRemove(read, out _);
            }
        }
    }
}
