using System.Buffers;
using Ledger.Ports;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Journal.Postgres;

/// <summary>
/// Puts the entries of a large batch in by binary COPY: no parameter arrays for the server to take apart.
/// </summary>
internal sealed class CopyInsert(NpgsqlConnection connection)
{
    private const string Copy = """
        COPY entry
            (idx, recorded, caller, serial, command_id, command_digest, sha256, sm3, series, streams, leaf, bodies)
        FROM STDIN BINARY
        """;

    private readonly ArrayBufferWriter<byte> _scratch = new(4096);

    internal void Run(AppendPlan plan, KnownName[] names)
    {
        using var copy = connection.BeginBinaryImport(Copy);
        for (var position = 0; position < plan.Batch.Count; position++)
        {
            Write(copy, plan.Batch[position], names[plan.CallerOf(position)].Id);
        }

        copy.Complete();
    }

    private void Write(NpgsqlBinaryImporter copy, JournalEntry entry, long caller)
    {
        copy.StartRow();
        copy.Write((long)entry.Index, NpgsqlDbType.Bigint);
        copy.Write(entry.RecordedTime.ToUnixTimeMilliseconds(), NpgsqlDbType.Bigint);
        copy.Write(caller, NpgsqlDbType.Bigint);
        if (entry.NumberSeries is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write((long)entry.NumberSerial, NpgsqlDbType.Bigint);
        }

        copy.Write(EntryValues.CommandId(entry.CommandId), NpgsqlDbType.Uuid);
        copy.Write(entry.CommandDigest.ToArray(), NpgsqlDbType.Bytea);
        copy.Write(entry.LeafSha256.ToArray(), NpgsqlDbType.Bytea);
        copy.Write(entry.LeafSm3.ToArray(), NpgsqlDbType.Bytea);
        copy.Write(entry.NumberSeries, NpgsqlDbType.Text);
        copy.Write(EntryValues.Streams(entry, _scratch), NpgsqlDbType.Bytea);
        copy.Write(entry.Leaf, NpgsqlDbType.Bytea);
        copy.Write(EntryValues.Bodies(entry, _scratch), NpgsqlDbType.Bytea);
    }
}
