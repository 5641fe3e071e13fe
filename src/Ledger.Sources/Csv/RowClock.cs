using System.Globalization;

namespace Ledger.Sources.Csv;

/// <summary>Times of day and zones in text.</summary>
internal static class RowClock
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int MaxFraction = 9;

    /// <summary>Reads <c>hh:mm:ss</c> with up to nine digits of a second, and says what stands behind it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long nanoseconds, out ReadOnlySpan<char> rest)
    {
        nanoseconds = 0;
        rest = default;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !TwoDigits(text, out var hour) || !TwoDigits(text[3..], out var minute)
            || !TwoDigits(text[6..], out var second))
        {
            return false;
        }

        rest = text[8..];
        var fraction = 0L;
        if (rest.StartsWith('.'))
        {
            var digits = rest[1..];
            var end = digits.IndexOfAnyExceptInRange('0', '9');
            digits = end < 0 ? digits : digits[..end];
            if (digits.Length is 0 or > MaxFraction)
            {
                return false;
            }

            fraction = long.Parse(digits, CultureInfo.InvariantCulture);
            for (var i = digits.Length; i < MaxFraction; i++)
            {
                fraction *= 10;
            }

            rest = rest[(1 + digits.Length)..];
        }

        nanoseconds = ((((hour * 60L) + minute) * 60) + second) * NanosecondsPerSecond + fraction;
        return (hour < 24 && minute < 60 && second < 60) || (hour == 24 && minute + second + fraction == 0);
    }

    /// <summary>Reads <c>Z</c>, <c>+hh</c>, <c>+hhmm</c> or <c>+hh:mm</c> as seconds east of UTC.</summary>
    public static bool TryParseZone(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        if (text is "Z")
        {
            return true;
        }

        var minutes = text.Length switch
        {
            3 => "00",
            5 => text[3..],
            6 when text[3] == ':' => text[4..],
            _ => default,
        };
        if (minutes.IsEmpty || text[0] is not ('+' or '-')
            || !TwoDigits(text[1..], out var hour) || !TwoDigits(minutes, out var minute) || hour > 15 || minute > 59)
        {
            return false;
        }

        seconds = ((hour * 60) + minute) * (text[0] == '-' ? -60 : 60);
        return true;
    }

    private static bool TwoDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (!char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
        {
            return false;
        }

        value = ((text[0] - '0') * 10) + (text[1] - '0');
        return true;
    }
}
