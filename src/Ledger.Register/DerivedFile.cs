using Microsoft.Data.Sqlite;

namespace Ledger.Register;

/// <summary>
/// A file with what is derived from the log. Losing it loses nothing: one of another format is made anew, and filled by
/// whoever follows the log. One caller at a time holds <see cref="Gate"/>.
/// </summary>
internal sealed class DerivedFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly RowWriter _rows;

    /// <summary>Opens the file, or makes an empty one where there is none or one of another format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The format that it must have.</param>
    /// <param name="create">The statements that make the tables.</param>
    public DerivedFile(string path, long format, string create)
    {
        _connection = RegisterDatabase.Open(path);
        if (RegisterDatabase.FormatOf(_connection) != format)
        {
            _connection.Dispose();
            RegisterDatabase.Remove(path);
            _connection = RegisterDatabase.Open(path);
            RegisterDatabase.Execute(
                _connection, "BEGIN IMMEDIATE;" + create + $"PRAGMA user_version = {format}; COMMIT;");
        }

        _rows = new RowWriter(_connection);
    }

    /// <summary>Held by whoever reads or writes.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Runs statements as one transaction.</summary>
    public void Execute(string sql)
    {
        lock (Gate)
        {
            RegisterDatabase.Execute(_connection, "BEGIN IMMEDIATE; " + sql + " COMMIT;");
        }
    }

    /// <summary>
    /// What a query finds, each row as it is read. The text of a statement holds nothing that came from elsewhere:
    /// values go by parameter, under the same names in the same order each time.
    /// </summary>
    public List<T> Read<T>(
        string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (Gate)
        {
            return _rows.Read(sql, read, parameters);
        }
    }

    /// <summary>Runs a statement; returns how many rows it changed.</summary>
    public int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (Gate)
        {
            return _rows.Run(sql, parameters);
        }
    }

    /// <summary>Begins a transaction; whoever does holds the gate until its end.</summary>
    public SqliteTransaction Begin() => _connection.BeginTransaction();

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }
}
