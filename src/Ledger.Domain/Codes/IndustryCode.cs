using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ledger.Domain;

/// <summary>
/// An industry: the door's letter and the major class of two digits that lies behind it, for example <c>I65</c>.
/// <c>default</c> is no industry and is never parsed.
/// </summary>
/// <remarks>GB/T 4754-2017, which annex 1 of the registration guide asks for as 门类及大类.</remarks>
public readonly record struct IndustryCode
{
    // The last major class behind each door, A to T; each door begins where the one before it ends.
    private static readonly int[] LastClass =
        [5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97];

    private readonly string? _text;

    private IndustryCode(string text) => _text = text;

    /// <summary>The door, <c>A</c> to <c>T</c>.</summary>
    public char Door => _text is null ? '\0' : _text[0];

    /// <summary>Reads exactly a letter and two digits that belong together.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IndustryCode code)
    {
        code = default;
        if (text is not [>= 'A' and <= 'T', _, _] || text.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var door = text[0] - 'A';
        var major = int.Parse(text.AsSpan(1), CultureInfo.InvariantCulture);
        var first = door == 0 ? 1 : LastClass[door - 1] + 1;
        if (major < first || major > LastClass[door])
        {
            return false;
        }

        code = new IndustryCode(text);
        return true;
    }

    /// <summary>Reads exactly a letter and two digits that belong together.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static IndustryCode Parse(string text) => TryParse(text, out var code)
        ? code
        : throw new FormatException("The text is not an industry of GB/T 4754.");

    /// <summary>The three characters.</summary>
    public override string ToString() => _text ?? "";
}
