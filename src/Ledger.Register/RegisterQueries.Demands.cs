using System.Text;
using Ledger.Domain;
using Ledger.Domain.Catalogue.Censuses;
using Ledger.Domain.Catalogue.Demands;
using Microsoft.Data.Sqlite;

namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    private const string DemandColumns = "SELECT d.id, d.version, d.entry, d.state FROM demand d ";

    // Once it is listed a demand is everybody's to see; before, and where it is not, its own party's and the staff's.
    private const string DemandSeen = """
        ($all OR d.demander = $reader OR d.provider = $reader
            OR d.status NOT IN ('filed', 'declined', 'withdrawn'))
        """;

    /// <summary>A demand, or null where there is none for that reader.</summary>
    public DemandRow? FindDemand(string id, CatalogueReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Read(
            DemandColumns + "WHERE d.id = $id AND " + DemandSeen, ReadDemand,
            ("$id", id), ("$all", reader.IsStaff), ("$reader", reader.Party)).FirstOrDefault();
    }

    /// <summary>Demands that match, newest entry first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="before">Only entries below this index; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<DemandRow> ListDemands(DemandFilter filter, CatalogueReader reader, ulong? before, int limit)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        var sql = new StringBuilder(DemandColumns).Append("WHERE d.entry < $before AND ").Append(DemandSeen);
        Append(sql, filter.Side, " AND d.side = $side");
        Append(sql, PrefixOf(filter.Division), " AND substr(d.division, 1, length($division)) = $division");
        Append(sql, filter.Status, " AND d.status = $status");
        Append(sql, filter.Item, " AND d.item = $item");
        sql.Append(" ORDER BY d.entry DESC LIMIT $limit");
        return Read(
            sql.ToString(), ReadDemand, ("$before", Below(before)), ("$side", filter.Side),
            ("$division", PrefixOf(filter.Division)), ("$status", filter.Status), ("$item", filter.Item),
            ("$all", reader.IsStaff), ("$reader", reader.Party), ("$limit", Math.Clamp(limit, 1, MaxRows)));
    }

    /// <summary>The duties to share that stand, by item and number.</summary>
    /// <param name="provider">Whose; null for all.</param>
    /// <param name="after">The item and number of the last of the page before; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<DutyRow> ListDuties(string? provider, (string Item, int Number)? after, int limit) => Read(
        """
        SELECT s.item, i.name, s.n, s.provider, o.name, o.code, s.recipients, s.basis, s.way, s.since
        FROM sharing_duty s JOIN catalogue_item i ON i.id = s.item LEFT JOIN party o ON o.id = s.provider
        WHERE (s.item, s.n) > ($item, $n) AND ($provider IS NULL OR s.provider = $provider)
        AND i.shown AND i.audience = 0 ORDER BY s.item, s.n LIMIT $limit
        """,
        static row => new DutyRow(
            row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), TextOrNull(row, 4),
            TextOrNull(row, 5), row.GetString(6), row.GetString(7), row.GetString(8), row.GetString(9)),
        ("$item", after?.Item ?? ""), ("$n", after?.Number ?? 0), ("$provider", provider),
        ("$limit", Math.Clamp(limit, 1, MaxRows)));

    /// <summary>Censuses, newest entry first.</summary>
    /// <param name="before">Only entries below this index; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<CensusRow> ListCensuses(ulong? before, int limit) => Read(
        "SELECT id, version, entry, state FROM census WHERE entry < $before ORDER BY entry DESC LIMIT $limit",
        static row => new CensusRow(
            row.GetString(0), (ulong)row.GetInt64(1), (ulong)row.GetInt64(2),
            Snapshots.Read(row.GetString(3), CensusAggregate.Instance)),
        ("$before", Below(before)), ("$limit", Math.Clamp(limit, 1, MaxRows)));

    private static DemandRow ReadDemand(SqliteDataReader row) => new(
        row.GetString(0), (ulong)row.GetInt64(1), (ulong)row.GetInt64(2),
        Snapshots.Read(row.GetString(3), DemandAggregate.Instance));
}

/// <summary>A demand as the register has it.</summary>
public sealed record DemandRow(string Id, ulong Version, ulong Entry, DemandState State);

/// <summary>A census as the register has it.</summary>
public sealed record CensusRow(string Id, ulong Version, ulong Entry, CensusState State);

/// <summary>A duty to share as the register has it.</summary>
public sealed record DutyRow(
    string Item, string Name, int Number, string Provider, string? ProviderName, string? ProviderCode,
    string Recipients, string Basis, string Way, string Since);

/// <summary>Which demands to list; null for any.</summary>
/// <param name="Side"><c>government</c>, <c>society</c> or <c>enterprise</c>.</param>
/// <param name="Division">A division with all that lies in it.</param>
/// <param name="Status">Status.</param>
/// <param name="Item">The item that they are matched with.</param>
public sealed record DemandFilter(string? Side, DivisionCode? Division, string? Status, string? Item);
