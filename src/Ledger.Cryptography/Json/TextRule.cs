using System.Buffers;
using System.Text;

namespace Ledger.Cryptography;

/// <summary>Which text may stand in canonical JSON, so that what people read is what is signed.</summary>
internal static class TextRule
{
    // C0, DEL and C1 controls (general category Cc) and the characters of Unicode property Bidi_Control.
    private static readonly SearchValues<char> s_refused = SearchValues.Create(
        [
            .. Enumerable.Range(0x00, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(c => (char)c),
            '\u061c', '\u200e', '\u200f',
            '\u202a', '\u202b', '\u202c', '\u202d', '\u202e',
            '\u2066', '\u2067', '\u2068', '\u2069',
        ]);

    // The printable characters of ASCII, of which most text is and all may stand.
    private const char FirstPlain = ' ';
    private const char LastPlain = '~';

    /// <summary>Whether UTF-8 is of characters only that may always stand.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8) =>
        !utf8.ContainsAnyExceptInRange((byte)FirstPlain, (byte)LastPlain);

    /// <summary>Why the text is refused, or null when it may stand.</summary>
    public static string? Refusal(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(FirstPlain, LastPlain))
        {
            return null;
        }

        if (text.AsSpan().ContainsAny(s_refused))
        {
            return "text holds a control or bidirectional control character";
        }

        if (HasLoneSurrogate(text))
        {
            return "text holds a lone surrogate";
        }

        // RFC 7493 section 2.1, on which RFC 8785 stands.
        return HasNoncharacter(text) ? "text holds a noncharacter"
            : Nfc.Is(text) ? null
            : "text is not in normalisation form C";
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done)
            {
                return true;
            }

            text = text[consumed..];
        }

        return false;
    }

    private static bool HasNoncharacter(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if ((rune.Value & 0xfffe) == 0xfffe || rune.Value is >= 0xfdd0 and <= 0xfdef)
            {
                return true;
            }
        }

        return false;
    }
}
