using System.Globalization;

namespace Ledger.Evidence.Rows;

/// <summary>
/// The canonical form of a decimal number: <c>-</c> before what is less than zero, digits without a leading zero but a
/// lone one, and where there is a fraction a point and digits that do not end in zero. No exponent. Beside numbers
/// <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.
/// </summary>
public static class RowNumber
{
    /// <summary>The longest number in characters: what PostgreSQL's numeric can hold.</summary>
    public const int MaxLength = 131_072 + 16_383 + 2;

    /// <summary>Rewrites a number as people and programs write it: signs, leading zeros, an exponent.</summary>
    /// <returns>The canonical form, or null when it is no number, or too long a one.</returns>
    public static string? Canonical(ReadOnlySpan<char> text)
    {
        var isNegative = text.StartsWith('-');
        var rest = isNegative || text.StartsWith('+') ? text[1..] : text;
        var exponent = 0;
        if (rest.IndexOfAny('e', 'E') is var mark and >= 0)
        {
            if (!int.TryParse(
                rest[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return null;
            }

            rest = rest[..mark];
        }

        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        if (whole.Length + fraction.Length == 0
            || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var digits = string.Concat(whole, fraction);
        return Math.Abs((long)exponent) + digits.Length <= MaxLength
            && Compose(isNegative, digits, whole.Length + exponent) is { Length: <= MaxLength } number
            ? number
            : null;
    }

    /// <summary>The canonical form of digits with the point behind so many of them.</summary>
    /// <param name="isNegative">Whether a sign stands before it; zero has none.</param>
    /// <param name="digits">Digits, leading and trailing zeros among them.</param>
    /// <param name="point">Where the point stands; before the digits when negative, behind them when larger.</param>
    public static string Compose(bool isNegative, string digits, int point)
    {
        ArgumentNullException.ThrowIfNull(digits);
        if (point <= 0)
        {
            (digits, point) = (new string('0', 1 - point) + digits, 1);
        }

        digits = digits.PadRight(point, '0');
        var whole = digits.AsSpan(0, point).TrimStart('0');
        var fraction = digits.AsSpan(point).TrimEnd('0');
        var number = string.Concat(
            whole.IsEmpty ? "0" : whole, fraction.IsEmpty ? "" : ".", fraction);
        return isNegative && number != "0" ? "-" + number : number;
    }

    /// <summary>Whether bytes are a canonical number.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> ascii)
    {
        if (ascii.SequenceEqual("NaN"u8) || ascii.SequenceEqual("Infinity"u8) || ascii.SequenceEqual("-Infinity"u8))
        {
            return true;
        }

        var digits = ascii.StartsWith("-"u8) ? ascii[1..] : ascii;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        return ascii.Length <= MaxLength
            && !whole.IsEmpty
            && !whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && !fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && (whole.Length == 1 || whole[0] != '0')
            && (point < 0 || (!fraction.IsEmpty && fraction[^1] != '0'))
            && !ascii.SequenceEqual("-0"u8);
    }

    /// <summary>Orders two canonical numbers; NaN is above everything.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var (leftRank, rightRank) = (Rank(left), Rank(right));
        if (leftRank != rightRank || leftRank is not (-1 or 1))
        {
            return leftRank.CompareTo(rightRank);
        }

        return leftRank < 0 ? CompareDigits(right[1..], left[1..]) : CompareDigits(left, right);
    }

    // -Infinity, negative, zero, positive, Infinity, NaN.
    private static int Rank(ReadOnlySpan<byte> number) =>
        number.SequenceEqual("NaN"u8) ? 3
        : number.SequenceEqual("Infinity"u8) ? 2
        : number.SequenceEqual("-Infinity"u8) ? -2
        : number.SequenceEqual("0"u8) ? 0
        : number[0] == '-' ? -1
        : 1;

    // Without leading zeros the longer whole part is the larger, and what is as long compares as text does.
    private static int CompareDigits(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var (leftWhole, rightWhole) = (WholeLength(left), WholeLength(right));
        return leftWhole != rightWhole ? leftWhole.CompareTo(rightWhole) : left.SequenceCompareTo(right);
    }

    private static int WholeLength(ReadOnlySpan<byte> number) =>
        number.IndexOf((byte)'.') is var point and >= 0 ? point : number.Length;
}
