using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain;

/// <summary>
/// A unified social credit code: 18 characters of which the last checks the others. <c>default</c> is no code and is
/// never parsed. Lower case is not accepted: a code has one spelling.
/// </summary>
/// <remarks>GB 32100-2015; the alphabet leaves out I, O, S, V and Z.</remarks>
public readonly record struct SocialCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // GB 32100-2015, 4.1: the departments that manage registration.
    private const string Departments = "123456789ANY";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    private readonly string? _text;

    private SocialCreditCode(string text) => _text = text;

    /// <summary>
    /// Whether the organisation code inside (characters 9 to 17) carries its own check character (GB 11714-1997).
    /// Codes issued in practice sometimes do not: a false here is a warning, never a refusal.
    /// </summary>
    public bool OrganisationCodeChecks => _text is not null && _text[16] == OrganisationCheck(_text.AsSpan(8, 8));

    /// <summary>Whether the holder is a Party or government organ: department 1, class 1.</summary>
    public bool IsPublicOrgan => _text is ['1', '1', ..];

    /// <summary>Reads exactly 18 characters with a right check character.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SocialCreditCode code)
    {
        var valid = text is { Length: 18 } && !text.AsSpan().ContainsAnyExcept(Characters)
            && Departments.Contains(text[0], StringComparison.Ordinal)
            && !text.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9')
            && text[17] == Check(text.AsSpan(0, 17));
        code = valid ? new SocialCreditCode(text!) : default;
        return valid;
    }

    /// <summary>Reads exactly 18 characters with a right check character.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static SocialCreditCode Parse(string text) => TryParse(text, out var code)
        ? code
        : throw new FormatException("The text is not a unified social credit code.");

    /// <summary>The 18 characters.</summary>
    public override string ToString() => _text ?? "";

    // GB 32100-2015, 4.5: weights are the powers of 3 modulo 31.
    private static char Check(ReadOnlySpan<char> body)
    {
        var (sum, weight) = (0, 1);
        foreach (var character in body)
        {
            sum += Alphabet.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    // GB 11714-1997: letters count from A = 10; 10 is written X and 11 is written 0.
    private static char OrganisationCheck(ReadOnlySpan<char> body)
    {
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var value = char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10;
            sum += value * weights[i];
        }

        var check = 11 - (sum % 11);
        return check switch { 10 => 'X', 11 => '0', _ => (char)('0' + check) };
    }
}
