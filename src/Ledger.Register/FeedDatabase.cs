using Ledger.Ports;

namespace Ledger.Register;

/// <summary>
/// Which entries concern which party, in a file of its own. Losing it loses nothing: it is filled anew from the log.
/// </summary>
public sealed class FeedDatabase : IFeedStore, IDisposable
{
    // Raised with every change of the tables or of what is written into them.
    private const long Format = 1;

    // More than a leaf has room for (SPEC-entry): the rows of one party for one entry are fewer.
    private const int MaxStreams = 512;

    private const string Create = """
        CREATE TABLE place (size INTEGER NOT NULL);
        INSERT INTO place VALUES (0);
        CREATE TABLE concern (
            party TEXT NOT NULL, entry INTEGER NOT NULL, stream TEXT NOT NULL,
            PRIMARY KEY (party, entry, stream)) WITHOUT ROWID;
        """;

    private readonly DerivedFile _file;

    /// <summary>Opens the file, or makes an empty one where there is none or one of another format.</summary>
    /// <param name="path">The file.</param>
    public FeedDatabase(string path) => _file = new DerivedFile(path, Format, Create);

    /// <inheritdoc/>
    public ulong Size
    {
        get
        {
            lock (_file.Gate)
            {
                return ReadSize();
            }
        }
    }

    /// <inheritdoc/>
    public void Put(ulong size, IReadOnlyList<FeedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        lock (_file.Gate)
        {
            using var transaction = _file.Begin();
            foreach (var row in rows)
            {
                _file.Write(
                    "INSERT OR IGNORE INTO concern VALUES ($party, $entry, $stream)", ("$party", row.Party),
                    ("$entry", (long)row.Entry), ("$stream", row.Stream));
            }

            _file.Write("UPDATE place SET size = $size", ("$size", (long)size));
            transaction.Commit();
        }
    }

    /// <inheritdoc/>
    public void Empty()
    {
        _file.Execute("DELETE FROM concern; UPDATE place SET size = 0;");
    }

    /// <inheritdoc/>
    public FeedPage List(string party, ulong from, int limit)
    {
        if (from > long.MaxValue)
        {
            return new FeedPage([], from, false);
        }

        lock (_file.Gate)
        {
            // Before the rows: what comes meanwhile is for the next page.
            var size = ReadSize();
            var rows = _file.Read(
                """
                SELECT entry, stream FROM concern WHERE party = $party AND entry >= $from AND entry < $size
                ORDER BY entry, stream LIMIT $limit
                """,
                row => new FeedRow(party, (ulong)row.GetInt64(0), row.GetString(1)), ("$party", party),
                ("$from", (long)from), ("$size", (long)size), ("$limit", limit + MaxStreams));
            return Page(rows, from < size ? size : from, limit);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // An entry is told whole: a cursor stands between entries, never in one.
    private static FeedPage Page(List<FeedRow> rows, ulong size, int limit)
    {
        if (rows.Count <= limit)
        {
            return new FeedPage(rows, size, false);
        }

        var cut = rows[limit].Entry;
        List<FeedRow> whole = [.. rows.TakeWhile(row => row.Entry < cut)];
        return whole.Count > 0
            ? new FeedPage(whole, cut, true)
            : new FeedPage([.. rows.TakeWhile(row => row.Entry == cut)], cut + 1, true);
    }

    private ulong ReadSize() => _file.Read("SELECT size FROM place", static row => (ulong)row.GetInt64(0))[0];
}
