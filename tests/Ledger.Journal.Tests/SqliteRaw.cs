using SQLitePCL;

namespace Ledger.Journal.Tests;

/// <summary>SQL beside the journal, as somebody with the file in hand would run it.</summary>
internal static class SqliteRaw
{
    static SqliteRaw() => Batteries_V2.Init();

    /// <summary>Runs a script; SQLite's words when it is refused, null when it ran.</summary>
    internal static string? Run(string file, string script)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(file, out var database));
        using (database)
        {
            return raw.sqlite3_exec(database, script) == raw.SQLITE_OK
                ? null
                : raw.sqlite3_errmsg(database).utf8_to_string();
        }
    }

    /// <summary>Holds the file's write lock until disposed.</summary>
    internal static IDisposable Hold(string file)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(file, out var database));
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, "BEGIN IMMEDIATE"));
        return database;
    }
}
