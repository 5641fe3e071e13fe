using System.Buffers;

namespace Ledger.Api.Endpoints;

/// <summary>Reads the identifiers and byte strings of requests; one spelling each.</summary>
internal static class Identifiers
{
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>Exactly 32 lowercase hex characters.</summary>
    public static bool IsId(string? text) => text is { Length: 32 } && !text.AsSpan().ContainsAnyExcept(LowerHex);

    /// <summary>Exactly 64 lowercase hex characters.</summary>
    public static bool IsDigest(string? text) => text is { Length: 64 } && !text.AsSpan().ContainsAnyExcept(LowerHex);

    public static bool TryHex(string? text, int bytes, out byte[] value)
    {
        value = [];
        if (text is null || text.Length != 2 * bytes || text.AsSpan().ContainsAnyExcept(LowerHex))
        {
            return false;
        }

        value = Convert.FromHexString(text);
        return true;
    }

    /// <summary>Canonical base64 of at most <paramref name="max"/> bytes.</summary>
    public static bool TryBase64(string? text, int max, out byte[] value)
    {
        value = [];
        if (text is null || text.Length == 0 || text.Length > ((max + 2) / 3 * 4))
        {
            return false;
        }

        var buffer = new byte[max + 2];
        if (!Convert.TryFromBase64String(text, buffer, out var written)
            || Convert.ToBase64String(buffer.AsSpan(0, written)) != text)
        {
            return false;
        }

        value = buffer[..written];
        return true;
    }

    /// <summary>A decimal number without sign or leading zeros.</summary>
    public static bool TryNumber(string? text, out ulong number)
    {
        number = 0;
        return text is { Length: > 0 and <= 19 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && (text.Length == 1 || text[0] != '0')
            && ulong.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out number);
    }
}
