using System.Globalization;
using System.Numerics;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Ports;

namespace Ledger.Register;

/// <summary>
/// The list of what is due, in a file of its own. Losing it loses nothing: it is filled anew from the log.
/// </summary>
public sealed class DueDatabase : IDueStore, IDisposable
{
    // Raised with every change of the table or of what is written into it.
    private const long Format = 2;

    // A day that no deadline reaches: what is not determinable stands behind all that is.
    private const string Never = "9999-12-31";

    // Ids of streams are scattered. Under a number of its own a new one lies beside those of its day: its name is the
    // only thing that goes to a place of the file where nothing else does.
    private const string Create = """
        CREATE TABLE place (size INTEGER NOT NULL, basis TEXT NOT NULL);
        INSERT INTO place VALUES (0, '');
        CREATE TABLE stream (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE due (
            day TEXT NOT NULL, stream INTEGER NOT NULL, kind TEXT NOT NULL, item INTEGER NOT NULL,
            document TEXT NOT NULL, article TEXT NOT NULL, timer TEXT, stop_from TEXT, stop_to TEXT,
            PRIMARY KEY (day, stream, kind, item)) WITHOUT ROWID;
        CREATE UNIQUE INDEX due_by_stream ON due (stream, kind, item);
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
            foreach (var one in changed)
            {
                Replace(one);
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
        _file.Execute("DELETE FROM due; DELETE FROM stream; UPDATE place SET size = 0, basis = '';");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Streams(StreamKind? kind = null)
    {
        // Behind the slash of a name comes its id; the sign that follows the slash is '0'.
        var (from, to) = kind is { } one ? (WireName.Of(one) + "/", WireName.Of(one) + "0") : ("", "~");
        return Read(
            "SELECT name FROM stream WHERE name >= $from AND name < $to ORDER BY name",
            static row => row.GetString(0), ("$from", from), ("$to", to));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ForTimer(DateOnly today, int limit) => Read(
        """
        SELECT name FROM due JOIN stream ON stream.id = due.stream
        WHERE timer <= $today GROUP BY stream.id ORDER BY min(timer), stream.id LIMIT $limit
        """,
        static row => row.GetString(0), ("$today", CivilDate.Format(today)), ("$limit", limit));

    /// <inheritdoc/>
    public IReadOnlyList<DueRow> List(DueFilter filter, DateOnly today, string? after, int limit)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var place = DueKey.Read(after ?? FirstOf(filter, today));
        return Read(
            $"""
            SELECT name, kind, item, day, document, article, timer, stop_from, stop_to, due.stream
            FROM due JOIN stream ON stream.id = due.stream
            WHERE (day, due.stream, kind, item) > ($day, $number, $after, $item)
                AND ($kind IS NULL OR kind = $kind)
                AND ($stream IS NULL OR due.stream = (SELECT id FROM stream WHERE name = $stream))
                AND ($before IS NULL OR day <= $before)
                AND {Standing(filter.Standing)}
            ORDER BY day, due.stream, kind, item LIMIT $limit
            """,
            Of,
            ("$day", place.Day), ("$number", place.Stream), ("$after", place.Kind), ("$item", place.Item),
            ("$kind", filter.Kind is { } kind ? WireName.Of(kind) : null),
            ("$stream", filter.Stream), ("$before", filter.Before is { } day ? CivilDate.Format(day) : null),
            ("$today", CivilDate.Format(today)), ("$limit", limit));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string? FirstOf(DueFilter filter, DateOnly today) =>
        filter.Standing is DueStanding.Today or DueStanding.Ahead ? CivilDate.Format(today) : null;

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
            // The list is walked from the last line of the page before: the day alone would begin with its first.
            DueStanding.Today => $"NOT {stopped} AND day <= $today AND +day = $today",
            _ => $"NOT {stopped} AND {known} AND day > $today",
        };
    }

    private static DueRow Of(Row row)
    {
        _ = WireName.TryParse<DueKind>(row.GetString(1), out var kind);
        var by = row.GetString(3) == Never ? Deadline.NotYetDeterminable : Deadline.On(Day(row, 3)!.Value);
        var key = new DueKey(row.GetString(3), row.GetInt64(9), row.GetString(1), row.GetInt32(2));
        return new DueRow(key.ToString(), row.GetString(0), new Due(
            kind, by, new Clause(row.GetString(4), row.GetString(5)))
        {
            Item = row.GetInt32(2),
            TimerFrom = Day(row, 6),
            Stop = Day(row, 7) is { } from ? new DateInterval(from, Day(row, 8)) : null,
        });
    }

    private static DateOnly? Day(Row row, int column) =>
        !row.IsDBNull(column) && CivilDate.TryParse(row.GetString(column), out var day) ? day : null;

    private void Replace(StreamDues one)
    {
        var known = Read(
            "SELECT id FROM stream WHERE name = $name", static row => row.GetInt64(0), ("$name", one.Stream));
        if (known.Count > 0)
        {
            Write("DELETE FROM due WHERE stream = $stream", ("$stream", known[0]));
        }

        if (one.Dues.Count == 0)
        {
            if (known.Count > 0)
            {
                Write("DELETE FROM stream WHERE id = $stream", ("$stream", known[0]));
            }

            return;
        }

        var number = known.Count > 0 ? known[0] : Read(
            "INSERT INTO stream (name) VALUES ($name) RETURNING id", static row => row.GetInt64(0),
            ("$name", one.Stream))[0];
        foreach (var due in one.Dues)
        {
            Insert(number, due);
        }
    }

    private void Insert(long stream, Due due) => Write(
        "INSERT INTO due VALUES ($day, $stream, $kind, $item, $document, $article, $timer, $from, $to)",
        ("$day", due.By.TryGet(out var known) ? CivilDate.Format(known) : Never), ("$stream", stream),
        ("$kind", WireName.Of(due.Kind)), ("$item", due.Item),
        ("$document", due.Clause.Document), ("$article", due.Clause.Article), ("$timer", Text(due.TimerFrom)),
        ("$from", Text(due.Stop?.From)), ("$to", Text(due.Stop?.To)));

    private static string? Text(DateOnly? day) => day is { } given ? CivilDate.Format(given) : null;

    private void Write(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        _file.Write(sql, parameters);

    private List<T> Read<T>(
        string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        _file.Read(sql, read, parameters);

    /// <summary>A line's place in the order of the list.</summary>
    private readonly record struct DueKey(string Day, long Stream, string Kind, int Item)
    {
        /// <summary>
        /// The place that a key names; before all others without one. What is no key stands before all of the day that
        /// it begins with.
        /// </summary>
        public static DueKey Read(string? key)
        {
            var parts = (key ?? "").Split(' ', 4);
            return new DueKey(
                parts[0],
                parts.Length > 1 && Number<long>(parts[1]) is { } stream ? stream : 0,
                parts.Length > 2 ? parts[2] : "",
                parts.Length > 3 && Number<int>(parts[3]) is { } item ? item : 0);
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Day} {Stream} {Kind} {Item}");

        private static T? Number<T>(string text)
            where T : struct, INumber<T> =>
            T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
