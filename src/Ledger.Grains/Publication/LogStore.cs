using System.Runtime.InteropServices;
using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Publication;

/// <summary>The log's objects in an object store: written once and compared where they stand already.</summary>
internal sealed class LogStore(IObjectStore objects)
{
    // A store answers slower than it writes; more at once only queues.
    private const int Parallelism = 16;

    // Larger than any bundle of 256 leaves: what is longer is not ours.
    private const int MaxObjectBytes = 8 * 1024 * 1024;

    /// <summary>Writes objects in any order. Done means that every one stands with exactly these bytes.</summary>
    /// <exception cref="PublicationException">One stands with other bytes.</exception>
    public Task WriteAsync(IReadOnlyCollection<LogObject> written, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            written,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (item, stop) => await WriteAsync(item, stop).ConfigureAwait(false));

    /// <summary>Writes one object, or finds it written: true when it was not there before.</summary>
    /// <exception cref="PublicationException">It stands with other bytes.</exception>
    public async ValueTask<bool> WriteAsync(LogObject item, CancellationToken cancellationToken)
    {
        using var content = Open(item.Bytes);
        if (await objects.CreateAsync(item.Name, content, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        var held = await ReadAsync(item.Name, cancellationToken).ConfigureAwait(false);
        return held.AsSpan().SequenceEqual(item.Bytes.Span)
            ? false
            : throw new PublicationException(
                PublicationFault.ObjectDisagrees, $"{item.Name} stands with other bytes than the journal leads to.");
    }

    /// <summary>Writes a derived object if its name is free.</summary>
    public async ValueTask CreateAsync(string name, Stream content, CancellationToken cancellationToken) =>
        _ = await objects.CreateAsync(name, content, cancellationToken).ConfigureAwait(false);

    /// <summary>Reads an object of the log whole, or null.</summary>
    public async ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(name, MaxObjectBytes + 1, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return bytes.Length <= MaxObjectBytes
                ? bytes.ToArray()
                : throw new PublicationException(PublicationFault.ObjectDisagrees, $"{name} is too long.");
        }
    }

    /// <summary>Opens an object, or null.</summary>
    public ValueTask<Stream?> OpenAsync(string name, long? length, CancellationToken cancellationToken) =>
        objects.OpenAsync(name, 0, length, cancellationToken);

    /// <summary>Lists names.</summary>
    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        objects.ListAsync(prefix, cancellationToken);

    /// <summary>A replaceable object with the version it was read at, or null.</summary>
    public async ValueTask<(byte[] Bytes, string? ETag)?> ReadVersionAsync(
        string name, CancellationToken cancellationToken)
    {
        // The version first: if another one is read after it, a replacement under this version fails.
        var properties = await objects.StatAsync(name, cancellationToken).ConfigureAwait(false);
        var bytes = properties is null ? null : await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        return bytes is null ? null : (bytes, properties!.Version?.ETag);
    }

    /// <summary>Replaces an object that stands at a version and returns the new one.</summary>
    public async ValueTask<string> ReplaceAsync(
        string name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken) =>
        (await objects.ReplaceAsync(name, content, ifMatch, cancellationToken).ConfigureAwait(false)).ETag;

    /// <summary>The tiles of one tree.</summary>
    public ITileSource Tiles(DigestAlgorithm algorithm) => new Source(this, algorithm);

    // Bundles are large; what is in an array already is not copied.
    private static MemoryStream Open(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private sealed class Source(LogStore store, DigestAlgorithm algorithm) : ITileSource
    {
        public ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken cancellationToken) =>
            store.ReadAsync(LogObjects.Tile(algorithm, path), cancellationToken);
    }
}
