using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>One signature line of a note: <c>— name base64(key id ‖ signature)</c>.</summary>
/// <param name="KeyName">The name of the key: not empty, no Unicode space, no plus sign.</param>
/// <param name="KeyId">The key id; with the name it tells which key signed and how.</param>
/// <param name="Signature">The signature's bytes, at least one.</param>
public sealed record NoteSignature(string KeyName, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    private const string Start = "\u2014 ";

    /// <summary>Reads a line, without its newline; false for any text that <see cref="ToString"/> does not write.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (line?.StartsWith(Start, StringComparison.Ordinal) is not true
            || line[Start.Length..].Split(' ') is not [var name, var base64]
            || !SignedNote.IsKeyName(name)
            || !CanonicalBase64.TryDecode(base64, out var bytes)
            || bytes.Length <= sizeof(uint))
        {
            return false;
        }

        signature = new NoteSignature(
            name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(sizeof(uint)));
        return true;
    }

    /// <summary>The line, without its newline.</summary>
    public override string ToString()
    {
        var bytes = new byte[sizeof(uint) + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.Span.CopyTo(bytes.AsSpan(sizeof(uint)));
        return $"{Start}{KeyName} {CanonicalBase64.Encode(bytes)}";
    }
}

/// <summary>A text with signatures, c2sp.org/signed-note. Nothing is said yet about who signed.</summary>
public sealed class SignedNote
{
    /// <summary>The longest note that is read, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The most signatures that are read; the format asks for at least 16.</summary>
    public const int MaxSignatures = 64;

    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Puts signatures under a text.</summary>
    /// <exception cref="ArgumentException">A note with this text or these signatures could not be read
    /// back.</exception>
    public SignedNote(string text, IReadOnlyList<NoteSignature> signatures)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        if (!IsText(text))
        {
            throw new ArgumentException("A note's text ends in a newline, its one control character.", nameof(text));
        }

        if (signatures.Count is 0 or > MaxSignatures
            || signatures.Any(line => !IsKeyName(line.KeyName) || line.Signature.IsEmpty))
        {
            throw new ArgumentException("A note has 1 to 64 signatures by keys with proper names.", nameof(signatures));
        }

        Text = text;
        Signatures = signatures;
    }

    /// <summary>What is signed; ends in a newline.</summary>
    public string Text { get; }

    /// <summary>The signature lines in their order; 1 to <see cref="MaxSignatures"/>.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Whether a text can be the name of a key.</summary>
    public static bool IsKeyName([NotNullWhen(true)] string? name) =>
        !string.IsNullOrEmpty(name) && !name.Any(c => char.IsWhiteSpace(c) || c == '+' || c < ' ');

    /// <summary>Reads a note; false for any bytes that <see cref="ToBytes"/> would not write.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedNote? note, [NotNullWhen(false)] out string? error)
    {
        note = null;
        if (bytes.Length > MaxBytes || !TryDecode(bytes, out var all))
        {
            error = "The note is too long or not UTF-8.";
            return false;
        }

        // The last empty line parts text and signatures; the text keeps its own newline.
        var blank = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || !IsText(all[..(blank + 1)]))
        {
            error = "The note has no text that ends in an empty line, or holds control characters.";
            return false;
        }

        if (!TrySignatures(all[(blank + 2)..], out var signatures))
        {
            error = "The note's signature lines are malformed, or there are none or too many.";
            return false;
        }

        error = null;
        note = new SignedNote(all[..(blank + 1)], signatures);
        return true;
    }

    /// <summary>The same text with more signature lines behind those that it has.</summary>
    /// <exception cref="ArgumentException">The note would have too many.</exception>
    public SignedNote With(IEnumerable<NoteSignature> more) => new(Text, [.. Signatures, .. more]);

    /// <summary>The bytes that are signed.</summary>
    public byte[] TextBytes() => s_utf8.GetBytes(Text);

    /// <summary>The note as it is stored and sent.</summary>
    public byte[] ToBytes() => s_utf8.GetBytes(ToString());

    /// <summary>The note as text.</summary>
    public override string ToString()
    {
        var all = new StringBuilder(Text).Append('\n');
        foreach (var line in Signatures)
        {
            all.Append(line).Append('\n');
        }

        return all.ToString();
    }

    private static bool TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = s_utf8.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    private static bool IsText(string? text) => text is [.., '\n'] && !text.Any(c => c < ' ' && c != '\n');

    private static bool TrySignatures(string text, [NotNullWhen(true)] out List<NoteSignature>? signatures)
    {
        signatures = null;
        var lines = text.Split('\n');
        if (lines.Length < 2 || lines[^1].Length != 0 || lines.Length - 1 > MaxSignatures)
        {
            return false;
        }

        var read = new List<NoteSignature>(lines.Length - 1);
        foreach (var line in lines.AsSpan(0, lines.Length - 1))
        {
            if (!NoteSignature.TryParse(line, out var signature))
            {
                return false;
            }

            read.Add(signature);
        }

        signatures = read;
        return true;
    }
}
