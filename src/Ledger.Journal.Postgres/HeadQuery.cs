using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>Epoch and last entry in one row; the size is never kept beside the entries that make it.</summary>
internal static class HeadQuery
{
    internal const string Sql = """
        SELECT j.epoch, e.idx, e.recorded
        FROM journal j LEFT JOIN LATERAL (SELECT idx, recorded FROM entry ORDER BY idx DESC LIMIT 1) e ON true
        WHERE j.id = 1
        """;

    internal static async Task<JournalHead> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        if (!await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new JournalCorruptException("The journal has lost its own row.");
        }

        return rows.IsDBNull(1)
            ? new JournalHead(0, rows.GetInt64(0), null)
            : new JournalHead(
                (ulong)rows.GetInt64(1) + 1,
                rows.GetInt64(0),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(2)));
    }
}
