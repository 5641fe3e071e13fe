using System.Diagnostics;
using System.Text;
using Ledger.Cryptography;
using SQLitePCL;

namespace Ledger.Journal.Sqlite;

/// <summary>
/// A prepared statement, used again and again. SQLite's own interface rather than ADO.NET: an append runs some
/// thousands of statements and a parameter object each would cost more than the statement.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    internal SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    internal SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    internal SqliteStatement Bind(int parameter, scoped ReadOnlySpan<byte> value)
    {
        // An empty span has no address, and SQLite takes a blob without address for null.
        Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0)
            : raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    internal SqliteStatement Bind(int parameter, Digest value) => Bind(parameter, value.AsSpan());

    internal SqliteStatement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            return BindNull(parameter);
        }

        Span<byte> utf8 = stackalloc byte[256];
        Check(Encoding.UTF8.TryGetBytes(value, utf8, out var length)
            ? raw.sqlite3_bind_text(_statement, parameter, utf8[..length])
            : raw.sqlite3_bind_text(_statement, parameter, Encoding.UTF8.GetBytes(value)));
        return this;
    }

    internal SqliteStatement BindNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(_statement, parameter));
        return this;
    }

    /// <summary>The next row; false at the end.</summary>
    internal bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return result == raw.SQLITE_ROW;
        }

        throw Fault(result);
    }

    /// <summary>Runs to the end and makes ready for the next run.</summary>
    internal void Run()
    {
        try
        {
            while (Step())
            {
                // Rows of a statement that is run for its effect say nothing.
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first row's first column, or null without a row.</summary>
    internal long? RunScalar()
    {
        try
        {
            return Step() ? Int64(0) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Ends the run; what it reported was reported by <see cref="Step"/> already.</summary>
    internal void Reset() => _ = raw.sqlite3_reset(_statement);

    internal bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    internal long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>Valid until the next step or reset.</summary>
    internal ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    internal string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    [StackTraceHidden]
    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Fault(result);
        }
    }

    private SqliteFault Fault(int result) => new(
        raw.sqlite3_extended_errcode(_database) is var code && (code & 0xff) == (result & 0xff) ? code : result,
        raw.sqlite3_errmsg(_database).utf8_to_string());
}
