using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Censuses;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.PublicData;
using Ledger.Ports;

namespace Ledger.Register;

/// <summary>
/// Writes the catalogue into the register: each item as its events fold to, with the columns that lists are filtered
/// by; and codes of registrations of public data.
/// </summary>
internal sealed class CatalogueRows(RowWriter rows)
{
    public void Put(StreamEvent item, ulong index)
    {
        if (item.Stream.TryGetItem(out var id))
        {
            PutItem(id, item.Event, index);
        }
        else if (item.Stream.TryGetDemand(out var demand))
        {
            PutDemand(demand, item.Event, index);
        }
        else if (item.Stream.TryGetCensus(out var census))
        {
            PutCensus(census, item.Event, index);
        }
        else if (item.Event is PublicDataRegistered registered)
        {
            rows.Run(
                "INSERT OR REPLACE INTO public_code VALUES ($id, $code)",
                ("$id", IdOf(item.Stream)), ("$code", registered.Code));
        }
    }

    private void PutItem(CatalogueId id, DomainEvent domainEvent, ulong index)
    {
        var (version, before) = Find("catalogue_item", id.ToString(), CatalogueAggregate.Instance, index);
        var state = CatalogueAggregate.Instance.Fold(before, domainEvent);
        var content = state.Shown ?? state.Draft!;
        rows.Run(
            "DELETE FROM catalogue_index WHERE rowid = (SELECT entry FROM catalogue_item WHERE id = $id)",
            ("$id", id.ToString()));
        rows.Run(
            "INSERT OR REPLACE INTO catalogue_index (rowid, words) VALUES ($entry, $words)",
            ("$entry", (long)index), ("$words", string.Join(' ', SearchWords.OfName(content.Name))));
        rows.Run(
            """
            INSERT OR REPLACE INTO catalogue_item VALUES (
                $id, $status, $shown, $audience, $category, $name, $division, $tier, $industry, $sharing, $grade,
                $provider, $opening, $mode, $bar, $version, $entry, $state)
            """,
            ("$id", id.ToString()), ("$status", WireName.Of(state.Status)), ("$shown", state.Shown is not null),
            ("$audience", (int)CatalogueAudiences.Of(content)), ("$category", WireName.Of(content.Category)),
            ("$name", content.Name), ("$division", content.Division.ToString()),
            ("$tier", WireName.Of(content.Division.Level)), ("$industry", content.Industry.ToString()),
            ("$sharing", content.Sharing is { } sharing ? WireName.Of(sharing) : null),
            ("$grade", WireName.Of(content.Grade)), ("$provider", state.Provider.ToString()),
            ("$opening", WireName.Of(state.Opening.Status)),
            ("$mode", state.Opening.Terms is { Mode: var mode } ? WireName.Of(mode) : null),
            ("$bar", WireName.Of(state.Opening.Bar)), ("$version", (long)version), ("$entry", (long)index),
            ("$state", CatalogueAggregate.Instance.WriteSnapshot(state).ToString()));
        PutDuties(id, state);
    }

    // The duties that stand; few items have any.
    private void PutDuties(CatalogueId id, CatalogueItem state)
    {
        rows.Run("DELETE FROM sharing_duty WHERE item = $item", ("$item", id.ToString()));
        foreach (var (n, owed) in state.Duties.Index().Where(static one => one.Item.Until is null))
        {
            rows.Run(
                "INSERT INTO sharing_duty VALUES ($item, $n, $provider, $recipients, $basis, $way, $since)",
                ("$item", id.ToString()), ("$n", n + 1), ("$provider", state.Provider.ToString()),
                ("$recipients", owed.Duty.Recipients), ("$basis", owed.Duty.Basis),
                ("$way", WireName.Of(owed.Duty.Way)), ("$since", CivilDate.Format(owed.From)));
        }
    }

    private void PutDemand(DemandId id, DomainEvent domainEvent, ulong index)
    {
        var (version, before) = Find("demand", id.ToString(), DemandAggregate.Instance, index);
        var state = DemandAggregate.Instance.Fold(before, domainEvent);
        var content = state.Content!;
        rows.Run(
            """
            INSERT OR REPLACE INTO demand VALUES (
                $id, $status, $side, $division, $demander, $provider, $item, $version, $entry, $state)
            """,
            ("$id", id.ToString()), ("$status", WireName.Of(state.Status)), ("$side", WireName.Of(content.Side)),
            ("$division", content.Division.ToString()), ("$demander", state.Demander.ToString()),
            ("$provider", state.Provider?.ToString()), ("$item", state.Item?.ToString()),
            ("$version", (long)version), ("$entry", (long)index),
            ("$state", DemandAggregate.Instance.WriteSnapshot(state).ToString()));
    }

    private void PutCensus(CensusId id, DomainEvent domainEvent, ulong index)
    {
        var (version, before) = Find("census", id.ToString(), CensusAggregate.Instance, index);
        var state = CensusAggregate.Instance.Fold(before, domainEvent);
        rows.Run(
            "INSERT OR REPLACE INTO census VALUES ($id, $version, $entry, $state)",
            ("$id", id.ToString()), ("$version", (long)version), ("$entry", (long)index),
            ("$state", CensusAggregate.Instance.WriteSnapshot(state).ToString()));
    }

    /// <summary>
    /// The state that a table has under an id, and the version that the stream has with an entry, which may write
    /// several events to it.
    /// </summary>
    private (ulong Version, TState State) Find<TState>(
        string table, string id, Aggregate<TState> aggregate, ulong index)
        where TState : AggregateState
    {
        // Tables are constants of this class; the id goes by parameter.
        var found = rows.Read(
            $"SELECT version, state, entry FROM {table} WHERE id = $id",
            row => ((ulong)row.GetInt64(0) + (row.GetInt64(2) == (long)index ? 0u : 1u),
                Snapshots.Read(row.GetString(1), aggregate)),
            ("$id", id));
        return found.Count > 0 ? found[0] : (1, aggregate.Initial);
    }

    private static string IdOf(StreamName stream) => stream.ToString()[^32..];
}

/// <summary>States that the register keeps as snapshots.</summary>
internal static class Snapshots
{
    public static TState Read<TState>(string text, Aggregate<TState> aggregate)
        where TState : AggregateState =>
        CanonicalJson.TryParse(Encoding.UTF8.GetBytes(text), out var json, out _)
            && aggregate.TryReadSnapshot(json, out var state, out _)
                ? state
                : throw new JournalCorruptException("The register holds a state that is no snapshot.");
}

/// <summary>Who may see what stands in the catalogue, beside its provider and the registry's staff.</summary>
public enum CatalogueAudience
{
    /// <summary>Everybody.</summary>
    Everybody,

    /// <summary>Everybody who is signed in.</summary>
    SignedIn,

    /// <summary>Nobody.</summary>
    Nobody,
}

/// <summary>Tells who may see an item.</summary>
internal static class CatalogueAudiences
{
    /// <summary>
    /// Public data of general grade is everybody's to know of, other data everybody's who may ask for it; what is kept
    /// secret by law, and important or core data, is nobody's.
    /// </summary>
    public static CatalogueAudience Of(CatalogueContent content) =>
        content.Confidential || content.Grade is not DataGrade.General ? CatalogueAudience.Nobody
        : content.Category is CatalogueCategory.Public ? CatalogueAudience.Everybody
        : CatalogueAudience.SignedIn;
}
