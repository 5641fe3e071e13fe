using System.Buffers;
using System.Buffers.Binary;

namespace Ledger.Domain;

/// <summary>
/// The one spelling of the 128-bit identifiers that callers supply: 32 lowercase hexadecimal characters.
/// </summary>
internal static class Identifier
{
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>Refuses the zero identifier: it is the default value and stands for "none" on the chains.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out UInt128 value)
    {
        value = default;
        if (text.Length != 32 || text.ContainsAnyExcept(LowerHex))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        _ = Convert.FromHexString(text, bytes, out _, out _);
        value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return value != default;
    }

    public static string Format(UInt128 value)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return Convert.ToHexStringLower(bytes);
    }

    public static FormatException Malformed(string what) =>
        new($"{what} is 32 lowercase hexadecimal characters and not all zeros.");
}
