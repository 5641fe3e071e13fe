using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Register;

/// <summary>
/// A prepared statement, used again and again. SQLite's own interface rather than ADO.NET's: an entry takes a dozen of
/// them, and what that does about each costs as much as what SQLite does for some.
/// </summary>
internal sealed class RowStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    /// <summary>Prepares it for these parameters; it is used with the same ones in the same order.</summary>
    public RowStatement(
        sqlite3 database, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        _database = database;
        _places = new int[parameters.Length];
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        for (var i = 0; i < _places.Length; i++)
        {
            _places[i] = raw.sqlite3_bind_parameter_index(_statement, parameters[i].Name);
        }

        if (_places.Contains(0) || _places.Distinct().Count() != raw.sqlite3_bind_parameter_count(_statement))
        {
            _statement.Dispose();
            throw new InvalidOperationException($"Not the parameters of this statement: {sql}");
        }
    }

    /// <summary>The row that the last step came to.</summary>
    public Row Row => new(_statement);

    /// <summary>Gives the parameters their values.</summary>
    public void Bind(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var (place, value) = (_places[i], parameters[i].Value);
            Check(value switch
            {
                null => raw.sqlite3_bind_null(_statement, place),
                string text => raw.sqlite3_bind_text(_statement, place, text),
                long number => raw.sqlite3_bind_int64(_statement, place, number),
                int number => raw.sqlite3_bind_int64(_statement, place, number),
                bool truth => raw.sqlite3_bind_int64(_statement, place, truth ? 1 : 0),
                byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, place, 0),
                byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
                _ => throw new InvalidOperationException($"{parameters[i].Name} is a {value.GetType()}."),
            });
        }
    }

    /// <summary>The next row; false at the end.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        return result is raw.SQLITE_ROW or raw.SQLITE_DONE ? result == raw.SQLITE_ROW : throw Fault(result);
    }

    /// <summary>Runs to the end; returns how many rows it changed.</summary>
    public int Run()
    {
        while (Step())
        {
            // Rows of a statement that is run for its effect say nothing.
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>
    /// Ends the run; what it reported was reported by <see cref="Step"/> already. What is erased from the file is not
    /// to be left in a statement that waits to be run again.
    /// </summary>
    public void Forget()
    {
        _ = raw.sqlite3_reset(_statement);
        _ = raw.sqlite3_clear_bindings(_statement);
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    [StackTraceHidden]
    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Fault(result);
        }
    }

    private SqliteException Fault(int result) => new(
        raw.sqlite3_errmsg(_database).utf8_to_string(), result & 0xff, raw.sqlite3_extended_errcode(_database));
}

/// <summary>A row of a query, while the query stands at it; columns count from 0.</summary>
internal readonly struct Row(sqlite3_stmt statement)
{
    public bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, NotNull(column));

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public bool GetBoolean(int column) => GetInt64(column) != 0;

    public string GetString(int column) => raw.sqlite3_column_text(statement, NotNull(column)).utf8_to_string();

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, NotNull(column)).ToArray();

    private int NotNull(int column) => IsDBNull(column)
        ? throw new InvalidOperationException($"{raw.sqlite3_column_name(statement, column).utf8_to_string()} is null.")
        : column;
}
