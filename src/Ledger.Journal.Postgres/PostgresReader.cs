using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>
/// Reads over pooled connections. Every call is one short transaction: a page of entries is copied out and the
/// transaction ends, because an open one keeps the server from cleaning up behind the fence.
/// </summary>
internal sealed class PostgresReader(NpgsqlDataSource source)
{
    private const int PageEntries = 1024;

    /// <summary>A page ends with the entry that passes this many bytes; the server adds up before it sends.</summary>
    private const int PageBytes = 1024 * 1024;

    private static readonly string Range = Page(
        "SELECT idx, idx AS place FROM entry WHERE idx >= $1 AND idx < $2 ORDER BY idx");

    private static readonly string Stream = Page("""
        SELECT idx, version AS place FROM stream_entry
        WHERE stream = (SELECT id FROM name WHERE text = $2) AND version > $1 ORDER BY version
        """);

    internal Task<JournalHead> HeadAsync(CancellationToken cancellationToken) =>
        QueryAsync(HeadQuery.Sql, [], rows => HeadQuery.ReadAsync(rows, cancellationToken), cancellationToken);

    internal async Task<JournalEntry?> CommandAsync(
        string caller, string commandId, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            {EntryValues.Select} FROM entry e {EntryValues.Joins}
            WHERE e.command_id = $1 AND e.caller = (SELECT id FROM name WHERE text = $2)
            """;
        var found = await ListAsync(
            Sql, [Of(EntryValues.CommandId(commandId)), Of(caller)], EntryValues.Read, cancellationToken)
            .ConfigureAwait(false);
        return found.FirstOrDefault();
    }

    internal Task<List<JournalEntry>> RangeAsync(ulong from, ulong to, CancellationToken cancellationToken) =>
        ListAsync(Range, [Of((long)from), Of((long)to)], EntryValues.Read, cancellationToken);

    internal Task<List<JournalLeaf>> LeavesAsync(ulong from, ulong to, CancellationToken cancellationToken) =>
        ListAsync(
            $"SELECT idx, sha256, sm3, leaf FROM entry WHERE idx >= $1 AND idx < $2 ORDER BY idx LIMIT {PageEntries}",
            [Of((long)from), Of((long)to)],
            EntryValues.ReadLeaf,
            cancellationToken);

    /// <summary>Entries with the version that each gave the stream.</summary>
    internal Task<List<(JournalEntry Entry, long Version)>> StreamAsync(
        string stream, ulong after, CancellationToken cancellationToken) =>
        ListAsync(
            Stream, [Of((long)after), Of(stream)], row => (EntryValues.Read(row), row.GetInt64(12)), cancellationToken);

    internal Task<long> VersionAsync(string stream, CancellationToken cancellationToken) => NumberAsync(
        "SELECT max(version) FROM stream_entry WHERE stream = (SELECT id FROM name WHERE text = $1)",
        stream,
        cancellationToken);

    internal Task<long> LastNumberAsync(string series, CancellationToken cancellationToken) =>
        NumberAsync("SELECT max(serial) FROM entry WHERE series = $1", series, cancellationToken);

    internal async Task<Snapshot?> SnapshotAsync(string stream, CancellationToken cancellationToken)
    {
        var found = await ListAsync(
            "SELECT version, format, bytes FROM snapshot WHERE stream = $1",
            [Of(stream)],
            row => new Snapshot(stream, (ulong)row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(2)),
            cancellationToken).ConfigureAwait(false);
        return found.FirstOrDefault();
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static string Page(string places) => $"""
        WITH page AS MATERIALIZED (
            SELECT p.idx, p.place, sum(p.size) OVER (ORDER BY p.place) - p.size AS before
            FROM (
                SELECT q.idx, q.place, octet_length(e.leaf) + octet_length(e.bodies) AS size
                FROM ({places} LIMIT {PageEntries}) q
                JOIN entry e ON e.idx = q.idx) p)
        {EntryValues.Select}, page.place
        FROM page JOIN entry e ON e.idx = page.idx {EntryValues.Joins}
        WHERE page.before < {PageBytes} ORDER BY page.place
        """;

    private Task<List<T>> ListAsync<T>(
        string sql,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken) =>
        QueryAsync(
            sql,
            parameters,
            async rows =>
            {
                var list = new List<T>();
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    list.Add(read(rows));
                }

                return list;
            },
            cancellationToken);

    private Task<long> NumberAsync(string sql, string argument, CancellationToken cancellationToken) => QueryAsync(
        sql,
        [Of(argument)],
        async rows => await rows.ReadAsync(cancellationToken).ConfigureAwait(false) && !rows.IsDBNull(0)
            ? rows.GetInt64(0)
            : 0,
        cancellationToken);

    private async Task<T> QueryAsync<T>(
        string sql,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, Task<T>> read,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand(sql);
            command.Parameters.AddRange(parameters);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            return await read(rows).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresFaults.IsStoreFault(e))
        {
            throw PostgresFaults.Translate(e);
        }
    }
}
