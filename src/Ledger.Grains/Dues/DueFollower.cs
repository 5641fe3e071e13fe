using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Entries;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Log;
using Ledger.Ports;

namespace Ledger.Grains.Dues;

/// <summary>
/// Keeps the list of what is due up with the log: of each stream that an entry writes, what it waits for now. A new
/// calendar, or a new version of the rules, works out anew whatever waits.
/// </summary>
public sealed class DueFollower(
    LogHeadings log, IDueStore store, StreamStates states, AggregateCatalogue aggregates, RegistryContext registry)
    : LogFollower<int>
{
    private const int MaxStreams = 1000;

    /// <inheritdoc/>
    protected override void Empty() => store.Empty();

    /// <inheritdoc/>
    protected override async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        registry.Calendars.Take(await states.ReadRegistryAsync(cancellationToken).ConfigureAwait(false));
        var basis = $"{registry.Calendar.Id} {registry.Book.Name}";
        var place = store.Place;
        var count = 0;
        if (place.Basis != basis)
        {
            var waiting = store.Streams().ToDictionary(static stream => stream, static _ => ulong.MaxValue);
            place = place with { Basis = basis };
            store.Put(place, await WorkOutAsync(waiting, cancellationToken).ConfigureAwait(false));
            count = waiting.Count;
        }

        Dictionary<string, ulong> changed = [];
        var size = place.Size;
        await foreach (var entry in log.ReadAsync(place.Size, cancellationToken).ConfigureAwait(false))
        {
            foreach (var (stream, version) in WrittenBy(entry))
            {
                changed[stream.ToString()] = version;
            }

            size = entry.Index + 1;
            if (changed.Count >= MaxStreams)
            {
                count += await PutAsync(size, basis, changed, cancellationToken).ConfigureAwait(false);
            }
        }

        return size == place.Size
            ? count
            : count + await PutAsync(size, basis, changed, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> PutAsync(
        ulong size, string basis, Dictionary<string, ulong> changed, CancellationToken cancellationToken)
    {
        var count = changed.Count;
        store.Put(new DuePlace(size, basis), await WorkOutAsync(changed, cancellationToken).ConfigureAwait(false));
        changed.Clear();
        return count;
    }

    private async Task<List<StreamDues>> WorkOutAsync(
        Dictionary<string, ulong> streams, CancellationToken cancellationToken)
    {
        List<StreamDues> dues = new(streams.Count);
        foreach (var (name, version) in streams)
        {
            var stream = Domain.StreamName.Parse(name);
            var known = await states.GetAsync(stream, version, cancellationToken).ConfigureAwait(false);
            var aggregate = aggregates.For(stream.Kind);
            var rules = registry.RulesOf(aggregate, known.State, null, CivilDate.At(registry.LegalClock.Now));
            dues.Add(new StreamDues(name, aggregate.Dues(known.State, registry.Calendar, rules)));
        }

        return dues;
    }

    // Filings change nothing that anybody waits for, and an asset may have very many.
    private static IEnumerable<Domain.StreamVersion> WrittenBy(EntryHeading entry) =>
        entry.Type is "transaction.filed" or "egress.filed" or "asset.restated"
            ? []
            : entry.Writes.Where(static write =>
                write.Stream.Kind is StreamKind.Case or StreamKind.Asset or StreamKind.Party or StreamKind.Catalogue
                    or StreamKind.Demand or StreamKind.Census or StreamKind.Registrar);
}
