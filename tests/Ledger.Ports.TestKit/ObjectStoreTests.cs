using Ledger.Ports.Objects;
using Xunit;

namespace Ledger.Ports.TestKit;

/// <summary>What every object store does; an adapter's tests derive from this class.</summary>
public abstract partial class ObjectStoreTests : IAsyncLifetime
{
    // Above the part size of every adapter, so that staged uploads are exercised.
    protected const int SeveralParts = (17 << 20) + 3;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The store under test, empty at the start of each test.</summary>
    protected IObjectStore Store { get; private set; } = null!;

    /// <summary>A second client of the same store, as another process would have it.</summary>
    protected IObjectStore SecondClient { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = await OpenAsync();
        SecondClient = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        (SecondClient as IDisposable)?.Dispose();
        await RemoveAsync();
    }

    /// <summary>Opens one more client of this test's store.</summary>
    protected abstract ValueTask<IObjectStore> OpenAsync();

    /// <summary>Takes this test's store away.</summary>
    protected abstract ValueTask RemoveAsync();

    protected static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected async Task<byte[]?> ReadAsync(string name, long offset = 0, long? length = null)
    {
        await using var content = await Store.OpenAsync(name, offset, length, Cancellation);
        if (content is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }

    protected async Task<List<string>> ListAsync(string prefix = "")
    {
        var names = new List<string>();
        await foreach (var name in Store.ListAsync(prefix, Cancellation))
        {
            names.Add(name);
        }

        return names;
    }
}
