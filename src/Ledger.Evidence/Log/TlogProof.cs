using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Log;

/// <summary>
/// That one leaf stands at one index under one checkpoint: a <c>.tlog-proof</c> of c2sp.org/tlog-proof. With the SM3
/// tree's hashes and checkpoint the same text is a proof in the SM3 tree.
/// </summary>
/// <param name="Index">The leaf's index.</param>
/// <param name="Path">The audit path, from the leaf's sibling upwards.</param>
/// <param name="Note">The signed checkpoint, verbatim.</param>
/// <param name="Extra">Bytes for the reader's convenience; not authenticated, and null where there are none.</param>
public sealed record TlogProof(
    ulong Index, IReadOnlyList<Digest> Path, SignedNote Note, byte[]? Extra = null)
{
    /// <summary>The longest proof that is read, in bytes.</summary>
    public const int MaxBytes = SignedNote.MaxBytes + (64 * 1024);

    private const string Header = "c2sp.org/tlog-proof@v1\n";
    private const string ExtraStart = "extra ";
    private const string IndexStart = "index ";

    // A tree of 2^63 leaves has no longer audit path.
    private const int MaxPath = 63;

    /// <summary>
    /// Reads a proof; false for any bytes that <see cref="ToBytes"/> would not write. Nothing is verified.
    /// </summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out TlogProof? proof, [NotNullWhen(false)] out string? error)
    {
        proof = null;
        error = "The proof is too long, or its head is malformed.";
        var blank = bytes.IndexOf("\n\n"u8);
        if (bytes.Length > MaxBytes || blank < 0 || !Ascii.IsValid(bytes[..blank]))
        {
            return false;
        }

        var head = Encoding.ASCII.GetString(bytes[..(blank + 1)]);
        if (!TryHead(head, out var extra, out var index, out var path)
            || !SignedNote.TryRead(bytes[(blank + 2)..], out var note, out error))
        {
            return false;
        }

        error = Checkpoint.TryParse(note.Text, out _) ? null : "The proof's note is not a checkpoint.";
        proof = error is null ? new TlogProof(index, path, note, extra) : null;
        return proof is not null;
    }

    /// <summary>The proof as it is stored and sent.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Header);
        if (Extra is { } extra)
        {
            text.Append(ExtraStart).Append(CanonicalBase64.Encode(extra)).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{IndexStart}{Index}\n");
        foreach (var hash in Path)
        {
            text.Append(CanonicalBase64.Encode(hash.AsSpan())).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(text.Append('\n').ToString()), .. Note.ToBytes()];
    }

    /// <summary>
    /// Whether the leaf with this hash stands at <see cref="Index"/> of the tree that <paramref name="authentic"/> is
    /// the head of. The checkpoint is the caller's, who has verified <see cref="Note"/>.
    /// </summary>
    public bool Shows(DigestAlgorithm algorithm, Digest leafHash, Checkpoint authentic)
    {
        ArgumentNullException.ThrowIfNull(authentic);
        return Note.Text == authentic.ToText()
            && MerkleTree.VerifyInclusion(algorithm, leafHash, Index, authentic.Size, Path, authentic.Root);
    }

    private static bool TryHead(string head, out byte[]? extra, out ulong index, out List<Digest> path)
    {
        (extra, index, path) = (null, 0, []);
        if (!head.StartsWith(Header, StringComparison.Ordinal))
        {
            return false;
        }

        var lines = head[Header.Length..^1].Split('\n').AsSpan();
        if (lines.Length > 0 && lines[0].StartsWith(ExtraStart, StringComparison.Ordinal))
        {
            if (!CanonicalBase64.TryDecode(lines[0][ExtraStart.Length..], out var bytes))
            {
                return false;
            }

            extra = bytes;
            lines = lines[1..];
        }

        return lines.Length is > 0 and <= MaxPath + 1
            && lines[0].StartsWith(IndexStart, StringComparison.Ordinal)
            && EntrySyntax.TryDecimal(lines[0][IndexStart.Length..], out index)
            && TryPath(lines[1..], path);
    }

    private static bool TryPath(ReadOnlySpan<string> lines, List<Digest> path)
    {
        foreach (var line in lines)
        {
            if (!CanonicalBase64.TryDecode(line, out var bytes) || !Digest.TryRead(bytes, out var digest))
            {
                return false;
            }

            path.Add(digest);
        }

        return true;
    }
}
