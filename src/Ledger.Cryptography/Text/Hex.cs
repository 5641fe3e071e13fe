using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Ledger.Cryptography;

/// <summary>Hexadecimal with one spelling of each value: lowercase, two characters a byte, no prefix.</summary>
public static class Hex
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Two lowercase characters a byte.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>Fills <paramref name="destination"/> exactly; false for any other length, case or character.</summary>
    public static bool TryDecode(ReadOnlySpan<char> hex, Span<byte> destination) =>
        hex.Length == 2L * destination.Length
        && !hex.ContainsAnyExcept(s_digits)
        && Convert.FromHexString(hex, destination, out _, out _) == OperationStatus.Done;

    /// <summary>Reads any even number of lowercase characters; false for anything else.</summary>
    public static bool TryDecode([NotNullWhen(true)] string? hex, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = hex is null || hex.Length % 2 != 0 ? null : new byte[hex.Length / 2];
        if (bytes is null || !TryDecode(hex.AsSpan(), bytes))
        {
            bytes = null;
        }

        return bytes is not null;
    }
}
