using System.Diagnostics.CodeAnalysis;

namespace Ledger.Evidence.Log;

/// <summary>A checkpoint that a trusted key has signed; only <see cref="TryOpen"/> and signing make one.</summary>
public sealed class SignedCheckpoint
{
    private SignedCheckpoint(Checkpoint head, SignedNote note, IReadOnlyList<NoteKey> signedBy) =>
        (Head, Note, SignedBy) = (head, note, signedBy);

    /// <summary>What was signed.</summary>
    public Checkpoint Head { get; }

    /// <summary>The note, lines by unknown keys included.</summary>
    public SignedNote Note { get; }

    /// <summary>The trusted keys whose signatures are valid, at least one.</summary>
    public IReadOnlyList<NoteKey> SignedBy { get; }

    /// <summary>Reads and verifies a checkpoint.</summary>
    /// <param name="bytes">The signed note, untrusted.</param>
    /// <param name="origin">The origin that is expected.</param>
    /// <param name="verifier">The keys that are trusted for that origin.</param>
    /// <param name="checkpoint">The checkpoint when all holds.</param>
    /// <param name="error">What does not hold.</param>
    public static bool TryOpen(
        ReadOnlySpan<byte> bytes,
        string origin,
        NoteVerifier verifier,
        [NotNullWhen(true)] out SignedCheckpoint? checkpoint,
        [NotNullWhen(false)] out string? error)
    {
        checkpoint = null;
        if (!SignedNote.TryRead(bytes, out var note, out error))
        {
            return false;
        }

        if (!Checkpoint.TryParse(note.Text, out var head) || head.Origin != origin)
        {
            error = $"The note is not a checkpoint of {origin}.";
            return false;
        }

        ArgumentNullException.ThrowIfNull(verifier);
        if (!verifier.TryVerify(note, out var signedBy, out error))
        {
            return false;
        }

        checkpoint = new SignedCheckpoint(head, note, signedBy);
        return true;
    }

    /// <summary>Signs a checkpoint.</summary>
    /// <exception cref="ArgumentException">There is no signer, or one signs under another name than the
    /// origin.</exception>
    public static SignedCheckpoint Sign(Checkpoint head, IReadOnlyCollection<NoteSigner> signers)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(signers);
        if (signers.Count == 0 || signers.Any(signer => signer.Key.Name != head.Origin))
        {
            throw new ArgumentException("A checkpoint is signed by keys named as its origin.", nameof(signers));
        }

        var text = head.ToText();
        var note = new SignedNote(text, [.. signers.Select(signer => signer.Sign(text))]);
        return new SignedCheckpoint(head, note, [.. signers.Select(signer => signer.Key)]);
    }
}
