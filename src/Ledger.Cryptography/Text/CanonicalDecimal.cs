using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ledger.Cryptography;

/// <summary>
/// Unsigned 64 bit integers as they stand in JSON texts: decimal digits, no sign, no leading zero, <c>0</c> for zero.
/// </summary>
public static class CanonicalDecimal
{
    /// <summary>The one spelling of <paramref name="value"/>.</summary>
    public static string Encode(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads only what <see cref="Encode"/> writes; false for anything else.</summary>
    public static bool TryDecode([NotNullWhen(true)] string? text, out ulong value)
    {
        value = 0;
        return text is { Length: > 0 and <= 20 }
            && (text[0] != '0' || text.Length == 1)
            && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
