using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>Writes snapshots without waiting for the disk: one lost with the power is made again.</summary>
internal sealed class PostgresSnapshots(NpgsqlDataSource source)
{
    private const string WithoutWaiting = "SELECT set_config('synchronous_commit', 'off', true)";

    internal Task SaveAsync(Snapshot snapshot, CancellationToken cancellationToken) => RunAsync(
        """
        INSERT INTO snapshot (stream, version, format, bytes) VALUES ($1, $2, $3, $4)
        ON CONFLICT (stream) DO UPDATE
            SET version = excluded.version, format = excluded.format, bytes = excluded.bytes
            WHERE excluded.version >= snapshot.version
        """,
        [
            new NpgsqlParameter<string> { TypedValue = snapshot.Stream },
            new NpgsqlParameter<long> { TypedValue = (long)snapshot.Version },
            new NpgsqlParameter<string> { TypedValue = snapshot.Format },
            new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = snapshot.Bytes },
        ],
        cancellationToken);

    internal Task DeleteAsync(string? stream, CancellationToken cancellationToken) => stream is null
        ? RunAsync("DELETE FROM snapshot", [], cancellationToken)
        : RunAsync(
            "DELETE FROM snapshot WHERE stream = $1",
            [new NpgsqlParameter<string> { TypedValue = stream }],
            cancellationToken);

    private async Task RunAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        try
        {
            await using var batch = source.CreateBatch();
            batch.Append(WithoutWaiting);
            batch.Append(sql).Parameters.AddRange(parameters);
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresFaults.IsStoreFault(e))
        {
            throw PostgresFaults.Translate(e);
        }
    }
}
