using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Log;

/// <summary>
/// The body of <c>add-checkpoint</c> (c2sp.org/tlog-witness): a checkpoint, and how it continues the one that the
/// witness saw last.
/// </summary>
/// <param name="OldSize">The size that the witness saw last; 0 when it saw none, or nobody knows.</param>
/// <param name="Proof">The consistency path from there; empty from 0.</param>
/// <param name="Note">The signed checkpoint.</param>
public sealed record WitnessRequest(ulong OldSize, IReadOnlyList<Digest> Proof, SignedNote Note)
{
    /// <summary>The longest body that is read, in bytes.</summary>
    public const int MaxBytes = SignedNote.MaxBytes + (8 * 1024);

    // The format's own bound.
    private const int MaxProof = 63;

    private const string Start = "old ";

    /// <summary>Reads a body; false for any bytes that <see cref="ToBytes"/> would not write.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out WitnessRequest? request,
        [NotNullWhen(false)] out string? error)
    {
        request = null;
        error = "The body is too long, or its head is malformed.";
        var blank = bytes.IndexOf("\n\n"u8);
        if (bytes.Length > MaxBytes || blank < 0 || !Ascii.IsValid(bytes[..blank]))
        {
            return false;
        }

        var lines = Encoding.ASCII.GetString(bytes[..blank]).Split('\n');
        if (lines.Length > MaxProof + 1 || !lines[0].StartsWith(Start, StringComparison.Ordinal)
            || !EntrySyntax.TryDecimal(lines[0][Start.Length..], out var old)
            || !TryProof(lines.AsSpan(1), out var proof)
            || !SignedNote.TryRead(bytes[(blank + 2)..], out var note, out error))
        {
            return false;
        }

        error = null;
        request = new WitnessRequest(old, proof, note);
        return true;
    }

    /// <summary>The body.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Start}{OldSize}\n");
        foreach (var hash in Proof)
        {
            head.Append(CanonicalBase64.Encode(hash.AsSpan())).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. Note.ToBytes()];
    }

    private static bool TryProof(ReadOnlySpan<string> lines, [NotNullWhen(true)] out List<Digest>? proof)
    {
        proof = null;
        var read = new List<Digest>(lines.Length);
        foreach (var line in lines)
        {
            if (!CanonicalBase64.TryDecode(line, out var bytes) || !Digest.TryRead(bytes, out var digest))
            {
                return false;
            }

            read.Add(digest);
        }

        proof = read;
        return true;
    }
}
