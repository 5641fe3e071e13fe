using Microsoft.Data.Sqlite;

namespace Ledger.Register;

/// <summary>
/// The statements of one connection, within transactions or by themselves. Each is prepared once and kept: entries
/// repeat the same few. One caller at a time.
/// </summary>
internal sealed class RowWriter(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private SqliteTransaction? _transaction;

    /// <summary>The transaction of all that comes next, until it has ended.</summary>
    public void Enter(SqliteTransaction transaction) => _transaction = transaction;

    /// <summary>Runs a statement; returns how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Command(sql, parameters);
        try
        {
            return command.ExecuteNonQuery();
        }
        finally
        {
            Forget(command);
        }
    }

    /// <summary>What a query finds, each row as it is read.</summary>
    public List<T> Read<T>(
        string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Command(sql, parameters);
        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        finally
        {
            Forget(command);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }
    }

    // What is erased from the file is not to be left in a statement that waits to be run again.
    private static void Forget(SqliteCommand command)
    {
        foreach (SqliteParameter parameter in command.Parameters)
        {
            parameter.Value = DBNull.Value;
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            _prepared[sql] = command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this room come here; values go by parameter.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }
        }

        command.Transaction = _transaction is { Connection: not null } ? _transaction : null;
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        return command;
    }
}
