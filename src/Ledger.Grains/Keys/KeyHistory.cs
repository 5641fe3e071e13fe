using Ledger.Domain;
using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Witnessing;
using Ledger.Ports;
using Ledger.Ports.Keys;

namespace Ledger.Grains.Keys;

/// <summary>Which keys the log named, and by which entries they began and ended.</summary>
public sealed class KeyHistory(IJournal journal) : IDisposable
{
    private static readonly TimeSpan s_chinaStandardTime = TimeSpan.FromHours(8);

    private readonly SemaphoreSlim _one = new(1, 1);
    private ulong _version;
    private DateTimeOffset _first;
    private IReadOnlyList<KeyWindow> _windows = [];

    /// <summary>The change that waited for a second operator when the log was last read; null when none did.</summary>
    public KeyProposal? Proposal { get; private set; }

    /// <summary>All keys of all entries that the journal has now, oldest first.</summary>
    public async ValueTask<IReadOnlyList<KeyWindow>> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var stream = StreamName.Registry.ToString();
            await foreach (var entry in journal
                .ReadStreamAsync(stream, _version, cancellationToken).ConfigureAwait(false))
            {
                Take(entry);
                _version = entry.Writes.First(write => write.Stream == stream).Version;
            }

            return _windows;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private void Take(JournalEntry entry)
    {
        if (_version == 0)
        {
            _first = entry.RecordedTime;
        }

        foreach (var item in EventBody.Read(entry))
        {
            _windows = item.Event switch
            {
                KeysOpened opened => [.. _windows, .. Open(opened.Keys, entry)],
                KeyRotated rotated => Change(rotated.Change, entry),
                KeyRevoked revoked => Change(revoked.Change, entry),
                _ => _windows,
            };
            Proposal = item.Event switch
            {
                KeyProposed proposed => new KeyProposal(proposed.Change, proposed.Reason, proposed.Act),
                KeyRotated or KeyRevoked => null,
                _ => Proposal,
            };
        }
    }

    // What a log was set up with has served since it began, also where the log came to name it later.
    private List<KeyWindow> Open(ValueList<RegistryKey> keys, JournalEntry entry)
    {
        var isFirst = _windows.Count == 0;
        return
        [
            .. keys.Where(key => _windows.All(known => known.Key.Id != key.Id)).Select(key => New(
                key, isFirst ? 0 : entry.Index, isFirst ? _first : entry.RecordedTime)),
        ];
    }

    private List<KeyWindow> Change(KeyChange change, JournalEntry entry) =>
    [
        .. _windows.Select(known => known.Key.Id == change.Key.Id ? End(known, change.Revoked, entry) : known),
        .. change.Next is { } next ? (KeyWindow[])[New(next, entry.Index, entry.RecordedTime)] : [],
    ];

    // Clocks of others may be a little behind the log's.
    private static KeyWindow New(RegistryKey key, ulong from, DateTimeOffset time) =>
        new(key, from, null, new Validity(key.IsOwn ? time : time - WitnessTrack.MaximumSkew));

    private static KeyWindow End(KeyWindow known, KeyRevocation? revoked, JournalEntry entry)
    {
        var time = entry.RecordedTime;
        if (revoked?.Since is { } day)
        {
            var since = new DateTimeOffset(day, TimeOnly.MinValue, s_chinaStandardTime).ToUniversalTime();
            time = since < time ? since : time;
        }

        return known with
        {
            Until = known.Until ?? entry.Index,
            Validity = revoked is null
                ? known.Validity with { NotAfter = time }
                : known.Validity with { Revoked = new Revocation(time, revoked.Reason) },
        };
    }
}
