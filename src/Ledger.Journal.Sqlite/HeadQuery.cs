using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>Epoch and last entry in one row; the size is never kept beside the entries that make it.</summary>
internal sealed class HeadQuery(SqliteConnection connection)
{
    private readonly SqliteStatement _statement = connection.Prepare("""
        SELECT j.epoch, e.idx, e.recorded
        FROM journal j LEFT JOIN (SELECT idx, recorded FROM entry ORDER BY idx DESC LIMIT 1) e
        """);

    internal JournalHead Read()
    {
        try
        {
            if (!_statement.Step())
            {
                throw new JournalCorruptException("The journal has lost its own row.");
            }

            var epoch = _statement.Int64(0);
            return _statement.IsNull(1)
                ? new JournalHead(0, epoch, null)
                : new JournalHead(
                    (ulong)_statement.Int64(1) + 1,
                    epoch,
                    DateTimeOffset.FromUnixTimeMilliseconds(_statement.Int64(2)));
        }
        finally
        {
            _statement.Reset();
        }
    }
}
