using System.Buffers;
using Ledger.Ports;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Journal.Postgres;

/// <summary>
/// The last round trip of an append: new names, in a small batch also everything else, and the commit. Columns go as
/// arrays, so that the statements are prepared once for every number of entries.
/// </summary>
internal sealed class UnnestInsert : IDisposable
{
    private readonly ArrayBufferWriter<byte> _scratch = new(4096);
    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlParameter<long[]> _nameIds;
    private readonly NpgsqlParameter<string[]> _nameTexts;
    private readonly EntryParameters? _entries;

    /// <param name="connection">The writer's connection.</param>
    /// <param name="withEntries">False for the end of a batch whose entries went by COPY.</param>
    internal UnnestInsert(NpgsqlConnection connection, bool withEntries)
    {
        // No time limit: to cancel a commit that waits for a standby makes the server confirm it without the standby.
        _batch = new NpgsqlBatch(connection) { Timeout = 0 };
        var names = _batch.Append("INSERT INTO name (id, text) SELECT * FROM unnest($1, $2)");
        _nameIds = names.Parameters.Add<long[]>(NpgsqlDbType.Array | NpgsqlDbType.Bigint);
        _nameTexts = names.Parameters.Add<string[]>(NpgsqlDbType.Array | NpgsqlDbType.Text);
        _entries = withEntries ? new EntryParameters(_batch) : null;
        _batch.Append("COMMIT");
    }

    internal Task PrepareAsync(CancellationToken cancellationToken) => _batch.PrepareAsync(cancellationToken);

    internal async Task RunAsync(AppendPlan plan, KnownName[] names, IReadOnlyList<int> newNames)
    {
        _nameIds.TypedValue = [.. newNames.Select(i => names[i].Id)];
        _nameTexts.TypedValue = [.. newNames.Select(i => plan.Names[i])];
        _entries?.Bind(plan, names, _scratch);
        await _batch.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public void Dispose() => _batch.Dispose();

    private sealed class EntryParameters
    {
        private readonly NpgsqlParameter<long[]> _indexes, _recorded, _callers, _bodyIndexes;
        private readonly NpgsqlParameter<long[]> _streams, _versions, _streamIndexes;
        private readonly NpgsqlParameter<long?[]> _serials;
        private readonly NpgsqlParameter<Guid[]> _commandIds;
        private readonly NpgsqlParameter<string?[]> _series;
        private readonly NpgsqlParameter<byte[][]> _commandDigests, _sha256, _sm3, _packedStreams, _packedBodies;
        private readonly NpgsqlParameter<ReadOnlyMemory<byte>[]> _leaves;

        internal EntryParameters(NpgsqlBatch batch)
        {
            const NpgsqlDbType Bigints = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
            const NpgsqlDbType Byteas = NpgsqlDbType.Array | NpgsqlDbType.Bytea;
            var entries = batch.Append("""
                INSERT INTO entry
                    (idx, recorded, caller, serial, command_id, command_digest, sha256, sm3, series, streams, leaf)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
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
            var bodies = batch.Append("INSERT INTO body (idx, packed) SELECT * FROM unnest($1, $2)").Parameters;
            _bodyIndexes = bodies.Add<long[]>(Bigints);
            _packedBodies = bodies.Add<byte[][]>(Byteas);
            var streams = batch.Append(
                "INSERT INTO stream_entry (stream, version, idx) SELECT * FROM unnest($1, $2, $3)").Parameters;
            _streams = streams.Add<long[]>(Bigints);
            _versions = streams.Add<long[]>(Bigints);
            _streamIndexes = streams.Add<long[]>(Bigints);
        }

        internal void Bind(AppendPlan plan, KnownName[] names, ArrayBufferWriter<byte> scratch)
        {
            var batch = plan.Batch;
            JournalEntry[] withBodies = [.. batch.Where(e => e.Bodies.Count > 0)];
            _indexes.TypedValue = [.. batch.Select(e => (long)e.Index)];
            _recorded.TypedValue = [.. batch.Select(e => e.RecordedTime.ToUnixTimeMilliseconds())];
            _callers.TypedValue = [.. batch.Select((_, i) => names[plan.CallerOf(i)].Id)];
            _serials.TypedValue = [.. batch.Select(e => e.NumberSeries is null ? (long?)null : e.NumberSerial)];
            _commandIds.TypedValue = [.. batch.Select(e => EntryValues.CommandId(e.CommandId))];
            _commandDigests.TypedValue = [.. batch.Select(e => e.CommandDigest.ToArray())];
            _sha256.TypedValue = [.. batch.Select(e => e.LeafSha256.ToArray())];
            _sm3.TypedValue = [.. batch.Select(e => e.LeafSm3.ToArray())];
            _series.TypedValue = [.. batch.Select(e => e.NumberSeries)];
            _packedStreams.TypedValue = [.. batch.Select(e => EntryValues.Streams(e, scratch))];
            _leaves.TypedValue = [.. batch.Select(e => e.Leaf)];
            _bodyIndexes.TypedValue = [.. withBodies.Select(e => (long)e.Index)];
            _packedBodies.TypedValue = [.. withBodies.Select(e => EntryValues.Bodies(e, scratch))];
            BindStreams(plan, names);
        }

        private void BindStreams(AppendPlan plan, KnownName[] names)
        {
            var (streams, versions, indexes) = (new List<long>(), new List<long>(), new List<long>());
            for (var position = 0; position < plan.Batch.Count; position++)
            {
                var entry = plan.Batch[position];
                var written = plan.WritesOf(position);
                for (var i = 0; i < written.Length; i++)
                {
                    streams.Add(names[written[i]].Id);
                    versions.Add((long)entry.Writes[i].Version);
                    indexes.Add((long)entry.Index);
                }
            }

            _streams.TypedValue = [.. streams];
            _versions.TypedValue = [.. versions];
            _streamIndexes.TypedValue = [.. indexes];
        }
    }
}
