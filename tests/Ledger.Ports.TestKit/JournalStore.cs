namespace Ledger.Ports.TestKit;

/// <summary>A journal's store for one test; empty at first, taken away when disposed.</summary>
public abstract class JournalStore : IAsyncDisposable
{
    /// <summary>Opens one more client of the store, as another process would have it.</summary>
    public abstract Task<IJournal> OpenAsync();

    /// <summary>Takes the store away; its clients are closed by then.</summary>
    public abstract ValueTask DisposeAsync();
}
