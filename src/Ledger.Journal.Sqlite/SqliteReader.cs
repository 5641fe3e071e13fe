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
    private readonly SqliteStatement _command, _range, _leaves, _stream, _version, _number, _snapshot;

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
            _stream = _connection.Prepare($"""
                {EntryColumns.Select}, s.version FROM stream_entry s
                JOIN entry e ON e.idx = s.idx {EntryColumns.Joins}
                WHERE s.stream = (SELECT id FROM name WHERE text = ?1) AND s.version > ?2 ORDER BY s.version
                """);
            _version = _connection.Prepare("""
                SELECT version FROM stream_entry WHERE stream = (SELECT id FROM name WHERE text = ?1)
                ORDER BY version DESC LIMIT 1
                """);
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

    /// <summary>Entries with the version that each gave the stream.</summary>
    internal List<(JournalEntry Entry, long Version)> Stream(string stream, ulong after) => Page(
        _stream.Bind(1, stream).Bind(2, (long)after),
        row => (EntryColumns.Read(row), row.Int64(12)),
        row => EntrySize(row.Item1));

    internal long Version(string stream) => _version.Bind(1, stream).RunScalar() ?? 0;

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
