using System.Text.Json;

namespace Ledger.Domain.Assets.Scope;

/// <summary>
/// A closed tree of codes: every code but the root lies under one other, and a code stands for all that lies under it.
/// Codes may be added by a later version of the data; none is moved or dropped, since rights name them for ever.
/// </summary>
public sealed class CodeTree
{
    private const string Root = "any";
    private readonly Dictionary<string, string?> _parents;
    private readonly Func<string, string?> _computed;

    // Of codes that the data does not list, computed gives the code above; null when there is no such code.
    private CodeTree(string name, Func<string, string?>? computed = null)
    {
        using var stream = EmbeddedData.Open("Assets.Scope.codes.json");
        using var document = JsonDocument.Parse(stream);
        Version = document.RootElement.GetProperty("version").GetString()!;
        (Name, _computed) = (name, computed ?? (static _ => null));
        _parents = document.RootElement.GetProperty(name).EnumerateArray().ToDictionary(
            static code => code.GetProperty("code").GetString()!,
            static code => code.TryGetProperty("under", out var under) ? under.GetString() : null);
    }

    /// <summary>What the data is used for (公共治理、公益事业；产业发展、行业发展).</summary>
    public static CodeTree Purpose { get; } = new("purpose");

    /// <summary>Where it is used: codes of GB/T 2260 under <c>mainland</c>, and <c>abroad</c>.</summary>
    public static CodeTree Territory { get; } = new("territory", AboveDivision);

    /// <summary>In which industry: doors and major classes of GB/T 4754.</summary>
    public static CodeTree Industry { get; } = new("industry", AboveIndustry);

    /// <summary>Whether it may be passed on.</summary>
    public static CodeTree Resale { get; } = new("resale");

    /// <summary>Whether it may leave the country.</summary>
    public static CodeTree Export { get; } = new("export");

    /// <summary>Its name in the data.</summary>
    public string Name { get; }

    /// <summary>The version of the data, a date.</summary>
    public string Version { get; }

    /// <summary>The codes that the data lists; those of a national standard are not among them.</summary>
    public IReadOnlyCollection<string> Listed => _parents.Keys;

    /// <summary>Whether the tree has the code.</summary>
    public bool Has(string code) => _parents.ContainsKey(code) || _computed(code) is not null;

    /// <summary>Whether the one code is the other or lies above it.</summary>
    public bool Contains(string one, string other)
    {
        for (var code = other; code is not null; code = Above(code))
        {
            if (code == one)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the codes have anything in common: in a tree, one contains the other.</summary>
    public bool Overlaps(string one, string other) => Contains(one, other) || Contains(other, one);

    private string? Above(string code) => _parents.TryGetValue(code, out var above) ? above : _computed(code);

    private static string? AboveDivision(string code) => !DivisionCode.TryParse(code, out var division) ? null
        : division.Level switch
        {
            DivisionLevel.County => code[..4] + "00",
            DivisionLevel.Prefecture => code[..2] + "0000",
            _ => division.Province is 71 or 81 or 82 ? Root : "mainland",
        };

    private static string? AboveIndustry(string code) =>
        code is [>= 'A' and <= 'T'] ? Root : IndustryCode.TryParse(code, out _) ? code[..1] : null;
}
