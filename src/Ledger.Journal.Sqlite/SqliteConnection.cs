using SQLitePCL;

namespace Ledger.Journal.Sqlite;

/// <summary>One connection to the file; used by one thread at a time.</summary>
internal sealed class SqliteConnection : IDisposable
{
    private readonly sqlite3 _database;
    private readonly List<SqliteStatement> _statements = [];

    static SqliteConnection() => Batteries_V2.Init();

    private SqliteConnection(sqlite3 database) => _database = database;

    /// <summary>Whether a transaction is open.</summary>
    internal bool InTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    /// <summary>Rows that the last statement run changed.</summary>
    internal int Changed => raw.sqlite3_changes(_database);

    internal static SqliteConnection Open(string path, bool readOnly, TimeSpan busyTimeout)
    {
        var flags = (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE) | raw.SQLITE_OPEN_NOMUTEX;
        var result = raw.sqlite3_open_v2(path, out var database, flags, null);
        var connection = new SqliteConnection(database);
        try
        {
            if (result != raw.SQLITE_OK)
            {
                throw new SqliteFault(result, $"cannot open {path}");
            }

            _ = raw.sqlite3_extended_result_codes(database, 1);
            _ = raw.sqlite3_busy_timeout(database, (int)busyTimeout.TotalMilliseconds);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    internal SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(_database, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Prepares a statement that its user disposes.</summary>
    internal SqliteStatement PrepareOnce(string sql) => new(_database, sql);

    /// <summary>Runs one statement once.</summary>
    internal void Run(string sql)
    {
        using var statement = PrepareOnce(sql);
        statement.Run();
    }

    /// <summary>Runs statements separated by semicolons, none of which returns anything of interest.</summary>
    internal void RunScript(string script)
    {
        var result = raw.sqlite3_exec(_database, script);
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteFault(result, raw.sqlite3_errmsg(_database).utf8_to_string());
        }
    }

    internal long ReadNumber(string sql)
    {
        using var statement = PrepareOnce(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    internal string ReadText(string sql)
    {
        using var statement = PrepareOnce(sql);
        return statement.Step() ? statement.Text(0) : string.Empty;
    }

    /// <summary>Rolls back what is open; a failed statement may have done so already.</summary>
    internal void Rollback()
    {
        if (InTransaction)
        {
            Run("ROLLBACK");
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _database.Dispose();
    }
}
