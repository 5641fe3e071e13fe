namespace Ledger.Journal.Postgres;

/// <summary>Which database and schema hold the journal and whose log it is.</summary>
public sealed record PostgresJournalOptions
{
    /// <summary>An Npgsql connection string; to the server itself or through a pooler that keeps a session on one
    /// connection.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The log's origin. A schema of another origin is refused.</summary>
    public required string Origin { get; init; }

    /// <summary>The schema that holds this journal and nothing else: lowercase letters, digits, underscores.</summary>
    public string Schema { get; init; } = "ledger_journal";
}
