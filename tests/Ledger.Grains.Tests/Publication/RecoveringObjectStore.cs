using Ledger.Ports.Objects;

namespace Ledger.Grains.Tests.Publication;

/// <summary>A store one call of which fails, counted from when it is asked for.</summary>
internal sealed class RecoveringObjectStore(IObjectStore inner) : IObjectStore
{
    private FaultyObjectStore? _faulty;

    private IObjectStore Now => _faulty is { HasFailed: false } ? _faulty : inner;

    public void FailOnce(int call, bool lands) => _faulty = new FaultyObjectStore(inner, call, lands);

    public ValueTask<bool> CreateAsync(string name, Stream content, CancellationToken cancellationToken) =>
        Now.CreateAsync(name, content, cancellationToken);

    public ValueTask<ObjectVersion> ReplaceAsync(
        string name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken) =>
        Now.ReplaceAsync(name, content, ifMatch, cancellationToken);

    public ValueTask<Stream?> OpenAsync(
        string name, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        Now.OpenAsync(name, offset, length, cancellationToken);

    public ValueTask<ObjectProperties?> StatAsync(string name, CancellationToken cancellationToken) =>
        Now.StatAsync(name, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);
}
