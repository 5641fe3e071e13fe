using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Ledger.Cryptography;

/// <summary>
/// Base64 of RFC 4648 section 4 with one spelling of each value: padded, no line breaks, and the bits that
/// padding leaves over are zero (section 3.5).
/// </summary>
public static class CanonicalBase64
{
    private static readonly SearchValues<char> s_alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>The one spelling of <paramref name="bytes"/>.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes);

    /// <summary>Reads only what <see cref="Encode"/> writes; false for anything else.</summary>
    public static bool TryDecode([NotNullWhen(true)] string? text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text is null || text.Length % 4 != 0 || text.AsSpan().ContainsAnyExcept(s_alphabet))
        {
            return false;
        }

        var padding = text.EndsWith("==", StringComparison.Ordinal) ? 2 : text.EndsWith('=') ? 1 : 0;
        var decoded = new byte[(text.Length / 4 * 3) - padding];
        if (!Convert.TryFromBase64String(text, decoded, out var written) || written != decoded.Length)
        {
            return false;
        }

        // The platform ignores left-over bits; only writing them again tells.
        if (Encode(decoded) != text)
        {
            return false;
        }

        bytes = decoded;
        return true;
    }
}
