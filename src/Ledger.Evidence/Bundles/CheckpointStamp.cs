using System.Formats.Asn1;
using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Bundles;

/// <summary>Asks for a time stamp over a checkpoint, and judges what came of it (SPEC-timestamp).</summary>
public static class CheckpointStamp
{
    /// <summary>The longest response that is read, in bytes.</summary>
    public const int MaxBytes = TimeStampToken.MaxBytes;

    /// <summary>The log's own note: what is stamped.</summary>
    public static byte[] StampedBytes(SignedCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return StampedBytes(checkpoint.Note, checkpoint.Head.Origin);
    }

    /// <summary>What a stamper stamps of a tree's checkpoint: the digest of its note by that tree's hash.</summary>
    public static Digest Imprint(DigestAlgorithm tree, SignedCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return tree.Hash(StampedBytes(checkpoint));
    }

    internal static byte[] StampedBytes(SignedNote note, string origin) =>
        new SignedNote(note.Text, [.. note.Signatures.Where(line => line.KeyName == origin)]).ToBytes();

    /// <summary>A request for a stamp over a digest, with the stamper's certificate (RFC 3161, 2.4.1).</summary>
    /// <param name="imprint">The digest.</param>
    /// <param name="digest"><c>sha256</c>, <c>sha384</c>, <c>sha512</c> or <c>sm3</c>.</param>
    /// <exception cref="ArgumentException">No hash function of time stamps has that name.</exception>
    public static byte[] Request(ReadOnlySpan<byte> imprint, string digest)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(StampDigest.Named(digest).Oid);
                }

                writer.WriteOctetString(imprint);
            }

            writer.WriteBoolean(true);
        }

        return writer.Encode();
    }

    /// <summary>Judges a response over a tree's checkpoint as a verifier would, who declares nothing broken.</summary>
    /// <param name="response">The response, untrusted.</param>
    /// <param name="tree">The tree: SHA-256 or SM3.</param>
    /// <param name="checkpoint">Its checkpoint.</param>
    /// <param name="checkpointTime">Its recorded time.</param>
    /// <param name="anchors">Who is believed.</param>
    public static StampFinding Judge(
        ReadOnlyMemory<byte> response, DigestAlgorithm tree, SignedCheckpoint checkpoint,
        DateTimeOffset checkpointTime, TrustAnchors anchors)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        var heads = new Dictionary<DigestAlgorithm, SignedCheckpoint> { [tree] = checkpoint };
        var found = new TimeStampCheck(anchors, BrokenAlgorithms.None, checkpointTime).Judge(response, heads);
        return new StampFinding(found.Outcome, found.Reason, found.Said, found.RestsOn);
    }
}

/// <summary>What came of a response.</summary>
/// <param name="Outcome">Proven, or not.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Said">The latest time that it says, where a believed stamper signed it; else null.</param>
/// <param name="RestsOn">
/// The algorithms of which none may be broken for it to stand, as SPEC-bundle names them, ascending; of a proven one.
/// </param>
public sealed record StampFinding(
    Standing Outcome, string Reason, DateTimeOffset? Said, IReadOnlyList<string> RestsOn);
