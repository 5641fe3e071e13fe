using System.Buffers;
using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>The one connection that appends. A commit returns when the write-ahead log is on the disk.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly ArrayBufferWriter<byte> _scratch = new(4096);
    private readonly HeadQuery _head;
    private readonly FactQueries _facts;
    private readonly SqliteStatement _begin, _commit, _acquire, _entry, _body, _stream;

    internal SqliteWriter(SqliteJournalOptions options)
    {
        _connection = SqliteConnection.Open(options.Path, readOnly: false, options.BusyTimeout);
        try
        {
            SqliteSchema.Prepare(_connection, options.Origin);
            _connection.RunScript(Settings);
            _head = new HeadQuery(_connection);
            _facts = new FactQueries(_connection);
            _begin = _connection.Prepare("BEGIN IMMEDIATE");
            _commit = _connection.Prepare("COMMIT");
            _acquire = _connection.Prepare("UPDATE journal SET epoch = epoch + 1");
            _entry = _connection.Prepare(EntryColumns.Insert);
            _body = _connection.Prepare("INSERT INTO body (idx, packed) VALUES (?1, ?2)");
            _stream = _connection.Prepare("INSERT INTO stream_entry (stream, version, idx) VALUES (?1, ?2, ?3)");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// FULL and not NORMAL: in WAL mode NORMAL does not sync a commit. The checkpoint is rare and large because a page
    /// that many commits touch is then copied back once.
    /// </summary>
    private const string Settings = """
        PRAGMA synchronous = FULL;
        PRAGMA fullfsync = ON;
        PRAGMA checkpoint_fullfsync = ON;
        PRAGMA wal_autocheckpoint = 8192;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -65536;
        PRAGMA temp_store = MEMORY;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        """;

    internal JournalHead Acquire() => InTransaction(() =>
    {
        _acquire.Run();
        return _head.Read();
    });

    internal AppendResult Append(long epoch, AppendPlan plan) => InTransaction<AppendResult>(() =>
    {
        var head = _head.Read();
        if (head.Epoch != epoch)
        {
            throw new JournalFencedException(epoch, head.Epoch);
        }

        if (plan.Judge(_facts.Find(head, plan)) is { } conflicts)
        {
            return conflicts;
        }

        foreach (var entry in plan.Batch)
        {
            Insert(entry);
        }

        return new Appended(plan.HeadAfter(epoch));
    });

    public void Dispose() => _connection.Dispose();

    private T InTransaction<T>(Func<T> work)
    {
        _begin.Run();
        try
        {
            var result = work();
            _commit.Run();
            return result;
        }
        finally
        {
            _connection.Rollback();
        }
    }

    private void Insert(JournalEntry entry)
    {
        EntryColumns.Bind(_entry, entry, _scratch);
        _entry.Run();
        if (entry.Bodies.Count > 0)
        {
            _scratch.ResetWrittenCount();
            EntryPacking.WriteBodies(_scratch, entry.Bodies);
            _body.Bind(1, (long)entry.Index).Bind(2, _scratch.WrittenSpan).Run();
        }

        foreach (var (stream, version) in entry.Writes)
        {
            _stream.Bind(1, stream).Bind(2, (long)version).Bind(3, (long)entry.Index).Run();
        }
    }
}
