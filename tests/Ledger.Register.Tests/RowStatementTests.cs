using Ledger.Testing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ledger.Register.Tests;

public sealed class RowStatementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _connection;

    public RowStatementTests()
    {
        _connection = RegisterDatabase.Open(_folder.PathOf("rows.db"));
        RegisterDatabase.Execute(
            _connection, "CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT, bytes BLOB, yes INTEGER)");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_was_put_into_a_row_comes_out_of_it_run_after_run()
    {
        using var rows = new RowWriter(_connection);
        (string? Text, byte[]? Bytes, bool Yes)[] put =
            [("武汉市", [1, 2, 0], true), ("", [], false), (null, null, true), ("𠮷", [255], false)];
        for (var n = 0; n < put.Length; n++)
        {
            Assert.Equal(1, rows.Run(
                "INSERT INTO t (n, text, bytes, yes) VALUES ($n, $text, $bytes, $yes)",
                ("$yes", put[n].Yes), ("$n", n), ("$text", put[n].Text), ("$bytes", put[n].Bytes)));
        }

        Assert.Equal(put, rows.Read("SELECT text, bytes, yes FROM t ORDER BY n", static row => (
            row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetBytes(1), row.GetBoolean(2))),
            Alike);
        Assert.Equal(4, rows.Run("UPDATE t SET yes = $yes", ("$yes", 7L)));
        Assert.Equal([7, 7, 7, 7], rows.Read("SELECT yes FROM t", static row => row.GetInt32(0)));

        static bool Alike((string?, byte[]?, bool) one, (string?, byte[]?, bool) other) =>
            one.Item1 == other.Item1 && one.Item3 == other.Item3 && one.Item2 is null == other.Item2 is null
            && (one.Item2 ?? []).SequenceEqual(other.Item2 ?? []);
    }

    [Fact]
    public void Nothing_of_a_value_waits_in_a_statement()
    {
        using var statement = new RowStatement(_connection.Handle!, "SELECT $text", [("$text", null)]);
        statement.Bind([("$text", "secret")]);
        Assert.True(statement.Step());
        Assert.Equal("secret", statement.Row.GetString(0));

        statement.Forget();

        Assert.True(statement.Step());
        Assert.True(statement.Row.IsDBNull(0));
    }

    [Theory]
    [InlineData("INSERT INTO t (n, text) VALUES ($n, $text)", "$n")]
    [InlineData("INSERT INTO t (n) VALUES ($n)", "$n $text")]
    [InlineData("INSERT INTO t (n) VALUES ($n)", "$m")]
    public void A_statement_takes_its_own_parameters_and_no_others(string sql, string names)
    {
        using var rows = new RowWriter(_connection);
        (string, object?)[] parameters = [.. names.Split(' ').Select(static name => (name, (object?)1L))];

        Assert.Throws<InvalidOperationException>(() => rows.Run(sql, parameters));
    }

    [Fact]
    public void A_statement_that_fails_is_told_as_before_and_runs_again()
    {
        using var rows = new RowWriter(_connection);
        const string insert = "INSERT INTO t (n) VALUES ($n)";
        rows.Run(insert, ("$n", 1L));

        var fault = Assert.Throws<SqliteException>(() => rows.Run(insert, ("$n", 1L)));

        Assert.Equal(
            (raw.SQLITE_CONSTRAINT, raw.SQLITE_CONSTRAINT_PRIMARYKEY),
            (fault.SqliteErrorCode, fault.SqliteExtendedErrorCode));
        Assert.Equal(1, rows.Run(insert, ("$n", 2L)));
        Assert.Throws<InvalidOperationException>(() => rows.Run(insert, ("$n", 1.5)));
        Assert.Throws<InvalidOperationException>(
            () => rows.Read("SELECT text FROM t", static row => row.GetString(0)));
    }
}
