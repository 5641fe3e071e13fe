using System.Runtime.CompilerServices;
using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ledger.Ports.Objects;

namespace Ledger.Blobs.Azure;

/// <summary>
/// Objects as block blobs of one container. Write-once rests on the condition <c>If-None-Match: *</c> and replacement
/// on <c>If-Match</c>, so several processes may share the container. Content of more than one part is staged as
/// uncommitted blocks named by their own digest: an attempt that was cut off leaves nothing visible, and the next
/// one with the same bytes sends only the blocks that are missing.
/// </summary>
/// <remarks>The service forgets uncommitted blocks after a week. An object has at most 50,000 parts of 8 MiB.</remarks>
public sealed class AzureObjectStore : IObjectStore
{
    // So that a service that moved to another address is found again.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(5);

    private readonly BlobContainerClient _container;

    private AzureObjectStore(BlobContainerClient container) => _container = container;

    /// <summary>The service version that this adapter is written and tested for, to start options from.</summary>
    public static BlobClientOptions ClientOptions() => ClientOptions(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = s_connectionLifetime,
    });

    /// <summary>The same over another way to the service, such as a proxy.</summary>
    public static BlobClientOptions ClientOptions(HttpMessageHandler way) =>
        new(BlobClientOptions.ServiceVersion.V2026_06_06) { Transport = new HttpClientTransport(new HungUp(way)) };

    /// <summary>Uses a container, creating it privately when it does not exist.</summary>
    public static async Task<AzureObjectStore> OpenAsync(
        BlobContainerClient container, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(container);
        await container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return new AzureObjectStore(container);
    }

    /// <inheritdoc/>
    public ValueTask<bool> CreateAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new WriteOnceUpload(BlobOf(name)).RunAsync(content, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ObjectVersion> ReplaceAsync(
        string name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken) =>
        new Replacement(name, BlobOf(name)).RunAsync(content, ifMatch, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenAsync(
        string name, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        var blob = BlobOf(name);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        try
        {
            // A range of no bytes cannot be asked for: ask for one and give none.
            var range = new HttpRange(offset, length is 0 ? 1 : length);
            var options = new BlobDownloadOptions { Range = offset == 0 && length is null ? default : range };
            var download = await blob.DownloadStreamingAsync(options, cancellationToken).ConfigureAwait(false);
            var stream = download.Value.Content;
            return length is 0 ? new BoundedStream(stream, 0) : stream;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidRange)
        {
            var properties = await StatAsync(name, cancellationToken).ConfigureAwait(false);
            return properties?.Length == offset
                ? Stream.Null
                : throw new ArgumentOutOfRangeException(nameof(offset), offset, "Behind the end of the object.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ObjectProperties?> StatAsync(string name, CancellationToken cancellationToken)
    {
        var found = await WriteMark.FindAsync(BlobOf(name), cancellationToken).ConfigureAwait(false);
        return found is null
            ? null
            : new ObjectProperties(
                found.ContentLength,
                WriteMark.IsReplaceable(found) ? new ObjectVersion(found.ETag.ToString()) : null);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        ObjectName.RequirePrefix(prefix);
        return NamesAsync(prefix, cancellationToken);
    }

    private async IAsyncEnumerable<string> NamesAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions { Prefix = prefix };
        await foreach (var blob in _container.GetBlobsAsync(options, cancellationToken).ConfigureAwait(false))
        {
            yield return blob.Name;
        }
    }

    private BlockBlobClient BlobOf(string name)
    {
        ObjectName.Require(name);
        return _container.GetBlockBlobClient(name);
    }
}
