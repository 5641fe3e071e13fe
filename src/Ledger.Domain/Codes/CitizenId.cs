using System.Globalization;

namespace Ledger.Domain;

/// <summary>
/// Checks a citizen identity number. There is no type that holds one: a caller checks the number, keeps a digest of
/// it under a secret key, and forgets the number.
/// </summary>
/// <remarks>GB 11643-1999: six digits of area, eight of birth, three of sequence, one check character.</remarks>
public static class CitizenId
{
    /// <summary>
    /// Whether <paramref name="text"/> is well formed: 18 characters, a date of birth that existed and lies not after
    /// <paramref name="today"/>, and a right check character. Areas are not looked up, since numbers outlive them.
    /// </summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text, DateOnly today) =>
        text.Length == 18
        && !text[..17].ContainsAnyExceptInRange('0', '9')
        && text[0] is >= '1' and <= '8'
        && DateOnly.TryParseExact(
            text[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
        && birth.Year >= 1800 && birth <= today
        && text[17] == Check(text[..17]);

    // ISO 7064 MOD 11-2: weight of position i (from 1) is 2^(18-i) modulo 11.
    private static char Check(ReadOnlySpan<char> digits)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return "10X98765432"[sum % 11];
    }
}
