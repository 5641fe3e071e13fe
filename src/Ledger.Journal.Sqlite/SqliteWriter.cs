using System.Buffers;
using Ledger.Ports;
using SQLitePCL;

namespace Ledger.Journal.Sqlite;

/// <summary>The one connection that appends. A commit returns when the write-ahead log is on the disk.</summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>Entries that one statement inserts: it opens table and indexes once for all of them.</summary>
    private const int Together = 16;

    private readonly SqliteConnection _connection;
    private readonly ArrayBufferWriter<byte> _scratch = new(4096);
    private readonly byte[] _before = new byte[StreamTrail.Length(JournalLimits.MaxStreams)];
    private readonly HeadQuery _head;
    private readonly FactQueries _facts;
    private readonly NameCache _names = new(capacity: 200_000);
    private readonly SqliteStatement _begin, _commit, _acquire, _name, _entry, _entries, _newStream, _stream;

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
            _name = _connection.Prepare("INSERT INTO name (text) VALUES (?1) RETURNING id");
            _entry = _connection.Prepare(EntryColumns.Insert(1));
            _entries = _connection.Prepare(EntryColumns.Insert(Together));
            _newStream = _connection.Prepare("INSERT OR ROLLBACK INTO stream (id, version, last) VALUES (?1, ?2, ?3)");
            _stream = _connection.Prepare(
                "UPDATE OR ROLLBACK stream SET version = ?2, last = ?3 WHERE id = ?1 AND version = ?4");
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

    /// <summary>
    /// That the journal holds no command of the batch is left to the index, which looks anyway; only when it refuses
    /// one are all of them looked up, and the batch judged by what is found.
    /// </summary>
    internal AppendResult Append(long epoch, AppendPlan plan)
    {
        try
        {
            return Append(epoch, plan, lookUpCommands: false);
        }
        catch (SqliteFault fault) when (fault.Primary == raw.SQLITE_CONSTRAINT)
        {
            return Append(epoch, plan, lookUpCommands: true);
        }
    }

    private AppendResult Append(long epoch, AppendPlan plan, bool lookUpCommands)
    {
        KnownName[] names = [];
        var result = InTransaction<AppendResult>(() =>
        {
            var head = _head.Read();
            if (head.Epoch != epoch)
            {
                throw new JournalFencedException(epoch, head.Epoch);
            }

            names = _names.Recall(head.Size, plan);
            var facts = _facts.Find(head, plan, names);
            var conflicts = lookUpCommands ? null : plan.Judge(facts);
            if (conflicts is not null || lookUpCommands)
            {
                // A command that the journal holds is answered as such, whatever became of its streams since.
                conflicts = plan.Judge(facts with { Commands = _facts.Commands(plan, names) });
            }

            if (conflicts is not null)
            {
                return conflicts;
            }

            Insert(plan, names);
            return new Appended(plan.HeadAfter(epoch));
        });
        if (result is Appended)
        {
            _names.Learn(plan, names);
        }

        return result;
    }

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

    private void Insert(AppendPlan plan, KnownName[] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Id == 0)
            {
                names[i] = new KnownName(_name.Bind(1, plan.Names[i]).RunScalar()!.Value, 0);
            }
        }

        var heads = Array.ConvertAll(names, static name => ((ulong)name.Version, name.Last));
        var whole = plan.Batch.Count - (plan.Batch.Count % Together);
        for (var position = 0; position < plan.Batch.Count; position++)
        {
            var row = position < whole ? position % Together : 0;
            var insert = position < whole ? _entries : _entry;
            Bind(insert, row, plan, position, names, heads);
            if (position >= whole || row == Together - 1)
            {
                insert.Run();
            }
        }

        MoveHeads(names, heads);
    }

    private void Bind(
        SqliteStatement insert, int row, AppendPlan plan, int position, KnownName[] names,
        (ulong Version, long Last)[] heads)
    {
        var entry = plan.Batch[position];
        var streams = plan.WritesOf(position);
        var before = _before.AsSpan(0, StreamTrail.Length(streams.Length));
        for (var i = 0; i < streams.Length; i++)
        {
            ref var head = ref heads[streams[i]];
            StreamTrail.Write(before, i, names[streams[i]].Id, head.Last);
            head = (entry.Writes[i].Version, (long)entry.Index + 1);
        }

        EntryColumns.Bind(insert, row, entry, names[plan.CallerOf(position)].Id, before, _scratch);
    }

    /// <summary>Once a batch for each stream that it wrote, however often.</summary>
    private void MoveHeads(KnownName[] names, (ulong Version, long Last)[] heads)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (heads[i].Last == names[i].Last)
            {
                continue;
            }

            var move = names[i].Version == 0 ? _newStream : _stream;
            move.Bind(1, names[i].Id).Bind(2, (long)heads[i].Version).Bind(3, heads[i].Last - 1);
            if (names[i].Version != 0)
            {
                move.Bind(4, names[i].Version);
            }

            move.Run();
            if (_connection.Changed != 1)
            {
                throw new JournalCorruptException("A stream's row is not what its last append left.");
            }
        }
    }
}
