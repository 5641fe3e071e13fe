using Microsoft.Data.Sqlite;

namespace Ledger.Register;

/// <summary>
/// A file with what is derived from the log. Losing it loses nothing: one of another format is made anew, and filled by
/// whoever follows the log. One caller at a time holds <see cref="Gate"/>.
/// </summary>
internal sealed class DerivedFile : IDisposable
{
    private readonly SqliteConnection _connection;

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

    /// <summary>What a query finds, each row as it is read.</summary>
    public List<T> Read<T>(
        string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (Gate)
        {
            using var command = Command(sql, parameters);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    /// <summary>Begins a transaction.</summary>
    public SqliteTransaction Begin() => _connection.BeginTransaction();

    /// <summary>A command. Its text holds nothing that came from elsewhere: values go by parameter.</summary>
    public SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this assembly come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
