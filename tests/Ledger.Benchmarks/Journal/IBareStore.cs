using Ledger.Ports;

namespace Ledger.Benchmarks.Journal;

/// <summary>A table that batches are put into, durably, and nothing else.</summary>
internal interface IBareStore : IAsyncDisposable
{
    Task AppendAsync(IReadOnlyList<JournalEntry> batch);
}
