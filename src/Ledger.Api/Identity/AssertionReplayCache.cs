using System.Collections.Concurrent;

namespace Ledger.Api.Identity;

/// <summary>
/// Remembers which assertions were used until they expire, so that none is used twice (RFC 7523 section 3).
/// </summary>
internal sealed class AssertionReplayCache(TimeProvider time)
{
    private const int SweepAt = 10_000;
    private readonly ConcurrentDictionary<(string Account, string Id), DateTime> _used = new();

    public bool TryUse(string account, string? id, DateTime expires)
    {
        if (string.IsNullOrEmpty(id) || id.Length > 128)
        {
            return false;
        }

        if (_used.Count >= SweepAt)
        {
            Sweep();
        }

        return _used.TryAdd((account, id), expires);
    }

    private void Sweep()
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var (key, expires) in _used)
        {
            if (expires < now)
            {
                _used.TryRemove(key, out _);
            }
        }
    }
}
