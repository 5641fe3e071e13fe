using System.Buffers;
using Ledger.Ports;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Journal.Postgres;

/// <summary>
/// The last round trip of an append: new names, versions of streams, in a small batch also the entries, and the
/// commit. Columns go as arrays, so that the statements are prepared once for every number of entries.
/// </summary>
internal sealed class UnnestInsert : IDisposable
{
    private const NpgsqlDbType Bigints = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
    private const NpgsqlDbType Byteas = NpgsqlDbType.Array | NpgsqlDbType.Bytea;

    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlParameter<long[]> _nameIds;
    private readonly NpgsqlParameter<string[]> _nameTexts;
    private readonly StreamColumns _streams;
    private readonly EntryParameters? _entries;

    /// <param name="connection">The writer's connection.</param>
    /// <param name="withEntries">False for the end of a batch whose entries went by COPY.</param>
    internal UnnestInsert(NpgsqlConnection connection, bool withEntries)
    {
        // No time limit: to cancel a commit that waits for a standby makes the server confirm it without the standby.
        _batch = new NpgsqlBatch(connection) { Timeout = 0 };
        var names = _batch.Append("INSERT INTO name (id, text) SELECT * FROM unnest($1, $2)");
        _nameIds = names.Parameters.Add<long[]>(Bigints);
        _nameTexts = names.Parameters.Add<string[]>(NpgsqlDbType.Array | NpgsqlDbType.Text);
        _entries = withEntries ? new EntryParameters(_batch) : null;
        _streams = new StreamColumns(_batch.Append(StreamColumns.Insert).Parameters);
        _batch.Append("COMMIT");
    }

    internal Task PrepareAsync(CancellationToken cancellationToken) => _batch.PrepareAsync(cancellationToken);

    internal void Run(AppendPlan plan, KnownName[] names, IReadOnlyList<int> newNames)
    {
        _nameIds.TypedValue = [.. newNames.Select(i => names[i].Id)];
        _nameTexts.TypedValue = [.. newNames.Select(i => plan.Names[i])];
        _entries?.Bind(plan, names);
        _streams.Bind(plan, names);
        _batch.ExecuteNonQuery();
    }

    public void Dispose() => _batch.Dispose();

    private sealed class EntryParameters
    {
        private readonly ArrayBufferWriter<byte> _scratch = new(4096);
        private readonly NpgsqlParameter<long[]> _indexes, _recorded, _callers;
        private readonly NpgsqlParameter<long?[]> _serials;
        private readonly NpgsqlParameter<Guid[]> _commandIds;
        private readonly NpgsqlParameter<string?[]> _series;
        private readonly NpgsqlParameter<byte[][]> _commandDigests, _sha256, _sm3, _packedStreams, _packedBodies;
        private readonly NpgsqlParameter<ReadOnlyMemory<byte>[]> _leaves;

        internal EntryParameters(NpgsqlBatch batch)
        {
            var entries = batch.Append("""
                INSERT INTO entry
                    (idx, recorded, caller, serial, command_id, command_digest, sha256, sm3, series, streams, leaf,
                    bodies)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """).Parameters;
            _indexes = entries.Add<long[]>(Bigints);
            _recorded = entries.Add<long[]>(Bigints);
            _callers = entries.Add<long[]>(Bigints);
            _serials = entries.Add<long?[]>(Bigints);
            _commandIds = entries.Add<Guid[]>(NpgsqlDbType.Array | NpgsqlDbType.Uuid);
            _commandDigests = entries.Add<byte[][]>(Byteas);
            _sha256 = entries.Add<byte[][]>(Byteas);
            _sm3 = entries.Add<byte[][]>(Byteas);
            _series = entries.Add<string?[]>(NpgsqlDbType.Array | NpgsqlDbType.Text);
            _packedStreams = entries.Add<byte[][]>(Byteas);
            _leaves = entries.Add<ReadOnlyMemory<byte>[]>(Byteas);
            _packedBodies = entries.Add<byte[][]>(Byteas);
        }

        internal void Bind(AppendPlan plan, KnownName[] names)
        {
            var batch = plan.Batch;
            _indexes.TypedValue = [.. batch.Select(e => (long)e.Index)];
            _recorded.TypedValue = [.. batch.Select(e => e.RecordedTime.ToUnixTimeMilliseconds())];
            _callers.TypedValue = [.. batch.Select((_, i) => names[plan.CallerOf(i)].Id)];
            _serials.TypedValue = [.. batch.Select(e => e.NumberSeries is null ? (long?)null : e.NumberSerial)];
            _commandIds.TypedValue = [.. batch.Select(e => EntryValues.CommandId(e.CommandId))];
            _commandDigests.TypedValue = [.. batch.Select(e => e.CommandDigest.ToArray())];
            _sha256.TypedValue = [.. batch.Select(e => e.LeafSha256.ToArray())];
            _sm3.TypedValue = [.. batch.Select(e => e.LeafSm3.ToArray())];
            _series.TypedValue = [.. batch.Select(e => e.NumberSeries)];
            _packedStreams.TypedValue = [.. batch.Select(e => EntryValues.Streams(e, _scratch))];
            _leaves.TypedValue = [.. batch.Select(e => e.Leaf)];
            _packedBodies.TypedValue = [.. batch.Select(e => EntryValues.Bodies(e, _scratch))];
        }
    }
}
