using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Microsoft.Data.Sqlite;

namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    private const string RecordColumns =
        "SELECT r.entry, r.regime, r.code, r.asset, r.kind, r.status, r.since, r.until, r.shown,"
        + " r.name, r.overview, r.restrictions FROM ";

    private const string NoticeColumns =
        """
        SELECT n.entry, r.id, regime, type, n.asset, kind, n.name, overview, restrictions, reference, day
        FROM notice n JOIN registration r ON r.number = n.number
        """;

    /// <summary>Registrations that match, newest first, as the public sees them.</summary>
    /// <param name="filter">What to look for.</param>
    /// <param name="before">Only those of entries below this index; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<RecordRow> ListRecords(RecordFilter filter, ulong? before, int limit)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if ((filter.Name is { } name && !SearchWords.IsSearchable(name))
            || (filter.Holder is { } holder && !SearchWords.IsSearchable(holder)))
        {
            // Nothing is found by marks alone.
            return [];
        }

        var words = SearchWords.Query(filter);
        var sql = new StringBuilder(RecordColumns)
            .Append(words is null ? "record r" : "record_index CROSS JOIN record r ON r.entry = record_index.rowid")
            .Append(words is null
                ? " WHERE r.entry < $before"
                : " WHERE record_index MATCH $words AND record_index.rowid < $before")
            .Append(filter.Code is null ? "" : " AND lower(substr(r.code, 1, length($code))) = lower($code)")
            .Append(words is null ? " ORDER BY r.entry DESC" : " ORDER BY record_index.rowid DESC")
            .Append(" LIMIT $limit");
        return Shown(Read(
            sql.ToString(), ReadRecord, ("$words", words), ("$before", Below(before)), ("$code", filter.Code),
            ("$limit", Math.Clamp(limit, 1, MaxRows))));
    }

    /// <summary>The registrations of exactly that code, newest first.</summary>
    public IReadOnlyList<RecordRow> FindRecords(string code) => Shown(Read(
        RecordColumns + "record r WHERE r.code = $code ORDER BY r.entry DESC LIMIT $limit", ReadRecord,
        ("$code", code), ("$limit", MaxPage)));

    /// <summary>Published notices whose cases wait for their end, newest first.</summary>
    /// <param name="before">Only those of entries below this index; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<NoticeRow> ListNotices(ulong? before, int limit) => Noticed(Read(
        NoticeColumns + " WHERE is_open = 1 AND n.entry < $before ORDER BY n.entry DESC LIMIT $limit", ReadNotice,
        ("$before", Below(before)), ("$limit", Math.Clamp(limit, 1, MaxRows))));

    /// <summary>The notice of a case that waits for its end; null when there is none.</summary>
    public NoticeRow? FindNotice(string filing) => Noticed(Read(
        NoticeColumns + " WHERE r.id = $case AND is_open = 1", ReadNotice, ("$case", filing))).FirstOrDefault();

    /// <summary>
    /// The entries of an asset that may say something of its rights, ascending, and the version of its stream up to
    /// which these are all.
    /// </summary>
    public (IReadOnlyList<ulong> Entries, ulong Version) ActsOf(string asset)
    {
        var rows = Read(
            """
            SELECT a.entry, s.version FROM asset_act a JOIN asset s ON s.id = a.asset
            WHERE a.asset = $id ORDER BY a.entry
            """,
            static row => (Entry: (ulong)row.GetInt64(0), Version: (ulong)row.GetInt64(1)), ("$id", asset));
        return ([.. rows.Select(static row => row.Entry)], rows.Count == 0 ? 0 : rows[0].Version);
    }

    private List<RecordRow> Shown(List<RecordRow> records)
    {
        var entries = Json(records.Where(static row => row.Shown is not null).Select(static row => (long)row.Entry));
        var holders = Read(
            """
            SELECT h.entry, h.n, p.name, p.code, h.kind, h.since, h.until, h.exclusive, h.limits,
                json_extract(o.value, '$.status'), p.ended, s.name
            FROM json_each($entries) e JOIN record_holder h ON h.entry = e.value JOIN record r ON r.entry = h.entry
                LEFT JOIN party p ON p.id = h.party LEFT JOIN party s ON s.id = p.successor
                LEFT JOIN owned_right o ON o.asset = r.asset AND o.n = h.n
            ORDER BY h.entry, h.n
            """,
            static row => (Entry: (ulong)row.GetInt64(0), Holder: new RecordHolderRow(
                TextOrNull(row, 2), TextOrNull(row, 3), row.IsDBNull(4) ? null : new ShownRight(
                    (ulong)row.GetInt64(1), row.GetString(4), TextOrNull(row, 5), TextOrNull(row, 6),
                    row.GetBoolean(7), row.GetString(8), TextOrNull(row, 9)),
                TextOrNull(row, 10), TextOrNull(row, 11))),
            ("$entries", entries)).ToLookup(static found => found.Entry, static found => found.Holder);
        var divisions = Read(
            "SELECT d.entry, d.division FROM json_each($entries) e JOIN record_division d ON d.entry = e.value",
            static row => (Entry: (ulong)row.GetInt64(0), Division: row.GetString(1)), ("$entries", entries))
            .ToLookup(static found => found.Entry, static found => found.Division);
        return
        [
            .. records.Select(row => row with
            {
                Shown = row.Shown is null ? null : row.Shown with
                {
                    Divisions = [.. divisions[row.Entry]],
                    Holders = [.. holders[row.Entry]],
                },
            }),
        ];
    }

    private List<NoticeRow> Noticed(List<NoticeRow> notices)
    {
        var holders = Read(
            """
            SELECT r.id, p.name, p.code, h.kind, h.until, h.exclusive, h.limits
            FROM json_each($cases) c JOIN registration r ON r.id = c.value
                JOIN notice_holder h ON h.notice = r.number LEFT JOIN party p ON p.id = h.party
            ORDER BY h.notice, h.n
            """,
            static row => (Case: row.GetString(0), Holder: new RecordHolderRow(
                TextOrNull(row, 1), TextOrNull(row, 2), row.IsDBNull(3) ? null : new ShownRight(
                    0, row.GetString(3), null, TextOrNull(row, 4), row.GetBoolean(5), row.GetString(6), null))),
            ("$cases", Json(notices.Select(static row => row.Case))))
            .ToLookup(static found => found.Case, static found => found.Holder);
        return [.. notices.Select(row => row with { Applicants = [.. holders[row.Case]] })];
    }

    private static string Json(IEnumerable<long> numbers) =>
        $"[{string.Join(',', numbers.Select(static n => n.ToString(CultureInfo.InvariantCulture)))}]";

    private static string Json(IEnumerable<string> texts) =>
        Encoding.UTF8.GetString(CanonicalJson.Write(new JsonArray(texts.Select(static text => (JsonValue)text))));

    private static RecordRow ReadRecord(SqliteDataReader row) => new(
        (ulong)row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4),
        row.GetString(5), row.GetString(6), row.GetString(7),
        row.GetBoolean(8) ? new ShownRecord(row.GetString(9), row.GetString(10), TextOrNull(row, 11), [], []) : null);

    private static NoticeRow ReadNotice(SqliteDataReader row) => new(
        (ulong)row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4),
        TextOrNull(row, 5), TextOrNull(row, 6), TextOrNull(row, 7), TextOrNull(row, 8), row.GetString(9),
        row.GetString(10), []);
}
