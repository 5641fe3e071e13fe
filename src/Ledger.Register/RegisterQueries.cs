using System.Text;
using Ledger.Cryptography;
using Ledger.Ports;
using Microsoft.Data.Sqlite;

namespace Ledger.Register;

/// <summary>
/// Reads the register. It may be a moment behind the log: what must be certain is proven from the log itself.
/// Lists are paged by key, newest entry first, and never counted.
/// </summary>
public sealed partial class RegisterQueries(RegisterDatabase database)
{
    /// <summary>The most rows of a page.</summary>
    public const int MaxPage = 200;

    /// <summary>The most rows that a list gives: one beyond a page, which tells that there is a further one.</summary>
    public const int MaxRows = MaxPage + 1;

    private const string AssetColumns =
        "SELECT a.id, a.kind, a.status, a.name, a.sha256, a.sm3, a.certificate, a.version, a.entry ";

    /// <summary>An asset, or null.</summary>
    public AssetRow? FindAsset(string id) =>
        Read(AssetColumns + "FROM asset a WHERE a.id = $id", ReadAsset, ("$id", id)).FirstOrDefault();

    /// <summary>The rights under an asset, by ordinal.</summary>
    public IReadOnlyList<RightRow> RightsOf(string asset) =>
        Read("SELECT n, value FROM owned_right WHERE asset = $asset ORDER BY n", ReadRight, ("$asset", asset));

    /// <summary>A certificate, or null.</summary>
    public CertificateRow? FindCertificate(string number) => Read(
        "SELECT number, asset, status, until, entry, issued, place FROM certificate WHERE number = $number",
        row => new CertificateRow(
            row.GetString(0), row.GetString(1), row.GetString(2), TextOrNull(row, 3), (ulong)row.GetInt64(4),
            (ulong)row.GetInt64(5), (ulong)row.GetInt64(6)),
        ("$number", number)).FirstOrDefault();

    /// <summary>The places, in a stretch of so many, of certificates that prove nothing any more.</summary>
    public IReadOnlyList<ulong> EndedCertificates(ulong from, int count) => Read(
        """
        SELECT place FROM certificate
        WHERE place >= $from AND place < $from + $count AND status NOT IN ('valid', 'adjusted') ORDER BY place
        """,
        row => (ulong)row.GetInt64(0),
        ("$from", Below(from)), ("$count", count));

    /// <summary>The number of certificates that were ever issued.</summary>
    public ulong CountCertificates() =>
        Read("SELECT coalesce(max(place) + 1, 0) FROM certificate", row => (ulong)row.GetInt64(0)).Single();

    /// <summary>Cases, newest entry first; with a status, those only.</summary>
    /// <param name="before">Only entries below this index; null for the first page.</param>
    public IReadOnlyList<CaseRow> ListCases(string? status, ulong? before, int limit) => Read(
        """
        SELECT id, asset, status, name, version, entry FROM registration
        WHERE ($status IS NULL OR status = $status) AND entry < $before ORDER BY entry DESC LIMIT $limit
        """,
        row => new CaseRow(
            row.GetString(0), row.GetString(1), row.GetString(2), TextOrNull(row, 3),
            (ulong)row.GetInt64(4), (ulong)row.GetInt64(5)),
        ("$status", status), ("$before", Below(before)), ("$limit", Math.Clamp(limit, 1, MaxRows)));

    /// <summary>Assets that match, newest entry first.</summary>
    /// <param name="before">Only entries below this index; null for the first page.</param>
    public IReadOnlyList<AssetRow> ListAssets(AssetFilter filter, ulong? before, int limit)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var name = string.IsNullOrEmpty(filter.Name) ? null : filter.Name;
        if (name is not null && !SearchWords.IsSearchable(name))
        {
            // No name is found by marks alone.
            return [];
        }

        var words = SearchWords.Query(new RecordFilter(
            filter.CertificatePrefix, name, Kind: filter.Kind, Status: filter.Status));
        var sql = new StringBuilder(AssetColumns)
            .Append(words is null
                ? "FROM asset a WHERE a.entry < $before"
                : "FROM asset_index CROSS JOIN asset a ON a.entry = asset_index.rowid"
                    + " WHERE asset_index MATCH $words AND asset_index.rowid < $before")
            .Append(filter.CertificatePrefix is null ? "" : " AND substr(a.certificate, 1, length($prefix)) = $prefix")
            .Append(words is null ? " ORDER BY a.entry DESC" : " ORDER BY asset_index.rowid DESC")
            .Append(" LIMIT $limit");
        return Read(
            sql.ToString(), ReadAsset, ("$before", Below(before)), ("$words", words),
            ("$prefix", filter.CertificatePrefix), ("$limit", Math.Clamp(limit, 1, MaxRows)));
    }

    private static long Below(ulong? before) => before is { } index and < long.MaxValue ? (long)index : long.MaxValue;

    private static void Append(StringBuilder sql, string? condition, string text)
    {
        if (condition is not null)
        {
            sql.Append(text);
        }
    }

    private static AssetRow ReadAsset(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), TextOrNull(row, 3), row.GetString(4), row.GetString(5),
        TextOrNull(row, 6), (ulong)row.GetInt64(7), (ulong)row.GetInt64(8));

    private static RightRow ReadRight(SqliteDataReader row)
    {
        if (!CanonicalJson.TryParse(Encoding.UTF8.GetBytes(row.GetString(1)), out var json, out _)
            || json is not JsonObject value)
        {
            throw new JournalCorruptException("The register holds a right that is no canonical JSON.");
        }

        return new RightRow(
            (ulong)row.GetInt64(0), value.Text("kind"), value.Text("holder"), value.Text("from"),
            value.TextOrNull("until"), value.Object("terms").Text("sha256"), value.Text("status"),
            value.Flag("exclusive"), value.Flag("pledged"), value.Flag("frozen"));
    }

    private static string? TextOrNull(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private List<T> Read<T>(
        string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        using var connection = database.OpenReader();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this class come here; values go by parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
