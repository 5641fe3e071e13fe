using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Anchoring;
using Ledger.Grains.Contracts;
using Ledger.Grains.Time;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>
/// The registry's own stream: its first entry, and the acts that set a development registry's legal time. The clock is
/// state like any other: it comes back from the log.
/// </summary>
public sealed class LogOpening(RegistryContext registry, SimulatedLegalClock clock, DateTimeOffset? simulatedStart)
    : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Writes the first entry of an empty log; takes over legal time from a log that has entries.</summary>
    public async Task OpenAsync(LogWriter writer, CancellationToken cancellationToken)
    {
        var opened = false;
        await foreach (var entry in registry.Journal
            .ReadStreamAsync(StreamName.Registry.ToString(), 0, cancellationToken).ConfigureAwait(false))
        {
            opened = true;
            SetClock(entry);
        }

        if (!opened)
        {
            var start = simulatedStart ?? registry.Time.GetUtcNow();
            clock.Set(registry.Time.GetUtcNow(), start);
            await AppendAsync(writer, RegistryActs.Open(registry, start)).ConfigureAwait(false);
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

    /// <summary>Records an act about the registry's chains.</summary>
    /// <exception cref="ArgumentException">The type is another, or the record is no canonical JSON object.</exception>
    public Task RecordAsync(LogWriter writer, string type, byte[] record, CancellationToken cancellationToken)
    {
        if (!RegistryRecords.Types.Contains(type) || !CanonicalJson.TryParse(record, out var json, out _)
            || json is not JsonObject)
        {
            throw new ArgumentException("Only acts about chains are recorded so, as canonical JSON objects.");
        }

        return ActAsync(writer, version => RegistryActs.Record(registry, type, version, record), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<AcceptedEntry> ActAsync(
        LogWriter writer, Func<ulong, AppendRequest> act, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var version = await registry.Journal
                .StreamVersionAsync(StreamName.Registry.ToString(), cancellationToken).ConfigureAwait(false);
            return await AppendAsync(writer, act(version + 1)).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    private void SetClock(JournalEntry entry)
    {
        if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error))
        {
            throw new JournalCorruptException($"Entry {entry.Index} is no leaf: {error}");
        }

        if (leaf.Type is RegistryActs.Opened or RegistryActs.ClockAdvanced)
        {
            clock.Set(leaf.RecordedTime, leaf.LegalTime);
        }
    }

    private static async Task<AcceptedEntry> AppendAsync(LogWriter writer, AppendRequest request)
    {
        var reply = await writer.AppendAsync(request).ConfigureAwait(false);
        return reply.Entry ?? throw new JournalUnavailableException(
            $"The registry's own act was not appended: {reply.Conflict?.English}");
    }
}
