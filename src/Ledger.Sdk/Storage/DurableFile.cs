using Microsoft.Data.Sqlite;

namespace Ledger.Sdk;

/// <summary>An SQLite file that several processes write, each change of it durable.</summary>
internal sealed class DurableFile : IDisposable
{
    // Another process may be in the middle of a change.
    private const int PatienceSeconds = 60;

    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();

    // What is written is written again and again: each statement is prepared once.
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private SqliteTransaction? _change;

    /// <param name="path">The file.</param>
    /// <param name="create">Makes its tables.</param>
    /// <param name="format">The version of its tables.</param>
    /// <param name="otherwise">What is said to whoever has a file of another version.</param>
    /// <exception cref="InvalidDataException">It was written by another version.</exception>
    public DurableFile(string path, string create, long format, string otherwise = "")
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = PatienceSeconds,
        }.ToString());
        try
        {
            Open(path, create, format, otherwise);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public List<T> Read<T>(
        string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        // Rows may read further rows, so the lock is one that its holder passes.
        lock (_gate)
        {
            return new Writing(this).Read(sql, read, parameters);
        }
    }

    public T Change<T>(Func<Writing, T> change)
    {
        lock (_gate)
        {
            using var transaction = _change = _connection.BeginTransaction();
            var result = change(new Writing(this));
            transaction.Commit();
            return result;
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    // What is kept may be of nobody's concern but its owner's, whatever folder it is kept in.
    private void Open(string path, string create, long format, string otherwise)
    {
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");

        // In this mode alone a commit in WAL is on stable storage when it returns.
        Execute("PRAGMA synchronous = FULL");
        using var transaction = _connection.BeginTransaction();
        var found = new Writing(this).Read("PRAGMA user_version", static row => row.GetInt64(0))[0];
        if (found == 0)
        {
            KeepToOneself(path);
            Execute(create + $"PRAGMA user_version = {format};");
        }
        else if (found != format)
        {
            throw new InvalidDataException(
                $"{path} has the format {found}; this version knows {format}.{otherwise}");
        }

        transaction.Commit();
    }

    private static void KeepToOneself(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in new[] { path, path + "-wal", path + "-shm" }.Where(File.Exists))
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private SqliteCommand Prepared(string sql, (string Name, object? Value)[] parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            _prepared[sql] = command = Command(sql, parameters);
        }

        command.Transaction = _change;
        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        return command;
    }

    private SqliteCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this room come here; values go by parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this room come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Statements on the file, within a change or beside one.</summary>
    internal readonly struct Writing(DurableFile file)
    {
        public List<T> Read<T>(
            string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
        {
            using var command = file.Command(sql, parameters);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }

        /// <summary>
        /// Runs a statement of a change; each time under the same names in the same order. Returns how many rows it
        /// changed.
        /// </summary>
        public int Run(string sql, params (string Name, object? Value)[] parameters) =>
            file.Prepared(sql, parameters).ExecuteNonQuery();
    }
}
