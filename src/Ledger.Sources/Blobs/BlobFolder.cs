using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Sources.Blobs;

/// <summary>Finds the blobs that an address names: one, or all below a prefix or in a container.</summary>
public static class BlobFolder
{
    // What Azure's own file systems leave behind for a folder: a blob without bytes.
    private const string FolderMark = "hdi_isfolder";

    /// <summary>Lists blobs, ready for <see cref="Fingerprinter.ComputeSourcesAsync"/>.</summary>
    /// <param name="address">
    /// <c>https://ACCOUNT.blob.core.windows.net/CONTAINER[/PREFIX or BLOB]</c>, without query. Paths in the manifest
    /// begin behind the prefix; a single blob is called by the last part of its name.
    /// </param>
    /// <param name="access">By what right.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="BlobAccessException">The address or the credential cannot be used.</exception>
    /// <exception cref="FingerprintException">There is nothing, or it cannot be listed.</exception>
    public static async Task<IReadOnlyList<ContentSource>> ListAsync(
        Uri address, BlobAccess access, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(access);
        var place = Parse(address);
        var location = address.GetLeftPart(UriPartial.Path);
        var container = access.Container(address, place.BlobContainerName);
        try
        {
            var name = place.BlobName;
            if (name.Length > 0 && !name.EndsWith('/')
                && await FindAsync(container, name, location, cancellationToken).ConfigureAwait(false) is { } single)
            {
                return [single];
            }

            var prefix = name.Length == 0 || name.EndsWith('/') ? name : name + "/";
            var sources = await ListAsync(container, prefix, location, cancellationToken).ConfigureAwait(false);
            return sources.Count > 0 ? sources : throw new FingerprintException(FingerprintFault.Empty, location);
        }
        catch (RequestFailedException e)
        {
            throw BlobFault.Of(e, location);
        }
        catch (AggregateException e) when (e.InnerException is RequestFailedException last)
        {
            throw BlobFault.Of(last, location);
        }
        catch (Exception e) when (e is AggregateException or IOException and not FingerprintException)
        {
            throw BlobFault.OfNetwork(e, location);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw BlobFault.OfNetwork(e, location);
        }
    }

    private static BlobUriBuilder Parse(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            throw new BlobAccessException("This is no http or https address of blobs.", "不是 http 或 https 的对象存储地址。");
        }

        if (address.Query.Length > 0)
        {
            throw new BlobAccessException(
                $"An address may hold no signature, which others would see: put it into {BlobAccess.SasVariable}.",
                $"地址中不得带有签名（他人可见），请放入环境变量 {BlobAccess.SasVariable}。");
        }

        var place = new BlobUriBuilder(address);
        return place.BlobContainerName.Length > 0
            ? place
            : throw new BlobAccessException("The address names no container.", "地址未指明容器。");
    }

    private static async Task<BlobSource?> FindAsync(
        BlobContainerClient container, string name, string location, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(name);
        try
        {
            var found = await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return found.Value.Metadata.ContainsKey(FolderMark)
                ? null
                : Check(new BlobSource(
                    blob, name[(name.LastIndexOf('/') + 1)..], location, found.Value.ContentLength, found.Value.ETag));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static async Task<List<BlobSource>> ListAsync(
        BlobContainerClient container, string prefix, string location, CancellationToken cancellationToken)
    {
        var sources = new List<BlobSource>();
        var options = new GetBlobsOptions { Prefix = prefix, Traits = BlobTraits.Metadata };
        await foreach (var item in container.GetBlobsAsync(options, cancellationToken).ConfigureAwait(false))
        {
            if (item.Metadata?.ContainsKey(FolderMark) != true && !IsMark(item))
            {
                var path = item.Name[prefix.Length..];
                sources.Add(Check(new BlobSource(
                    container.GetBlobClient(item.Name),
                    path.Length > 0 ? path : "/",
                    $"{location.TrimEnd('/')}/{path}",
                    item.Properties.ContentLength ?? 0,
                    item.Properties.ETag ?? default)));
            }
        }

        return sources;
    }

    // As programs leave it that show an object store as folders.
    private static bool IsMark(BlobItem item) => item.Name.EndsWith('/') && item.Properties.ContentLength == 0;

    private static BlobSource Check(BlobSource source) => ManifestPath.IsValid(source.Path)
        ? source
        : throw new FingerprintException(FingerprintFault.Name, source.Location);
}
