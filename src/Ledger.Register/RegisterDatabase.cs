using Microsoft.Data.Sqlite;

namespace Ledger.Register;

/// <summary>
/// The file behind the register. One connection writes; readers get their own. Losing it loses nothing: the
/// projector fills a new one from the journal.
/// </summary>
public sealed class RegisterDatabase : IDisposable
{
    private readonly string _readOnly;

    /// <summary>Opens the register, or makes an empty one where there is none or one of another format.</summary>
    /// <param name="path">The file.</param>
    public RegisterDatabase(string path)
    {
        Writer = Open(path);
        if (FormatOf(Writer) != Schema.Format)
        {
            Writer.Dispose();
            Remove(path);
            Writer = Open(path);
            Execute(Writer, "BEGIN IMMEDIATE;" + Schema.Create + $"PRAGMA user_version = {Schema.Format}; COMMIT;");
        }

        _readOnly = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
        }.ToString();
    }

    /// <summary>The one connection that writes; used by the projector alone.</summary>
    internal SqliteConnection Writer { get; }

    /// <summary>Throws the register away, so that the next start fills a new one.</summary>
    public static void Remove(string path)
    {
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(path + suffix);
        }
    }

    /// <summary>Makes all tables anew, empty; readers see the old rows until it is done.</summary>
    internal void Empty()
    {
        Execute(Writer, "BEGIN IMMEDIATE;" + Schema.Drop + Schema.Create + "COMMIT;");
    }

    /// <inheritdoc/>
    public void Dispose() => Writer.Dispose();

    internal SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_readOnly);
        connection.Open();
        return connection;
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this room come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    internal static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
        }.ToString());
        connection.Open();

        // Derived data: after a power cut the projector repeats what is missing.
        Execute(
            connection,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;"
            + "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192;");
        return connection;
    }

    internal static long FormatOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }
}
