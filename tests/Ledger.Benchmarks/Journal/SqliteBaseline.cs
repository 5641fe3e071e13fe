using System.Buffers;
using Ledger.Ports;
using SQLitePCL;

namespace Ledger.Benchmarks.Journal;

/// <summary>
/// All bytes of an entry put into SQLite as they are, with nothing else done: no checks, no index but the primary key,
/// no versions of streams. The same durability, the same page cache and checkpoint, one connection, one prepared
/// statement, one transaction a batch.
/// </summary>
internal sealed class SqliteBaseline : IBareStore
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _begin, _commit, _insert;
    private readonly ArrayBufferWriter<byte> _scratch = new(4096);

    internal SqliteBaseline(string path)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open_v2(
            path, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null));
        Check(raw.sqlite3_exec(_database, """
            PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 8192;
            PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -65536;
            CREATE TABLE bare (
                idx INTEGER PRIMARY KEY, recorded INTEGER, caller INTEGER, command_id BLOB, command_digest BLOB,
                streams BLOB, sha256 BLOB, sm3 BLOB, leaf BLOB, body BLOB) STRICT;
            """));
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _insert = Prepare("INSERT INTO bare VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    }

    // On a thread of the pool, as the journal does it.
    public Task AppendAsync(IReadOnlyList<JournalEntry> batch) => Task.Run(() => Append(batch));

    public ValueTask DisposeAsync()
    {
        _begin.Dispose();
        _commit.Dispose();
        _insert.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Append(IReadOnlyList<JournalEntry> batch)
    {
        Span<byte> commandId = stackalloc byte[JournalLimits.CommandIdLength / 2];
        Run(_begin);
        foreach (var entry in batch)
        {
            Check(raw.sqlite3_bind_int64(_insert, 1, (long)entry.Index));
            Check(raw.sqlite3_bind_int64(_insert, 2, entry.RecordedTime.ToUnixTimeMilliseconds()));
            Check(raw.sqlite3_bind_int64(_insert, 3, 1));
            _ = Convert.FromHexString(entry.CommandId, commandId, out _, out _);
            Check(raw.sqlite3_bind_blob(_insert, 4, commandId));
            Check(raw.sqlite3_bind_blob(_insert, 5, entry.CommandDigest.AsSpan()));
            _scratch.ResetWrittenCount();
            EntryPacking.WriteStreams(_scratch, entry);
            Check(raw.sqlite3_bind_blob(_insert, 6, _scratch.WrittenSpan));
            Check(raw.sqlite3_bind_blob(_insert, 7, entry.LeafSha256.AsSpan()));
            Check(raw.sqlite3_bind_blob(_insert, 8, entry.LeafSm3.AsSpan()));
            Check(raw.sqlite3_bind_blob(_insert, 9, entry.Leaf.Span));
            _scratch.ResetWrittenCount();
            EntryPacking.WriteBodies(_scratch, entry.Bodies);
            Check(raw.sqlite3_bind_blob(_insert, 10, _scratch.WrittenSpan));
            Run(_insert);
        }

        Run(_commit);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    private static void Run(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        Check(raw.sqlite3_reset(statement));
        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
    }

    private static void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite result {result}.");
        }
    }
}
