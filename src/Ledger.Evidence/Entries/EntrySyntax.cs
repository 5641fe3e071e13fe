using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Entries;

/// <summary>The words of SPEC-entry: one spelling of each, and how long each may be.</summary>
public static class EntrySyntax
{
    /// <summary>The actor of what no party did.</summary>
    public const string Registry = "registry";

    /// <summary>The largest number a decimal may stand for.</summary>
    public const ulong MaxNumber = long.MaxValue;

    private const int IdLength = 32;

    /// <summary>Characters of a time.</summary>
    public const int TimeLength = 24;

    private static readonly SearchValues<char> s_lowerHex = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> s_typeLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly SearchValues<char> s_bodyName = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> s_version =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.@-");
    private static readonly SearchValues<char> s_origin =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-_/");

    /// <summary>Whether a text is the origin of a log or of its SM3 tree.</summary>
    public static bool IsOrigin([NotNullWhen(true)] string? text) => IsOf(text, 128, s_origin);

    /// <summary>Whether a text is 32 lowercase hexadecimal characters.</summary>
    public static bool IsId([NotNullWhen(true)] string? text) =>
        text is { Length: IdLength } && !text.AsSpan().ContainsAnyExcept(s_lowerHex);

    /// <summary>Whether a text is the type of an entry or a command: lowercase words joined by dots.</summary>
    public static bool IsType([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= 64 } && text[0] != '.' && text[^1] != '.'
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyExcept(s_typeLetters);

    /// <summary>Whether a text is a version of rules or of a calendar.</summary>
    public static bool IsRuleVersion([NotNullWhen(true)] string? text) => IsOf(text, 64, s_version);

    /// <summary>Whether a text is the name of a body.</summary>
    public static bool IsBodyName([NotNullWhen(true)] string? text) => IsOf(text, 32, s_bodyName);

    /// <summary>Whether a time has whole milliseconds, no offset and a year of four digits.</summary>
    public static bool IsTime(DateTimeOffset time) =>
        time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerMillisecond == 0;

    /// <summary>The one spelling of a time, <c>2026-11-23T14:40:14.123Z</c>.</summary>
    /// <exception cref="ArgumentException">The time has an offset or parts of a millisecond.</exception>
    public static string FormatTime(DateTimeOffset time)
    {
        Span<byte> ascii = stackalloc byte[TimeLength];
        FormatTime(time, ascii);
        return Encoding.ASCII.GetString(ascii);
    }

    /// <summary>Writes the one spelling of a time, <see cref="TimeLength"/> ASCII characters.</summary>
    /// <exception cref="ArgumentException">The time has an offset or parts of a millisecond, or there is no
    /// room.</exception>
    public static void FormatTime(DateTimeOffset time, Span<byte> ascii)
    {
        if (!IsTime(time))
        {
            throw new ArgumentException("A time is UTC in whole milliseconds.", nameof(time));
        }

        // The round-trip format has seven digits behind the point, of which the last four are zeros here.
        Span<byte> roundTrip = stackalloc byte[TimeLength + 4];
        _ = time.UtcDateTime.TryFormat(roundTrip, out _, "O", CultureInfo.InvariantCulture);
        roundTrip[..(TimeLength - 1)].CopyTo(ascii);
        ascii[TimeLength - 1] = (byte)'Z';
    }

    /// <summary>Reads only what <see cref="FormatTime(DateTimeOffset)"/> writes.</summary>
    public static bool TryTime([NotNullWhen(true)] string? text, out DateTimeOffset time)
    {
        time = default;
        if (text is not ([_, _, _, _, '-', _, _, '-', _, _, 'T', _, _, ':', _, _, ':', _, _, '.', _, _, _, 'Z'])
            || !TryDigits(text.AsSpan(0, 4), out var year) || !TryDigits(text.AsSpan(5, 2), out var month)
            || !TryDigits(text.AsSpan(8, 2), out var day) || !TryDigits(text.AsSpan(11, 2), out var hour)
            || !TryDigits(text.AsSpan(14, 2), out var minute) || !TryDigits(text.AsSpan(17, 2), out var second)
            || !TryDigits(text.AsSpan(20, 3), out var millisecond)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new DateTimeOffset(year, month, day, hour, minute, second, millisecond, TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads a decimal of at most 2^63 − 1: no sign, no leading zero.</summary>
    public static bool TryDecimal([NotNullWhen(true)] string? text, out ulong value) =>
        CanonicalDecimal.TryDecode(text, out value) && value <= MaxNumber;

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            value = (10 * value) + (digit - '0');
        }

        return true;
    }

    private static bool IsOf([NotNullWhen(true)] string? text, int most, SearchValues<char> allowed) =>
        text is { Length: > 0 } && text.Length <= most && !text.AsSpan().ContainsAnyExcept(allowed);
}
