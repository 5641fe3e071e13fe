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

    /// <summary>The identifier behind a prefix, without a text in between.</summary>
    public static string Format(string prefix, UInt128 value) => string.Create(
        prefix.Length + 32,
        (prefix, value),
        static (text, from) =>
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, from.value);
            from.prefix.CopyTo(text);
            _ = Convert.TryToHexStringLower(bytes, text[from.prefix.Length..], out _);
        });

    public static FormatException Malformed(string what) =>
        new($"{what} is 32 lowercase hexadecimal characters and not all zeros.");
}
