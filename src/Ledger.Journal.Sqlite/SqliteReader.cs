using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>
/// A connection that only reads. Every call is one short transaction: a page of entries is copied out and the
/// transaction ends, because an open one keeps the write-ahead log from being recycled.
/// </summary>
internal sealed class SqliteReader : IDisposable
{
    private const int PageBytes = 1024 * 1024;
    private const int PageEntries = 1024;

    private readonly SqliteConnection _connection;
    private readonly HeadQuery _head;
    private readonly StreamTrail _trail;
    private readonly SqliteStatement _command, _range, _leaves, _one, _number, _snapshot;

    internal SqliteReader(SqliteJournalOptions options)
    {
        _connection = SqliteConnection.Open(options.Path, readOnly: true, options.BusyTimeout);
        try
        {
            _connection.RunScript("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
            _head = new HeadQuery(_connection);
            _command = _connection.Prepare($"""
                {EntryColumns.Select} FROM entry e {EntryColumns.Joins}
                WHERE e.caller = (SELECT id FROM name WHERE text = ?1) AND e.command_id = ?2
                """);
            _range = _connection.Prepare($"""
                {EntryColumns.Select} FROM entry e {EntryColumns.Joins}
                WHERE e.idx >= ?1 AND e.idx < ?2 ORDER BY e.idx
                """);
            _leaves = _connection.Prepare(
                "SELECT idx, sha256, sm3, leaf FROM entry WHERE idx >= ?1 AND idx < ?2 ORDER BY idx");
            _one = _connection.Prepare(
                $"{EntryColumns.Select} FROM entry e {EntryColumns.Joins} WHERE e.idx = ?1");
            _trail = new StreamTrail(_connection);
            _number = _connection.Prepare("SELECT max(serial) FROM entry WHERE series = ?1");
            _snapshot = _connection.Prepare("SELECT version, format, bytes FROM snapshot WHERE stream = ?1");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    internal JournalHead Head() => _head.Read();

    internal JournalEntry? Command(string caller, ReadOnlySpan<byte> commandId)
    {
        _command.Bind(1, caller).Bind(2, commandId);
        try
        {
            return _command.Step() ? EntryColumns.Read(_command) : null;
        }
        finally
        {
            _command.Reset();
        }
    }

    internal List<JournalEntry> Range(ulong from, ulong to) =>
        Page(_range.Bind(1, (long)from).Bind(2, (long)to), EntryColumns.Read, EntrySize);

    internal List<JournalLeaf> Leaves(ulong from, ulong to) =>
        Page(_leaves.Bind(1, (long)from).Bind(2, (long)to), EntryColumns.ReadLeaf, leaf => leaf.Leaf.Length);

    /// <summary>Where the entries of a stream behind a version stand, oldest first.</summary>
    internal long[] Trail(string stream, ulong after) => _trail.After(stream, after);

    /// <summary>The entries at the first of these indexes, as many as make a page.</summary>
    internal List<JournalEntry> At(ReadOnlySpan<long> indexes)
    {
        var page = new List<JournalEntry>();
        for (var bytes = 0; bytes < PageBytes && page.Count < Math.Min(PageEntries, indexes.Length);)
        {
            page.Add(One(indexes[page.Count]));
            bytes += EntrySize(page[^1]);
        }

        return page;
    }

    internal long Version(string stream) => _trail.Version(stream);

    internal long LastNumber(string series) => _number.Bind(1, series).RunScalar() ?? 0;

    internal Snapshot? LoadSnapshot(string stream)
    {
        _snapshot.Bind(1, stream);
        try
        {
            return _snapshot.Step()
                ? new Snapshot(stream, (ulong)_snapshot.Int64(0), _snapshot.Text(1), _snapshot.Blob(2).ToArray())
                : null;
        }
        finally
        {
            _snapshot.Reset();
        }
    }

    public void Dispose() => _connection.Dispose();

    private JournalEntry One(long index)
    {
        _one.Bind(1, index);
        try
        {
            return _one.Step()
                ? EntryColumns.Read(_one)
                : throw new JournalCorruptException($"Entry {index} is missing from its stream.");
        }
        finally
        {
            _one.Reset();
        }
    }

    private static List<T> Page<T>(SqliteStatement rows, Func<SqliteStatement, T> read, Func<T, int> size)
    {
        var page = new List<T>();
        try
        {
            for (var bytes = 0; bytes < PageBytes && page.Count < PageEntries && rows.Step();)
            {
                page.Add(read(rows));
                bytes += size(page[^1]);
            }

            return page;
        }
        finally
        {
            rows.Reset();
        }
    }

    private static int EntrySize(JournalEntry entry)
    {
        var size = entry.Leaf.Length;
        foreach (var body in entry.Bodies)
        {
            size += body.Bytes.Length;
        }

        return size;
    }
}
