using Ledger.Ports.Objects;

namespace Ledger.Grains.Tests.Publication;

/// <summary>A store that fails at its n-th call and at every one after it, as a process does that was killed.</summary>
internal sealed class FaultyObjectStore(IObjectStore inner, int failAt, bool lands) : IObjectStore
{
    private int _calls;

    public bool HasFailed => Volatile.Read(ref _calls) >= failAt;

    public async ValueTask<bool> CreateAsync(string name, Stream content, CancellationToken cancellationToken) =>
        await CallAsync(() => inner.CreateAsync(name, content, cancellationToken));

    public async ValueTask<ObjectVersion> ReplaceAsync(
        string name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken) =>
        await CallAsync(() => inner.ReplaceAsync(name, content, ifMatch, cancellationToken));

    public async ValueTask<Stream?> OpenAsync(
        string name, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        await CallAsync(() => inner.OpenAsync(name, offset, length, cancellationToken));

    public async ValueTask<ObjectProperties?> StatAsync(string name, CancellationToken cancellationToken) =>
        await CallAsync(() => inner.StatAsync(name, cancellationToken));

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    private async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> call)
    {
        var number = Interlocked.Increment(ref _calls);
        if (number > failAt || (number == failAt && !lands))
        {
            throw new IOException($"Call {number} fails.");
        }

        var result = await call();
        return number == failAt ? throw new IOException($"The answer of call {number} is lost.") : result;
    }
}
