using System.Formats.Asn1;
using System.Globalization;
using System.Text;

namespace Ledger.Evidence.Timestamps;

/// <summary>Times of RFC 3161 and RFC 5280, in microseconds since 1970.</summary>
internal static class StampTime
{
    private const int Whole = 14;
    private const int MaxFraction = 6;

    /// <summary>Reads <c>YYYYMMDDhhmmss[.f]Z</c>, f of 1 to 6 digits of which the last is not 0.</summary>
    public static bool TryRead(string text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length <= Whole || text[^1] != 'Z'
            || !text.AsSpan(0, Whole).ContainsOnlyDigits()
            || !DateTimeOffset.TryParseExact(
                text[..Whole], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out var time))
        {
            return false;
        }

        var fraction = text.AsSpan(Whole, text.Length - Whole - 1);
        if (fraction.IsEmpty)
        {
            microseconds = MicrosecondsOf(time);
            return true;
        }

        var digits = fraction[1..];
        if (fraction[0] != '.' || digits.Length is 0 or > MaxFraction || !digits.ContainsOnlyDigits()
            || digits[^1] == '0')
        {
            return false;
        }

        var scaled = long.Parse(digits, CultureInfo.InvariantCulture);
        for (var i = digits.Length; i < MaxFraction; i++)
        {
            scaled *= 10;
        }

        microseconds = MicrosecondsOf(time) + scaled;
        return true;
    }

    /// <exception cref="AsnContentException">The bytes are not ASCII.</exception>
    public static string Ascii(ReadOnlyMemory<byte> bytes) =>
        System.Text.Ascii.IsValid(bytes.Span) ? Encoding.ASCII.GetString(bytes.Span) : throw new AsnContentException();

    private static long MicrosecondsOf(DateTimeOffset time) =>
        (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
