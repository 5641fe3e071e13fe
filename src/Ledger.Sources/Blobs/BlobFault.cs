using Azure;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Sources.Blobs;

/// <summary>
/// What the store answered, in our words: its own messages may repeat the request, and with it the signature.
/// </summary>
internal static class BlobFault
{
    public static FingerprintException Of(RequestFailedException answer, string location) => answer.Status switch
    {
        412 => new FingerprintException(FingerprintFault.Changed, location),
        404 => new FingerprintException(FingerprintFault.Missing, location),
        416 => new FingerprintException(FingerprintFault.Changed, location),
        _ => new FingerprintException(
            FingerprintFault.Unreadable, location, new IOException(Describe(answer))),
    };

    public static FingerprintException OfNetwork(Exception cause, string location) => new(
        FingerprintFault.Unreadable, location, new IOException(cause is EndOfStreamException
            ? "The store gave fewer bytes than it said."
            : "The store does not answer."));

    private static string Describe(RequestFailedException answer) =>
        answer.Status == 0 ? "The store does not answer." : $"{answer.Status} {answer.ErrorCode}";
}
