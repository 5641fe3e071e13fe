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

    // Few of very many parties wait for something; null until the list was looked at.
    private HashSet<string>? _parties;

    /// <inheritdoc/>
    protected override void Empty()
    {
        store.Empty();
        _parties = null;
    }

    /// <inheritdoc/>
    protected override async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        registry.Calendars.Take(await states.ReadRegistryAsync(cancellationToken).ConfigureAwait(false));
        var basis = $"{registry.Calendar.Id} {registry.Book.Name}";
        var place = store.Place;
        _parties ??= [.. store.Streams(StreamKind.Party)];
        var count = place.Basis == basis ? 0 : await AnewAsync(place, basis, cancellationToken).ConfigureAwait(false);

        Dictionary<string, ulong> changed = [];
        var size = place.Size;
        await foreach (var entry in log.ReadAsync(place.Size, cancellationToken).ConfigureAwait(false))
        {
            foreach (var (stream, version) in WrittenBy(entry))
            {
                var name = stream.ToString();
                if (stream.Kind is not StreamKind.Party || IsWaitedFor(entry, name) || changed.ContainsKey(name))
                {
                    changed[name] = version;
                }
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

    // Some at a time, for very many may wait: the list goes by the new basis once all of it does.
    private async Task<int> AnewAsync(DuePlace place, string basis, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var part in store.Streams().Chunk(MaxStreams))
        {
            var waiting = part.ToDictionary(static stream => stream, static _ => ulong.MaxValue);
            count += await PutAsync(place.Size, place.Basis, waiting, cancellationToken).ConfigureAwait(false);
        }

        store.Put(new DuePlace(place.Size, basis), []);
        return count;
    }

    private async Task<int> PutAsync(
        ulong size, string basis, Dictionary<string, ulong> changed, CancellationToken cancellationToken)
    {
        var count = changed.Count;
        var dues = await WorkOutAsync(changed, cancellationToken).ConfigureAwait(false);
        store.Put(new DuePlace(size, basis), dues);
        foreach (var party in dues.Where(static one => IsParty(one.Stream)))
        {
            _ = party.Dues.Count > 0 ? _parties?.Add(party.Stream) : _parties?.Remove(party.Stream);
        }

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

    private static bool IsParty(string stream) => stream.StartsWith("party/", StringComparison.Ordinal);

    // Nothing but a proposal makes a party wait: registrations, keys and members of any other cost nothing.
    private bool IsWaitedFor(EntryHeading entry, string party) =>
        entry.Type.StartsWith("restoration.", StringComparison.Ordinal) || _parties?.Contains(party) is true;

    // Filings change nothing that anybody waits for, and an asset may have very many.
    private static IEnumerable<Domain.StreamVersion> WrittenBy(EntryHeading entry) =>
        entry.Type is "transaction.filed" or "egress.filed" or "asset.restated"
            ? []
            : entry.Writes.Where(static write =>
                write.Stream.Kind is StreamKind.Case or StreamKind.Asset or StreamKind.Party or StreamKind.Catalogue
                    or StreamKind.Demand or StreamKind.Census or StreamKind.Registrar);
}
