using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Ports;
using Microsoft.Data.Sqlite;

namespace Ledger.Register;

/// <summary>
/// The list of what is due, in a file of its own. Losing it loses nothing: it is filled anew from the log.
/// </summary>
public sealed class DueDatabase : IDueStore, IDisposable
{
    // Raised with every change of the table or of what is written into it.
    private const long Format = 1;

    // A day that no deadline reaches: what is not determinable stands behind all that is.
    private const string Never = "9999-12-31";

    private const string Create = """
        CREATE TABLE place (size INTEGER NOT NULL, basis TEXT NOT NULL);
        INSERT INTO place VALUES (0, '');
        CREATE TABLE due (
            stream TEXT NOT NULL, kind TEXT NOT NULL, item INTEGER NOT NULL, day TEXT NOT NULL, document TEXT NOT NULL,
            article TEXT NOT NULL, timer TEXT, stop_from TEXT, stop_to TEXT, key TEXT NOT NULL,
            PRIMARY KEY (stream, kind, item)) WITHOUT ROWID;
        CREATE UNIQUE INDEX due_by_key ON due (key);
        CREATE INDEX due_by_timer ON due (timer) WHERE timer IS NOT NULL;
        """;

    private readonly DerivedFile _file;

    /// <summary>Opens the list, or makes an empty one where there is none or one of another format.</summary>
    /// <param name="path">The file.</param>
    public DueDatabase(string path) => _file = new DerivedFile(path, Format, Create);

    /// <inheritdoc/>
    public DuePlace Place => Read(
        "SELECT size, basis FROM place", static row => new DuePlace((ulong)row.GetInt64(0), row.GetString(1)))[0];

    /// <inheritdoc/>
    public void Put(DuePlace place, IReadOnlyList<StreamDues> changed)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(changed);
        lock (_file.Gate)
        {
            using var transaction = _file.Begin();
            foreach (var (stream, dues) in changed)
            {
                Write("DELETE FROM due WHERE stream = $stream", ("$stream", stream));
                foreach (var due in dues)
                {
                    Insert(stream, due);
                }
            }

            Write(
                "UPDATE place SET size = $size, basis = $basis",
                ("$size", (long)place.Size), ("$basis", place.Basis));
            transaction.Commit();
        }
    }

    /// <inheritdoc/>
    public void Empty()
    {
        _file.Execute("DELETE FROM due; UPDATE place SET size = 0, basis = '';");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Streams() =>
        Read("SELECT DISTINCT stream FROM due ORDER BY stream", static row => row.GetString(0));

    /// <inheritdoc/>
    public IReadOnlyList<string> ForTimer(DateOnly today, int limit) => Read(
        "SELECT stream FROM due WHERE timer <= $today GROUP BY stream ORDER BY min(timer), stream LIMIT $limit",
        static row => row.GetString(0), ("$today", CivilDate.Format(today)), ("$limit", limit));

    /// <inheritdoc/>
    public IReadOnlyList<DueRow> List(DueFilter filter, DateOnly today, string? after, int limit)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Read(
            $"""
            SELECT stream, kind, item, day, document, article, timer, stop_from, stop_to, key FROM due
            WHERE key > $after AND ($kind IS NULL OR kind = $kind) AND ($stream IS NULL OR stream = $stream)
                AND ($before IS NULL OR day <= $before)
                AND {Standing(filter.Standing)}
            ORDER BY key LIMIT $limit
            """,
            Of,
            ("$after", after ?? ""), ("$kind", filter.Kind is { } kind ? WireName.Of(kind) : null),
            ("$stream", filter.Stream), ("$before", filter.Before is { } day ? CivilDate.Format(day) : null),
            ("$today", CivilDate.Format(today)), ("$limit", limit));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // The same order of questions as in Due.On.
    private static string Standing(DueStanding? standing)
    {
        const string stopped =
            "(stop_from IS NOT NULL AND stop_from <= $today AND (stop_to IS NULL OR stop_to >= $today))";
        const string known = "day < '" + Never + "'";
        return standing switch
        {
            null => "$today IS NOT NULL",
            DueStanding.Suspended => stopped,
            DueStanding.Undeterminable => $"NOT {stopped} AND NOT {known}",
            DueStanding.Late => $"NOT {stopped} AND day < $today",
            DueStanding.Today => $"NOT {stopped} AND day = $today",
            _ => $"NOT {stopped} AND {known} AND day > $today",
        };
    }

    private static DueRow Of(SqliteDataReader row)
    {
        _ = WireName.TryParse<DueKind>(row.GetString(1), out var kind);
        var by = row.GetString(3) == Never ? Deadline.NotYetDeterminable : Deadline.On(Day(row, 3)!.Value);
        return new DueRow(row.GetString(9), row.GetString(0), new Due(
            kind, by, new Clause(row.GetString(4), row.GetString(5)))
        {
            Item = row.GetInt32(2),
            TimerFrom = Day(row, 6),
            Stop = Day(row, 7) is { } from ? new DateInterval(from, Day(row, 8)) : null,
        });
    }

    private static DateOnly? Day(SqliteDataReader row, int column) =>
        !row.IsDBNull(column) && CivilDate.TryParse(row.GetString(column), out var day) ? day : null;

    private void Insert(string stream, Due due)
    {
        var day = due.By.TryGet(out var known) ? CivilDate.Format(known) : Never;
        var kind = WireName.Of(due.Kind);
        Write(
            """
            INSERT INTO due VALUES (
                $stream, $kind, $item, $day, $document, $article, $timer, $from, $to, $day || ' ' || $stream || ' '
                || $kind || ' ' || $item)
            """,
            ("$stream", stream), ("$kind", kind), ("$item", due.Item), ("$day", day),
            ("$document", due.Clause.Document), ("$article", due.Clause.Article), ("$timer", Text(due.TimerFrom)),
            ("$from", Text(due.Stop?.From)), ("$to", Text(due.Stop?.To)));
    }

    private static string? Text(DateOnly? day) => day is { } given ? CivilDate.Format(given) : null;

    private void Write(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        _file.Write(sql, parameters);

    private List<T> Read<T>(
        string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        _file.Read(sql, read, parameters);
}
