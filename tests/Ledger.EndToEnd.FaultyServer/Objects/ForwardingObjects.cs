using Ledger.Ports.Objects;

namespace Ledger.EndToEnd.FaultyServer.Objects;

/// <summary>An object store that is another one in everything that is not overridden.</summary>
internal abstract class ForwardingObjects(IObjectStore inner) : IObjectStore
{
    public virtual ValueTask<bool> CreateAsync(string name, Stream content, CancellationToken cancellationToken) =>
        inner.CreateAsync(name, content, cancellationToken);

    public ValueTask<ObjectVersion> ReplaceAsync(
        string name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken) =>
        inner.ReplaceAsync(name, content, ifMatch, cancellationToken);

    public virtual ValueTask<Stream?> OpenAsync(
        string name, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        inner.OpenAsync(name, offset, length, cancellationToken);

    public virtual ValueTask<ObjectProperties?> StatAsync(string name, CancellationToken cancellationToken) =>
        inner.StatAsync(name, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    protected static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
