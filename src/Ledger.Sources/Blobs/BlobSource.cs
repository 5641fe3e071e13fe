using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Sources.Blobs;

/// <summary>
/// A blob, read by ranges each under the entity tag that it was found with: a range of any other content is refused by
/// the store itself, so that all of them are of one content and nothing need be asked behind the last.
/// </summary>
internal sealed class BlobSource(BlobClient blob, string path, string location, long length, ETag tag)
    : ContentSource(path, location, length), IOpenContent
{
    public override string State => tag.ToString();

    public override bool IsRemote => true;

    public override IOpenContent Open() => this;

    public void Read(Span<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions
        {
            Range = new HttpRange(offset, buffer.Length),
            Conditions = new BlobRequestConditions { IfMatch = tag },
        };
        try
        {
            // What breaks in the middle is asked for again from there, under the same tag, by the client itself.
            using var download = blob.DownloadStreaming(options, cancellationToken).Value;
            download.Content.ReadExactly(buffer);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            throw new FingerprintException(FingerprintFault.Changed, Location);
        }
        catch (RequestFailedException e)
        {
            throw BlobFault.Of(e, Location);
        }
        catch (AggregateException e) when (e.InnerException is RequestFailedException last)
        {
            throw BlobFault.Of(last, Location);
        }
        catch (Exception e) when (e is IOException or AggregateException)
        {
            throw BlobFault.OfNetwork(e, Location);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw BlobFault.OfNetwork(e, Location);
        }
    }

    public void RequireUnchanged()
    {
    }

    public void Dispose()
    {
    }
}
