namespace Ledger.Sdk;

/// <summary>How rows are imported.</summary>
public sealed record ImportOptions
{
    /// <summary>Rows that are sent together, 1 to 1,000.</summary>
    public int BatchSize { get; init; } = 250;

    /// <summary>Batches on their way at once, from 1. Memory grows with both, and with nothing else.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>
    /// Where it is kept how far the import has come, so that it goes on there after any interruption; null for nowhere.
    /// Stays the caller's.
    /// </summary>
    public ImportJournal? Journal { get; init; }
}
