using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Ledger.Ports.Objects;

namespace Ledger.Blobs.Azure;

/// <summary>One compare-and-swap of a replaceable blob.</summary>
internal sealed class Replacement(string name, BlockBlobClient blob)
{
    private readonly WriteMark _mark = WriteMark.Replaceable();

    public async ValueTask<ObjectVersion> RunAsync(
        ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken)
    {
        // The kind of a name never changes, so looking at it before the conditional write is no race.
        var found = await WriteMark.FindAsync(blob, cancellationToken).ConfigureAwait(false);
        if (found is not null && !WriteMark.IsReplaceable(found))
        {
            throw new InvalidOperationException($"Object '{name}' is write-once.");
        }

        if (found?.ETag.ToString() != ifMatch)
        {
            throw new ObjectVersionMismatchException(name, ifMatch);
        }

        try
        {
            return await WriteAsync(content, ifMatch, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (WriteMark.IsConditionRefusal(e))
        {
            found = await WriteMark.FindAsync(blob, cancellationToken).ConfigureAwait(false);
            return _mark.IsOn(found)
                ? new ObjectVersion(found!.ETag.ToString())
                : throw new ObjectVersionMismatchException(name, ifMatch);
        }
    }

    private async ValueTask<ObjectVersion> WriteAsync(
        ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(content.ToArray(), writable: false);
        var written = await blob.UploadAsync(
            bytes,
            new BlobUploadOptions
            {
                Conditions = ifMatch is null
                    ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                    : new BlobRequestConditions { IfMatch = new ETag(ifMatch) },
                Metadata = _mark.Metadata,
                TransferValidation = WriteOnceUpload.Checked,
                TransferOptions = WriteOnceUpload.OneRequest,
            },
            cancellationToken).ConfigureAwait(false);
        return new ObjectVersion(written.Value.ETag.ToString());
    }
}
