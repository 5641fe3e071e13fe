using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>
/// Whether a commit that this server confirms is one that survives it. Checked when the journal is opened and, as far
/// as settings can be changed under a running server, again inside every append.
/// </summary>
/// <remarks>
/// What cannot be seen from here: a standby fed from archived WAL alone, disks that confirm what they have not
/// written, and a failover tool that promotes a standby which was never synchronous.
/// </remarks>
internal static class DurabilityCheck
{
    /// <summary>Columns to select in every append; <see cref="Demand"/> reads them.</summary>
    internal const string Columns = """
        current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on',
        current_setting('synchronous_commit'),
        current_setting('synchronous_standby_names') <> ''
        """;

    /// <summary>What <see cref="Demand"/> demands of them, as a condition.</summary>
    internal const string Condition = """
        current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'
            AND CASE WHEN current_setting('synchronous_standby_names') <> ''
                THEN current_setting('synchronous_commit') IN ('on', 'remote_apply')
                ELSE current_setting('synchronous_commit') <> 'off' END
        """;

    private const string Server = $"""
        SELECT {Columns}, pg_is_in_recovery(),
            (SELECT count(*) FROM pg_stat_get_wal_senders() WHERE state IS DISTINCT FROM 'backup')
                + (SELECT count(*) FROM pg_get_replication_slots() WHERE slot_type = 'physical'),
            (SELECT count(*) FROM pg_class
                WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'i', 't') AND relpersistence <> 'p')
        """;

    /// <summary>Refuses settings under which a confirmed commit may be lost.</summary>
    /// <param name="row">A row with <see cref="Columns"/>.</param>
    /// <param name="first">Where in it they begin.</param>
    /// <exception cref="JournalRefusedException">They are such.</exception>
    internal static void Demand(NpgsqlDataReader row, int first)
    {
        var synchronousCommit = row.GetString(first + 1);
        if (!row.GetBoolean(first))
        {
            throw new JournalRefusedException("The server runs with fsync or full_page_writes off.");
        }

        // Without a synchronous standby every level but off waits for the local disk; with one, only these two wait
        // for the standby's disk.
        var durable = row.GetBoolean(first + 2)
            ? synchronousCommit is "on" or "remote_apply"
            : synchronousCommit is not "off";
        if (!durable)
        {
            throw new JournalRefusedException($"synchronous_commit is {synchronousCommit}; a commit may be lost.");
        }
    }

    /// <summary>
    /// Refuses such settings, a standby, a primary whose replicas all lag behind its commits, and unlogged tables.
    /// </summary>
    internal static async Task DemandServerAsync(
        NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Server, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
        await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        Demand(row, 0);
        if (row.GetBoolean(3))
        {
            throw new JournalRefusedException("The server is a standby.");
        }

        if (row.GetInt64(4) > 0 && !row.GetBoolean(2))
        {
            throw new JournalRefusedException(
                "The server has replicas but no synchronous one: a failover would lose entries.");
        }

        if (row.GetInt64(5) > 0)
        {
            throw new JournalRefusedException("The journal has unlogged tables: a crash would empty them.");
        }
    }
}
