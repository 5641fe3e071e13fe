using System.Text;
using Ledger.Domain;
using Ledger.Domain.Catalogue;

namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    private const string ItemColumns = """
        SELECT i.id, i.version, i.entry, i.state, o.name, o.code, a.certificate, p.code

        """;

    private const string ItemJoins = """
         LEFT JOIN party o ON o.id = i.provider
        LEFT JOIN asset a ON a.id = json_extract(i.state, '$.shown.asset')
        LEFT JOIN public_code p ON p.id = json_extract(i.state, '$.shown.publicRegistration')

        """;

    /// <summary>An item of the catalogue, or null where there is none for that reader.</summary>
    public CatalogueRow? FindItem(string id, CatalogueReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Read(
            ItemColumns + "FROM catalogue_item i" + ItemJoins + "WHERE i.id = $id AND " + Seen, ReadItem,
            [("$id", id), .. Parameters(reader)]).FirstOrDefault();
    }

    /// <summary>Items that match, newest entry first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="reader">Who reads: nobody sees what is not theirs to see.</param>
    /// <param name="before">Only entries below this index; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<CatalogueRow> ListItems(
        CatalogueFilter filter, CatalogueReader reader, ulong? before, int limit)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        if (filter.Name is { } name && !SearchWords.IsSearchable(name))
        {
            // No name is found by marks alone.
            return [];
        }

        var words = SearchWords.Query(new RecordFilter(Name: filter.Name));
        var sql = new StringBuilder(ItemColumns)
            .Append(words is null
                ? "FROM catalogue_item i"
                : "FROM catalogue_index CROSS JOIN catalogue_item i ON i.entry = catalogue_index.rowid")
            .Append(ItemJoins)
            .Append(words is null
                ? "WHERE i.entry < $before AND "
                : "WHERE catalogue_index MATCH $words AND catalogue_index.rowid < $before AND ")
            .Append(Seen);
        Append(sql, filter.Category, " AND i.category = $category");
        Append(sql, filter.Tier, " AND i.tier = $tier");
        Append(sql, PrefixOf(filter.Division), " AND substr(i.division, 1, length($division)) = $division");
        Append(sql, filter.Sharing, " AND i.sharing = $sharing");
        Append(sql, filter.Status, " AND i.status = $status");
        Append(sql, filter.Provider, " AND i.provider = $provider");
        Append(sql, filter.Opening, " AND i.opening = $opening");
        Append(sql, filter.Mode, " AND i.mode = $mode");
        Append(sql, filter.Bar, " AND i.bar = $bar");
        sql.Append(words is null ? " ORDER BY i.entry DESC" : " ORDER BY catalogue_index.rowid DESC")
            .Append(" LIMIT $limit");
        return Read(
            sql.ToString(), ReadItem,
            [
                ("$before", Below(before)), ("$words", words), ("$category", filter.Category),
                ("$tier", filter.Tier), ("$division", PrefixOf(filter.Division)), ("$sharing", filter.Sharing),
                ("$status", filter.Status), ("$provider", filter.Provider), ("$opening", filter.Opening),
                ("$mode", filter.Mode), ("$bar", filter.Bar),
                ("$limit", Math.Clamp(limit, 1, MaxRows)), .. Parameters(reader),
            ]);
    }

    // The audience of what is shown; what is not shown is its provider's and the staff's.
    private const string Seen =
        "($all OR i.provider = $reader OR (i.shown AND i.audience <= $audience))";

    private static (string Name, object? Value)[] Parameters(CatalogueReader reader) =>
    [
        ("$all", reader.IsStaff), ("$reader", reader.Party),
        ("$audience", (int)(reader.Party is null ? CatalogueAudience.Everybody : CatalogueAudience.SignedIn)),
    ];

    // Two digits a level: a division's own digits begin the codes of all that lies in it.
    private static string? PrefixOf(DivisionCode? division) => division?.ToString()[..(division.Value.Level switch
    {
        DivisionLevel.Province => 2,
        DivisionLevel.Prefecture => 4,
        _ => 6,
    })];

    private static CatalogueRow ReadItem(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        row.GetString(0), (ulong)row.GetInt64(1), (ulong)row.GetInt64(2),
        Snapshots.Read(row.GetString(3), CatalogueAggregate.Instance), TextOrNull(row, 4), TextOrNull(row, 5),
        TextOrNull(row, 6), TextOrNull(row, 7));
}

/// <summary>An item of the catalogue as the register has it.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Version">Its stream's version.</param>
/// <param name="Entry">The entry that last changed it.</param>
/// <param name="State">How it stands.</param>
/// <param name="ProviderName">The name of its provider.</param>
/// <param name="ProviderCode">The unified social credit code of its provider.</param>
/// <param name="Certificate">The certificate of the asset that it describes; null where there is none.</param>
/// <param name="PublicCode">The code of its registration as public data; null where there is none.</param>
public sealed record CatalogueRow(
    string Id,
    ulong Version,
    ulong Entry,
    CatalogueItem State,
    string? ProviderName,
    string? ProviderCode,
    string? Certificate,
    string? PublicCode);

/// <summary>Who reads the catalogue.</summary>
/// <param name="Party">The party read for; null for everybody.</param>
/// <param name="IsStaff">Whether for the registry itself.</param>
public sealed record CatalogueReader(string? Party, bool IsStaff)
{
    /// <summary>Whoever is not signed in.</summary>
    public static CatalogueReader Everybody { get; } = new(null, false);
}

/// <summary>Which items of the catalogue to list; null for any.</summary>
/// <param name="Name">Text that the name contains.</param>
/// <param name="Category"><c>public</c>, <c>enterprise</c> or <c>other-non-public</c>.</param>
/// <param name="Tier"><c>province</c>, <c>prefecture</c> or <c>county</c>.</param>
/// <param name="Division">A division with all that lies in it.</param>
/// <param name="Sharing"><c>unconditional</c>, <c>conditional</c> or <c>withheld</c>.</param>
/// <param name="Status">Status.</param>
/// <param name="Provider">A provider.</param>
/// <param name="Opening"><c>open</c> for the openness catalogue, <c>closed</c> or <c>proposed</c>.</param>
/// <param name="Mode">How it is open: <c>unconditional</c>, <c>directed</c> or <c>authorised</c>.</param>
/// <param name="Bar"><c>barred</c> for the negative list, <c>free</c> or <c>proposed</c>.</param>
public sealed record CatalogueFilter(
    string? Name = null, string? Category = null, string? Tier = null, DivisionCode? Division = null,
    string? Sharing = null, string? Status = null, string? Provider = null, string? Opening = null,
    string? Mode = null, string? Bar = null);
