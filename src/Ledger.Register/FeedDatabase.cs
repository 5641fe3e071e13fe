using Ledger.Ports;
using Microsoft.Data.Sqlite;

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
            using var insert = _file.Command("INSERT OR IGNORE INTO concern VALUES ($party, $entry, $stream)");
            var (party, entry, stream) = (
                insert.Parameters.Add("$party", SqliteType.Text), insert.Parameters.Add("$entry", SqliteType.Integer),
                insert.Parameters.Add("$stream", SqliteType.Text));
            foreach (var row in rows)
            {
                (party.Value, entry.Value, stream.Value) = (row.Party, (long)row.Entry, row.Stream);
                insert.ExecuteNonQuery();
            }

            using var move = _file.Command("UPDATE place SET size = $size");
            move.Parameters.AddWithValue("$size", (long)size);
            move.ExecuteNonQuery();
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
            using var command = _file.Command(
                """
                SELECT entry, stream FROM concern WHERE party = $party AND entry >= $from AND entry < $size
                ORDER BY entry, stream LIMIT $limit
                """);
            command.Parameters.AddWithValue("$party", party);
            command.Parameters.AddWithValue("$from", (long)from);
            command.Parameters.AddWithValue("$size", (long)size);
            command.Parameters.AddWithValue("$limit", limit + MaxStreams);
            using var reader = command.ExecuteReader();
            var rows = new List<FeedRow>();
            while (reader.Read())
            {
                rows.Add(new FeedRow(party, (ulong)reader.GetInt64(0), reader.GetString(1)));
            }

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

    private ulong ReadSize()
    {
        using var command = _file.Command("SELECT size FROM place");
        return (ulong)(long)command.ExecuteScalar()!;
    }
}
