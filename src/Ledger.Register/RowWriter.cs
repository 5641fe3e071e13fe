using Microsoft.Data.Sqlite;

namespace Ledger.Register;

/// <summary>
/// The statements of one connection, within its transactions or by themselves. Each is prepared once and kept: entries
/// repeat the same few. One caller at a time.
/// </summary>
internal sealed class RowWriter(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, RowStatement> _prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a statement; returns how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var statement = Statement(sql, parameters);
        try
        {
            return statement.Run();
        }
        finally
        {
            statement.Forget();
        }
    }

    /// <summary>What a query finds, each row as it is read.</summary>
    public List<T> Read<T>(
        string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var statement = Statement(sql, parameters);
        try
        {
            var rows = new List<T>();
            while (statement.Step())
            {
                rows.Add(read(statement.Row));
            }

            return rows;
        }
        finally
        {
            statement.Forget();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }
    }

    private RowStatement Statement(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            _prepared[sql] = statement = new RowStatement(connection.Handle!, sql, parameters);
        }

        statement.Bind(parameters);
        return statement;
    }
}
