using System.Buffers;
using Ledger.Ports;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Benchmarks.Journal;

/// <summary>
/// All bytes of an entry put into PostgreSQL as they are, with nothing else done: no checks, no index but the primary
/// key, no versions of streams. The same server and durability, one connection, one binary COPY and one transaction a
/// batch, which is the fastest way in.
/// </summary>
internal sealed class PostgresBaseline : IBareStore
{
    private readonly NpgsqlConnection _connection;
    private readonly ArrayBufferWriter<byte> _scratch = new(4096);

    private PostgresBaseline(NpgsqlConnection connection) => _connection = connection;

    internal static async Task<PostgresBaseline> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(
            """
            DROP TABLE IF EXISTS bare;
            CREATE TABLE bare (
                idx bigint PRIMARY KEY, recorded bigint, caller bigint, command_id bytea, command_digest bytea,
                streams bytea, sha256 bytea, sm3 bytea, leaf bytea, body bytea)
                WITH (toast_tuple_target = 8160);
            ALTER TABLE bare ALTER COLUMN leaf SET STORAGE EXTERNAL;
            ALTER TABLE bare ALTER COLUMN body SET STORAGE EXTERNAL;
            """,
            connection);
        await create.ExecuteNonQueryAsync();
        return new PostgresBaseline(connection);
    }

    public async Task AppendAsync(IReadOnlyList<JournalEntry> batch)
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await using (var copy = await _connection.BeginBinaryImportAsync(
            "COPY bare (idx, recorded, caller, command_id, command_digest, streams, sha256, sm3, leaf, body) "
            + "FROM STDIN BINARY"))
        {
            foreach (var entry in batch)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync((long)entry.Index, NpgsqlDbType.Bigint);
                await copy.WriteAsync(entry.RecordedTime.ToUnixTimeMilliseconds(), NpgsqlDbType.Bigint);
                await copy.WriteAsync(1L, NpgsqlDbType.Bigint);
                await copy.WriteAsync(Convert.FromHexString(entry.CommandId), NpgsqlDbType.Bytea);
                await copy.WriteAsync(entry.CommandDigest.ToArray(), NpgsqlDbType.Bytea);
                _scratch.ResetWrittenCount();
                EntryPacking.WriteStreams(_scratch, entry);
                await copy.WriteAsync(_scratch.WrittenMemory, NpgsqlDbType.Bytea);
                _scratch.ResetWrittenCount();
                EntryPacking.WriteBodies(_scratch, entry.Bodies);
                await copy.WriteAsync(entry.LeafSha256.ToArray(), NpgsqlDbType.Bytea);
                await copy.WriteAsync(entry.LeafSm3.ToArray(), NpgsqlDbType.Bytea);
                await copy.WriteAsync(entry.Leaf, NpgsqlDbType.Bytea);
                await copy.WriteAsync(_scratch.WrittenMemory, NpgsqlDbType.Bytea);
            }

            await copy.CompleteAsync();
        }

        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
