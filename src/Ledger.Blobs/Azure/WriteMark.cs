using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Ledger.Blobs.Azure;

/// <summary>
/// Metadata that a write leaves on its blob: which kind of object it is, and a random mark of the one call that wrote
/// it. When an answer is lost and the client sends the request again, the service refuses the second because the first
/// landed; the mark tells that refusal from one that another writer caused.
/// </summary>
internal sealed class WriteMark
{
    private const string KindKey = "ledgerkind";
    private const string WriteKey = "ledgerwrite";
    private const string ReplaceableKind = "replaceable";

    private readonly string _write = RandomNumberGenerator.GetHexString(32, lowercase: true);

    private WriteMark(string kind) =>
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [KindKey] = kind, [WriteKey] = _write };

    /// <summary>What to send with the write.</summary>
    public IDictionary<string, string> Metadata { get; }

    public static WriteMark WriteOnce() => new("write-once");

    public static WriteMark Replaceable() => new(ReplaceableKind);

    /// <summary>Anything not marked as replaceable counts as write-once.</summary>
    public static bool IsReplaceable(BlobProperties properties) =>
        properties.Metadata.TryGetValue(KindKey, out var kind) && kind == ReplaceableKind;

    /// <summary>True when a refusal means that the blob's state was not the one asked for.</summary>
    public static bool IsConditionRefusal(RequestFailedException refusal) =>
        refusal.Status is 409 or 412
        && (refusal.ErrorCode == BlobErrorCode.BlobAlreadyExists || refusal.ErrorCode == BlobErrorCode.ConditionNotMet);

    /// <summary>The blob's properties, or null when there is no such blob (a missing container throws).</summary>
    public static async ValueTask<BlobProperties?> FindAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>True when the blob in place was written by the call that holds this mark.</summary>
    public bool IsOn(BlobProperties? found) =>
        found is not null && found.Metadata.TryGetValue(WriteKey, out var write) && write == _write;
}
