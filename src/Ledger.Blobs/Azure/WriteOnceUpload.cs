using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Ledger.Blobs.Azure;

/// <summary>
/// One creation of a write-once blob. Up to one part it is a single request; beyond that, parts are staged under ids
/// made of their ordinal, length and SHA-256 digest, so that equal parts of an earlier attempt are found and kept.
/// </summary>
internal sealed class WriteOnceUpload(BlockBlobClient blob)
{
    /// <summary>Bytes of a part; also the most that one upload holds in memory.</summary>
    public const int PartSize = 8 << 20;

    private readonly WriteMark _mark = WriteMark.WriteOnce();

    /// <summary>The service compares each request's bytes with an MD5 sent along: against faults, not malice.</summary>
    public static UploadTransferValidationOptions Checked { get; } =
        new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };

    /// <summary>Keeps the client from splitting one upload into several requests.</summary>
    public static StorageTransferOptions OneRequest { get; } = new() { InitialTransferSize = 256L << 20 };

    public async ValueTask<bool> RunAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PartSize);
        try
        {
            var part = buffer.AsMemory(0, PartSize);
            var read = await content.ReadAtLeastAsync(part, PartSize, false, cancellationToken).ConfigureAwait(false);
            return read < PartSize
                ? await WriteWholeAsync(buffer, read, cancellationToken).ConfigureAwait(false)
                : await WritePartsAsync(buffer, content, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<bool> WriteWholeAsync(byte[] buffer, int length, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(buffer, 0, length, writable: false);
        var options = new BlobUploadOptions
        {
            Conditions = IfAbsent(),
            Metadata = _mark.Metadata,
            TransferValidation = Checked,
            TransferOptions = OneRequest,
        };
        return await WinsAsync(() => blob.UploadAsync(bytes, options, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask<bool> WritePartsAsync(byte[] buffer, Stream content, CancellationToken cancellationToken)
    {
        if (await WriteMark.FindAsync(blob, cancellationToken).ConfigureAwait(false) is not null)
        {
            return false;
        }

        var held = await HeldPartsAsync(cancellationToken).ConfigureAwait(false);
        var ids = new List<string>();
        for (var length = PartSize; length > 0;)
        {
            ids.Add(PartId(ids.Count, buffer.AsSpan(0, length)));
            if (!held.Contains(ids[^1]))
            {
                using var bytes = new MemoryStream(buffer, 0, length, writable: false);
                var options = new BlockBlobStageBlockOptions { TransferValidation = Checked };
                await blob.StageBlockAsync(ids[^1], bytes, options, cancellationToken).ConfigureAwait(false);
            }

            length = await content.ReadAtLeastAsync(buffer.AsMemory(0, PartSize), PartSize, false, cancellationToken)
                .ConfigureAwait(false);
        }

        var commit = new CommitBlockListOptions { Conditions = IfAbsent(), Metadata = _mark.Metadata };
        return await WinsAsync(() => blob.CommitBlockListAsync(ids, commit, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask<HashSet<string>> HeldPartsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var list = await blob.GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            return list.Value.UncommittedBlocks.Select(block => block.Name).ToHashSet(StringComparer.Ordinal);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return [];
        }
    }

    private async ValueTask<bool> WinsAsync(
        Func<Task<Response<BlobContentInfo>>> write, CancellationToken cancellationToken)
    {
        try
        {
            await write().ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (
            WriteMark.IsConditionRefusal(e) || e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // Another creator's commit also discards our parts, and the list that names them is then invalid.
            var found = await WriteMark.FindAsync(blob, cancellationToken).ConfigureAwait(false);
            return found is null
                ? throw new IOException($"Staged parts of '{blob.Name}' are gone. Upload it again.", e)
                : _mark.IsOn(found);
        }
    }

    private static BlobRequestConditions IfAbsent() => new() { IfNoneMatch = ETag.All };

    private static string PartId(int ordinal, ReadOnlySpan<byte> bytes)
    {
        Span<byte> id = stackalloc byte[8 + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt32BigEndian(id, ordinal);
        BinaryPrimitives.WriteInt32BigEndian(id[4..], bytes.Length);
        SHA256.HashData(bytes, id[8..]);
        return Convert.ToBase64String(id);
    }
}
