using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Log;

/// <summary>
/// A registry's promise that an accepted entry stands at an index: every checkpoint larger than the index must have
/// it there (SPEC-log, "Receipt").
/// </summary>
/// <param name="Origin">The log's origin.</param>
/// <param name="Index">The entry's index.</param>
/// <param name="LeafHashes">Its leaf hashes in both trees.</param>
/// <param name="RecordedTime">When the log took it.</param>
public sealed record Receipt(string Origin, ulong Index, DigestPair LeafHashes, DateTimeOffset RecordedTime)
{
    private const string Header = "ledger-receipt@v1";

    /// <summary>The name of the key that signs receipts of a log, and nothing else.</summary>
    public static string KeyName(string origin) => origin + "/receipt";

    /// <summary>Reads a receipt's text; false for anything <see cref="ToText"/> does not write.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Receipt? receipt)
    {
        receipt = null;
        if (text?.Split('\n') is not [Header, var origin, var index, var sha256, var sm3, var time, ""]
            || !EntrySyntax.IsOrigin(origin)
            || !EntrySyntax.TryDecimal(index, out var place)
            || !TryHash(sha256, out var first)
            || !TryHash(sm3, out var second)
            || !EntrySyntax.TryTime(time, out var recordedTime))
        {
            return false;
        }

        receipt = new Receipt(origin, place, new DigestPair(first, second), recordedTime);
        return true;
    }

    /// <summary>Reads and verifies a signed receipt.</summary>
    /// <param name="bytes">The signed note, untrusted.</param>
    /// <param name="verifier">The receipt keys that are trusted.</param>
    /// <param name="receipt">The promise when all holds.</param>
    /// <param name="error">What does not hold.</param>
    public static bool TryOpen(
        ReadOnlySpan<byte> bytes,
        NoteVerifier verifier,
        [NotNullWhen(true)] out Receipt? receipt,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        receipt = null;
        if (!SignedNote.TryRead(bytes, out var note, out error)
            || !verifier.TryVerify(note, out var signedBy, out error))
        {
            return false;
        }

        if (!TryParse(note.Text, out var read) || signedBy.Any(key => key.Name != KeyName(read.Origin)))
        {
            error = "The note is not a receipt of the log whose key signed it.";
            return false;
        }

        receipt = read;
        return true;
    }

    /// <summary>The note text: six lines, each with its newline.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Header}\n{Origin}\n{Index}\n{Base64(LeafHashes.Sha256)}\n{Base64(LeafHashes.Sm3)}\n{Time}\n");

    private string Time => EntrySyntax.FormatTime(RecordedTime);

    /// <summary>Signs the promise.</summary>
    /// <exception cref="ArgumentException">The signer has not the name of the log's receipt key.</exception>
    public SignedNote Sign(NoteSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return signer.Key.Name == KeyName(Origin)
            ? new SignedNote(ToText(), [signer.Sign(ToText())])
            : throw new ArgumentException("Receipts are signed by the log's receipt key.", nameof(signer));
    }

    /// <summary>
    /// Whether the tree of an authentic checkpoint keeps the promise, by the audit path given. False with a path that
    /// shows another leaf there is the registry's breach; false with a bad path says nothing.
    /// </summary>
    public bool IsKeptBy(DigestAlgorithm algorithm, Checkpoint authentic, IReadOnlyList<Digest> path)
    {
        ArgumentNullException.ThrowIfNull(authentic);
        return authentic.Origin == Checkpoint.OriginOf(Origin, algorithm)
            && MerkleTree.VerifyInclusion(
                algorithm, LeafHashes[algorithm], Index, authentic.Size, path, authentic.Root);
    }

    private static bool TryHash(string text, out Digest hash)
    {
        hash = default;
        return CanonicalBase64.TryDecode(text, out var bytes) && Digest.TryRead(bytes, out hash);
    }

    private static string Base64(Digest hash) => CanonicalBase64.Encode(hash.AsSpan());
}
