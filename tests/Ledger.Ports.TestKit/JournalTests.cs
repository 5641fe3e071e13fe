using Xunit;

namespace Ledger.Ports.TestKit;

/// <summary>What every journal does; an adapter's tests derive from this class.</summary>
public abstract partial class JournalTests : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Makes a new, empty store.</summary>
    protected abstract JournalStore NewStore();

    protected JournalSamples Samples { get; } = new();

    /// <summary>The journal under test, acquired under <see cref="Epoch"/>.</summary>
    protected IJournal Journal { get; private set; } = null!;

    protected long Epoch { get; private set; }

    protected JournalStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = NewStore();
        Journal = await Store.OpenAsync();
        Epoch = (await Journal.AcquireAsync(Cancellation)).Epoch;
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>Closes the journal under test and opens it again, as after a restart.</summary>
    protected async Task ReopenAsync()
    {
        await Journal.DisposeAsync();
        Journal = await Store.OpenAsync();
    }

    /// <summary>Appends at the present size, whatever comes of it.</summary>
    protected async Task<AppendResult> TryAppendAsync(params IReadOnlyList<JournalEntry> entries)
    {
        var size = await SizeAsync();
        return await Journal.AppendAsync(Epoch, size, JournalSamples.Batch(size, entries), Cancellation);
    }

    /// <summary>Appends at the present size and returns the entries as they must read from now on.</summary>
    protected async Task<List<JournalEntry>> AppendAsync(params IReadOnlyList<JournalEntry> entries)
    {
        var size = await SizeAsync();
        var batch = JournalSamples.Batch(size, entries);
        var result = await Journal.AppendAsync(Epoch, size, batch, Cancellation);
        Assert.Equal(size + (ulong)batch.Count, Assert.IsType<Appended>(result).Head.Size);
        return batch;
    }

    protected async Task<ulong> SizeAsync() => (await Journal.ReadHeadAsync(Cancellation)).Size;

    protected Task<List<JournalEntry>> ReadAllAsync() => ListAsync(Journal.ReadAsync(0, ulong.MaxValue, Cancellation));

    protected static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
