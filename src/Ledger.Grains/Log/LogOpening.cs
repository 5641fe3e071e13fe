using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Domain.Keys;
using Ledger.Evidence.Entries;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Grains.Keys;
using Ledger.Grains.Time;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>
/// The registry's own stream: its first entry, and the acts that set a development registry's legal time. The clock is
/// state like any other: it comes back from the log.
/// </summary>
public sealed class LogOpening(
    RegistryContext registry, SimulatedLegalClock clock, DateTimeOffset? simulatedStart, IOpenedKeys? keys = null)
    : IDisposable
{
    // Decisions about chains write the same stream, by way of their own grain.
    private const int MaxAttempts = 4;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>
    /// Writes the first entry of an empty log; takes over legal time and calendar from a log that has entries, and
    /// has it name keys that it does not name yet.
    /// </summary>
    /// <exception cref="InvalidDataException">The registry does not have a key that its log says is in use.</exception>
    public async Task OpenAsync(LogWriter writer, CancellationToken cancellationToken)
    {
        var opened = false;
        var named = new RegistryState();
        await foreach (var entry in registry.Journal
            .ReadStreamAsync(StreamName.Registry.ToString(), 0, cancellationToken).ConfigureAwait(false))
        {
            opened = true;
            named = TakeOver(entry, named);
        }

        var missing = keys?.Missing(named.Keys) ?? [];

        if (!opened)
        {
            var start = simulatedStart ?? registry.Time.GetUtcNow();
            clock.Set(registry.Time.GetUtcNow(), start);
            Require(await writer.AppendAsync(RegistryActs.Open(registry, start, missing)).ConfigureAwait(false));
        }
        else if (missing.Count > 0)
        {
            await ActAsync(
                writer,
                version => RegistryActs.Record(registry, new KeysOpened([.. missing]), version),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sets legal time ahead by an entry. Only a development registry can.</summary>
    /// <exception cref="InvalidOperationException">Legal time is real, or the time lies in the legal past.</exception>
    public async Task AdvanceAsync(LogWriter writer, DateTimeOffset legal, CancellationToken cancellationToken)
    {
        if (!registry.LegalClock.IsSimulated || legal < registry.LegalClock.Now)
        {
            throw new InvalidOperationException("Only a simulated legal time can be set, and only ahead.");
        }

        var entry = await ActAsync(
            writer, version => RegistryActs.AdvanceClock(registry, version, legal), cancellationToken)
            .ConfigureAwait(false);
        clock.Set(entry.RecordedTime, legal);
    }

    /// <summary>Records what the registry finds about its chains, and seals access journals.</summary>
    /// <exception cref="ArgumentException">It is no such event; what is decided goes through commands.</exception>
    public Task RecordAsync(LogWriter writer, string type, byte[] record, CancellationToken cancellationToken) =>
        EventBody.TryReadOne(StreamName.Registry, type, record) is { } found
            and (InstanceOpened or RangeRefused or AccessSealed)
            ? ActAsync(writer, version => RegistryActs.Record(registry, found, version), cancellationToken)
            : throw new ArgumentException($"{type} is nothing that the registry records by itself.", nameof(type));

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<AcceptedEntry> ActAsync(
        LogWriter writer, Func<ulong, AppendRequest> act, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var version = await registry.Journal
                    .StreamVersionAsync(StreamName.Registry.ToString(), cancellationToken).ConfigureAwait(false);
                var reply = await writer.AppendAsync(act(version + 1)).ConfigureAwait(false);
                if (reply.Conflict is not { Code: "stale-version" } || attempt == MaxAttempts)
                {
                    return Require(reply);
                }
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private RegistryState TakeOver(JournalEntry entry, RegistryState named)
    {
        if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error))
        {
            throw new JournalCorruptException($"Entry {entry.Index} is no leaf: {error}");
        }

        foreach (var item in EventBody.Read(entry))
        {
            if (item.Event is CalendarLoaded { Calendar: var year })
            {
                registry.Calendars.Take(year);
            }

            named = item.Event is KeysOpened or KeyProposed or KeyRotated or KeyRevoked
                ? RegistryAggregate.Instance.Fold(named, item.Event)
                : named;
        }

        if (leaf.Type is RegistryActs.Opened or RegistryActs.ClockAdvanced)
        {
            clock.Set(leaf.RecordedTime, leaf.LegalTime);
        }

        return named;
    }

    private static AcceptedEntry Require(AppendReply reply) => reply.Entry
        ?? throw new JournalUnavailableException(
            $"The registry's own act was not appended: {reply.Conflict?.English}");
}
