using Ledger.Ports.Objects;

namespace Ledger.Ports.TestKit;

/// <summary>A real store one of whose objects was changed behind everybody's back.</summary>
internal sealed class ChangedObjectStore(IObjectStore inner, string changed, byte[] bytes) : IObjectStore
{
    public ValueTask<bool> CreateAsync(string name, Stream content, CancellationToken cancellationToken) =>
        inner.CreateAsync(name, content, cancellationToken);

    public ValueTask<ObjectVersion> ReplaceAsync(
        string name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken) =>
        inner.ReplaceAsync(name, content, ifMatch, cancellationToken);

    public ValueTask<Stream?> OpenAsync(
        string name, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        name == changed
            ? ValueTask.FromResult<Stream?>(new MemoryStream(bytes[(int)offset..]))
            : inner.OpenAsync(name, offset, length, cancellationToken);

    public ValueTask<ObjectProperties?> StatAsync(string name, CancellationToken cancellationToken) =>
        name == changed
            ? ValueTask.FromResult<ObjectProperties?>(new ObjectProperties(bytes.Length, null))
            : inner.StatAsync(name, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);
}
