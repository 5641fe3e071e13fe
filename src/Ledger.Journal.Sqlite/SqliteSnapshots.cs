using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>
/// Writes snapshots over a connection of its own that does not sync: a snapshot lost with the power is made again,
/// and the append that follows syncs it anyway.
/// </summary>
internal sealed class SqliteSnapshots : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _save, _delete, _deleteAll;

    internal SqliteSnapshots(SqliteJournalOptions options)
    {
        _connection = SqliteConnection.Open(options.Path, readOnly: false, options.BusyTimeout);
        try
        {
            _connection.RunScript("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0;");
            _save = _connection.Prepare("""
                INSERT INTO snapshot (stream, version, format, bytes) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (stream) DO UPDATE
                    SET version = excluded.version, format = excluded.format, bytes = excluded.bytes
                    WHERE excluded.version >= version
                """);
            _delete = _connection.Prepare("DELETE FROM snapshot WHERE stream = ?1");
            _deleteAll = _connection.Prepare("DELETE FROM snapshot");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    internal void Save(Snapshot snapshot) => _save
        .Bind(1, snapshot.Stream)
        .Bind(2, (long)snapshot.Version)
        .Bind(3, snapshot.Format)
        .Bind(4, snapshot.Bytes.Span)
        .Run();

    internal void Delete(string? stream) => (stream is null ? _deleteAll : _delete.Bind(1, stream)).Run();

    public void Dispose() => _connection.Dispose();
}
