namespace Ledger.Journal.Sqlite;

/// <summary>Which file holds the journal and whose log it is.</summary>
public sealed record SqliteJournalOptions
{
    /// <summary>The database file; created when absent, readable by its owner only. Its folder must exist and must be
    /// on a local disk: SQLite's write-ahead log needs shared memory and honest locks.</summary>
    public required string Path { get; init; }

    /// <summary>The log's origin. A file of another origin is refused.</summary>
    public required string Origin { get; init; }

    /// <summary>How long a writer waits for another process that holds the file.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
