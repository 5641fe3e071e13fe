using System.Buffers;
using Ledger.Ports;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Journal.Postgres;

/// <summary>
/// A whole append in one round trip: between busy processors an answer of the server may take longer to come than the
/// server took to give it. The server ends the transaction, with <see cref="PostgresSchema.GroundMoved"/>, when epoch,
/// turn or size are not those that the writer remembers.
/// </summary>
/// <remarks>
/// Rows go as values of a few entries each: what goes as arrays of many is copied and taken apart at greater cost than
/// it is inserted at.
/// </remarks>
internal sealed class OneTripInsert : IDisposable
{
    /// <summary>Entries in one statement: as many of the first as there are, and so on.</summary>
    private static readonly int[] s_together = [64, 8, 1];

    private readonly ArrayBufferWriter<byte> _packed = new(1 << 20);
    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlBatchCommand _begin, _fence, _ground, _streams, _commit;
    private readonly NpgsqlParameter<long> _epoch, _turn, _size;
    private readonly StreamColumns _columns;
    private readonly List<Rows>[] _rows = Array.ConvertAll(s_together, static _ => new List<Rows>());

    internal OneTripInsert(NpgsqlConnection connection)
    {
        // No time limit: to cancel a commit that waits for a standby makes the server confirm it without the standby.
        _batch = new NpgsqlBatch(connection) { Timeout = 0 };
        _begin = new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
        _fence = new NpgsqlBatchCommand("SELECT FROM journal WHERE id = 1 FOR UPDATE");
        _ground = new NpgsqlBatchCommand("SELECT demand_ground($1, $2, $3)");
        _epoch = _ground.Parameters.Add<long>(NpgsqlDbType.Bigint);
        _turn = _ground.Parameters.Add<long>(NpgsqlDbType.Bigint);
        _size = _ground.Parameters.Add<long>(NpgsqlDbType.Bigint);
        _streams = new NpgsqlBatchCommand(StreamColumns.Insert);
        _columns = new StreamColumns(_streams.Parameters);
        _commit = new NpgsqlBatchCommand("COMMIT");
    }

    /// <summary>Appends a batch whose names are all known and which takes no numbers.</summary>
    internal void Run(Ground ground, AppendPlan plan)
    {
        var names = ground.Names;
        (_epoch.TypedValue, _turn.TypedValue, _size.TypedValue) = (ground.Epoch, ground.Turn, (long)plan.FirstIndex);
        _batch.BatchCommands.Clear();
        _batch.BatchCommands.Add(_begin);
        _batch.BatchCommands.Add(_fence);
        _batch.BatchCommands.Add(_ground);
        _packed.ResetWrittenCount();
        var position = 0;
        for (var size = 0; size < s_together.Length; size++)
        {
            for (var nth = 0; plan.Batch.Count - position >= s_together[size]; nth++)
            {
                var rows = Nth(_rows[size], nth, s_together[size]);
                for (var row = 0; row < s_together[size]; row++, position++)
                {
                    rows.Bind(row, plan.Batch[position], names[plan.CallerOf(position)].Id, _packed);
                }

                _batch.BatchCommands.Add(rows.Command);
            }
        }

        _columns.Bind(plan, names);
        _batch.BatchCommands.Add(_streams);
        _batch.BatchCommands.Add(_commit);
        _batch.ExecuteNonQuery();
    }

    public void Dispose() => _batch.Dispose();

    private static Rows Nth(List<Rows> all, int index, int count)
    {
        while (all.Count <= index)
        {
            all.Add(new Rows(count));
        }

        return all[index];
    }

    /// <summary>A statement that inserts so many entries, and what it inserts.</summary>
    private sealed class Rows
    {
        private const int Columns = 10;
        private readonly Row[] _rows;

        internal Rows(int count)
        {
            Command = new NpgsqlBatchCommand($"""
                INSERT INTO entry
                    (idx, recorded, caller, command_id, command_digest, sha256, sm3, streams, leaf, bodies)
                VALUES {string.Join(", ", Enumerable.Range(0, count).Select(Values))}
                """);
            _rows = [.. Enumerable.Range(0, count).Select(_ => new Row(Command.Parameters))];
        }

        internal NpgsqlBatchCommand Command { get; }

        internal void Bind(int row, JournalEntry entry, long caller, ArrayBufferWriter<byte> packed) =>
            _rows[row].Bind(entry, caller, packed);

        private static string Values(int row) =>
            $"({string.Join(", ", Enumerable.Range((row * Columns) + 1, Columns).Select(n => $"${n}"))})";
    }

    private sealed class Row(NpgsqlParameterCollection parameters)
    {
        private readonly NpgsqlParameter<long> _index = parameters.Add<long>(NpgsqlDbType.Bigint);
        private readonly NpgsqlParameter<long> _recorded = parameters.Add<long>(NpgsqlDbType.Bigint);
        private readonly NpgsqlParameter<long> _caller = parameters.Add<long>(NpgsqlDbType.Bigint);
        private readonly NpgsqlParameter<Guid> _command = parameters.Add<Guid>(NpgsqlDbType.Uuid);
        private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _digest = Bytes(parameters);
        private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _sha256 = Bytes(parameters);
        private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _sm3 = Bytes(parameters);
        private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _streams = Bytes(parameters);
        private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _leaf = Bytes(parameters);
        private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _bodies = Bytes(parameters);

        internal void Bind(JournalEntry entry, long caller, ArrayBufferWriter<byte> packed)
        {
            _index.TypedValue = (long)entry.Index;
            _recorded.TypedValue = entry.RecordedTime.ToUnixTimeMilliseconds();
            _caller.TypedValue = caller;
            _command.TypedValue = EntryValues.CommandId(entry.CommandId);
            _digest.TypedValue = Pack(packed, entry.CommandDigest.AsSpan());
            _sha256.TypedValue = Pack(packed, entry.LeafSha256.AsSpan());
            _sm3.TypedValue = Pack(packed, entry.LeafSm3.AsSpan());
            var from = packed.WrittenCount;
            EntryPacking.WriteStreams(packed, entry);
            _streams.TypedValue = packed.WrittenMemory[from..];
            _leaf.TypedValue = entry.Leaf;
            from = packed.WrittenCount;
            EntryPacking.WriteBodies(packed, entry.Bodies);
            _bodies.TypedValue = packed.WrittenMemory[from..];
        }

        private static NpgsqlParameter<ReadOnlyMemory<byte>> Bytes(NpgsqlParameterCollection parameters) =>
            parameters.Add<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);

        private static ReadOnlyMemory<byte> Pack(ArrayBufferWriter<byte> packed, ReadOnlySpan<byte> bytes)
        {
            var from = packed.WrittenCount;
            packed.Write(bytes);
            return packed.WrittenMemory[from..];
        }
    }
}
