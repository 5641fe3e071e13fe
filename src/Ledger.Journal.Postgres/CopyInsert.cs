using System.Buffers;
using Ledger.Ports;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Journal.Postgres;

/// <summary>
/// Puts a large batch in by binary COPY: three streams, no parameter arrays for the server to take apart.
/// </summary>
internal sealed class CopyInsert(NpgsqlConnection connection)
{
    private readonly ArrayBufferWriter<byte> _scratch = new(4096);

    internal async Task RunAsync(AppendPlan plan, KnownName[] names)
    {
        await CopyEntriesAsync(plan, names).ConfigureAwait(false);
        await CopyBodiesAsync(plan.Batch).ConfigureAwait(false);
        await CopyStreamsAsync(plan, names).ConfigureAwait(false);
    }

    private async Task CopyEntriesAsync(AppendPlan plan, KnownName[] names)
    {
        await using var copy = await connection.BeginBinaryImportAsync("""
            COPY entry (idx, recorded, caller, serial, command_id, command_digest, sha256, sm3, series, streams, leaf)
            FROM STDIN BINARY
            """).ConfigureAwait(false);
        for (var position = 0; position < plan.Batch.Count; position++)
        {
            await WriteEntryAsync(copy, plan.Batch[position], names[plan.CallerOf(position)].Id).ConfigureAwait(false);
        }

        await copy.CompleteAsync().ConfigureAwait(false);
    }

    private async Task WriteEntryAsync(NpgsqlBinaryImporter copy, JournalEntry entry, long caller)
    {
        await copy.StartRowAsync().ConfigureAwait(false);
        await copy.WriteAsync((long)entry.Index, NpgsqlDbType.Bigint).ConfigureAwait(false);
        await copy.WriteAsync(entry.RecordedTime.ToUnixTimeMilliseconds(), NpgsqlDbType.Bigint).ConfigureAwait(false);
        await copy.WriteAsync(caller, NpgsqlDbType.Bigint).ConfigureAwait(false);
        if (entry.NumberSeries is null)
        {
            await copy.WriteNullAsync().ConfigureAwait(false);
        }
        else
        {
            await copy.WriteAsync((long)entry.NumberSerial, NpgsqlDbType.Bigint).ConfigureAwait(false);
        }

        await copy.WriteAsync(EntryValues.CommandId(entry.CommandId), NpgsqlDbType.Uuid).ConfigureAwait(false);
        await copy.WriteAsync(entry.CommandDigest.ToArray(), NpgsqlDbType.Bytea).ConfigureAwait(false);
        await copy.WriteAsync(entry.LeafSha256.ToArray(), NpgsqlDbType.Bytea).ConfigureAwait(false);
        await copy.WriteAsync(entry.LeafSm3.ToArray(), NpgsqlDbType.Bytea).ConfigureAwait(false);
        await copy.WriteAsync(entry.NumberSeries, NpgsqlDbType.Text).ConfigureAwait(false);
        await copy.WriteAsync(EntryValues.Streams(entry, _scratch), NpgsqlDbType.Bytea).ConfigureAwait(false);
        await copy.WriteAsync(entry.Leaf, NpgsqlDbType.Bytea).ConfigureAwait(false);
    }

    private async Task CopyBodiesAsync(IReadOnlyList<JournalEntry> batch)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY body (idx, packed) FROM STDIN BINARY").ConfigureAwait(false);
        foreach (var entry in batch)
        {
            if (entry.Bodies.Count == 0)
            {
                continue;
            }

            await copy.StartRowAsync().ConfigureAwait(false);
            await copy.WriteAsync((long)entry.Index, NpgsqlDbType.Bigint).ConfigureAwait(false);
            await copy.WriteAsync(EntryValues.Bodies(entry, _scratch), NpgsqlDbType.Bytea).ConfigureAwait(false);
        }

        await copy.CompleteAsync().ConfigureAwait(false);
    }

    private async Task CopyStreamsAsync(AppendPlan plan, KnownName[] names)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY stream_entry (stream, version, idx) FROM STDIN BINARY").ConfigureAwait(false);
        for (var position = 0; position < plan.Batch.Count; position++)
        {
            var entry = plan.Batch[position];
            for (var i = 0; i < entry.Writes.Count; i++)
            {
                await copy.StartRowAsync().ConfigureAwait(false);
                await copy.WriteAsync(names[plan.WritesOf(position)[i]].Id, NpgsqlDbType.Bigint).ConfigureAwait(false);
                await copy.WriteAsync((long)entry.Writes[i].Version, NpgsqlDbType.Bigint).ConfigureAwait(false);
                await copy.WriteAsync((long)entry.Index, NpgsqlDbType.Bigint).ConfigureAwait(false);
            }
        }

        await copy.CompleteAsync().ConfigureAwait(false);
    }
}
