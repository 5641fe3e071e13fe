using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain;

/// <summary>
/// A code of an administrative division: six digits, two a level. The structure is checked, not a list of places,
/// since abolished codes stay in force for old records. <c>default</c> is no code and is never parsed.
/// </summary>
/// <remarks>GB/T 2260-2007.</remarks>
public readonly record struct DivisionCode
{
    private readonly string? _text;

    private DivisionCode(string text) => _text = text;

    /// <summary>The level that the code stands for.</summary>
    public DivisionLevel Level => _text switch
    {
        null => DivisionLevel.None,
        [_, _, '0', '0', '0', '0'] => DivisionLevel.Province,
        [_, _, _, _, '0', '0'] => DivisionLevel.Prefecture,
        _ => DivisionLevel.County,
    };

    /// <summary>The province's two digits.</summary>
    public int Province => _text is null ? 0 : Pair(_text, 0);

    /// <summary>Whether another division is this one or lies within it.</summary>
    public bool Contains(DivisionCode other) => _text is not null && other._text is not null && Level switch
    {
        DivisionLevel.Province => Pair(_text, 0) == Pair(other._text, 0),
        DivisionLevel.Prefecture => _text.AsSpan(0, 4).SequenceEqual(other._text.AsSpan(0, 4)),
        _ => _text == other._text,
    };

    /// <summary>Reads exactly six digits of a possible division.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode code)
    {
        var valid = text is { Length: 6 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && IsProvince(Pair(text, 0)) && IsBelow(Pair(text, 2), Pair(text, 4));
        code = valid ? new DivisionCode(text!) : default;
        return valid;
    }

    /// <summary>Reads exactly six digits of a possible division.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static DivisionCode Parse(string text) => TryParse(text, out var code)
        ? code
        : throw new FormatException("The text is not a division code.");

    /// <summary>The six digits.</summary>
    public override string ToString() => _text ?? "";

    private static bool IsProvince(int code) => code is
        (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46)
        or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or 81 or 82;

    // Prefectures: 01-20 and 51-70 cities, 21-50 prefectures and leagues, 90 counties held by the province.
    private static bool IsBelow(int prefecture, int county) => prefecture switch
    {
        0 => county == 0,
        <= 70 or 90 => true,
        _ => false,
    };

    private static int Pair(string text, int at) => ((text[at] - '0') * 10) + text[at + 1] - '0';
}
