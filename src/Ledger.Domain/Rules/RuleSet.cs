using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Rules;

/// <summary>
/// One version of the rules, as data. An entry names the version it was decided under; a later version is a new set,
/// never a change of this one.
/// </summary>
public sealed class RuleSet
{
    private readonly Dictionary<string, Rule> _rules;

    private RuleSet(string id, DateOnly effective, Dictionary<string, Rule> rules, string name) =>
        (Id, Document, Effective, Issued, _rules, Name) = (id, id, effective, effective, rules, name);

    /// <summary>数据产权登记工作指引（试行）, 国数综政策〔2026〕35号, in its newest revision.</summary>
    public static RuleSet G35 { get; } = Load("G35", 4);

    /// <summary>公共数据资源登记管理暂行办法, 发改数据规〔2025〕26号, in its newest revision.</summary>
    public static RuleSet M26 { get; } = Load("M26", 2);

    /// <summary>The resource catalogue: what the documents W23, HB, XC, W25 and WX ask for.</summary>
    public static RuleSet Catalogue { get; } = Load("CAT", 1);

    /// <summary>
    /// Orders of courts and other authorities: what the laws ask of whoever keeps records, since the Arbitration Law as
    /// revised in 2025 is in force.
    /// </summary>
    public static RuleSet Orders { get; } = Load("ORD-2026-03-01", 1);

    /// <summary>What is decided by now: the newest revision of every regime.</summary>
    public static IReadOnlyList<RuleSet> Current { get; } = [G35, M26, Catalogue, Orders];

    /// <summary>Every rule set of this assembly; of those in force from one day, the newest stands last.</summary>
    public static IReadOnlyList<RuleSet> All { get; } =
        [Load("G35", 1), Load("G35", 2), Load("G35", 3), Load("M26", 1), Load("ORD", 1), .. Current];

    /// <summary>The short name, for example <c>G35</c>.</summary>
    public string Id { get; }

    /// <summary>From when this version is in force.</summary>
    public DateOnly Effective { get; private init; }

    /// <summary>From when the national document is in force, also under a province's own rules.</summary>
    public DateOnly Issued { get; }

    /// <summary>
    /// How entries name it: <c>G35@2026-07-01</c>, its third revision <c>G35@2026-07-01.3</c>, or with a province's
    /// own rules <c>M26@2025-03-01.2.420000@2026-01-01</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>The short name of the document: the province's where one set anything.</summary>
    public string Document { get; private init; }

    /// <summary>Names of the rules and materials that a province set or asks for; none in national rules.</summary>
    public ValueList<string> Overlaid { get; private init; } = [];

    /// <summary>All rules, by their names.</summary>
    public IReadOnlyDictionary<string, Rule> Rules => _rules;

    /// <summary>Which rights each basis admits (article 21), by name.</summary>
    public required IReadOnlyDictionary<string, RightsBasis> Bases { get; init; }

    /// <summary>Which materials an application needs, and when.</summary>
    public required ValueList<MaterialRule> Materials { get; init; }

    /// <summary>Clauses of this document for refusals that other rules give too, by their codes.</summary>
    public required IReadOnlyDictionary<string, Clause> Citations { get; init; }

    /// <summary>A refusal with the clause that it rests on under these rules.</summary>
    public Refusal Cite(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Citations.TryGetValue(refusal.Code, out var clause) ? refusal with { Clause = clause } : refusal;
    }

    /// <summary>The number that a rule sets: days, years, characters.</summary>
    /// <exception cref="InvalidOperationException">There is no such rule, or it sets no number.</exception>
    public int this[string rule] =>
        Number(rule) ?? throw new InvalidOperationException($"{Name} sets no number for {rule}.");

    /// <summary>
    /// The number that a rule sets, or null where these rules set none: what has no period is not timed, what has no
    /// bound is not bounded.
    /// </summary>
    public int? Number(string rule) => _rules.TryGetValue(rule, out var found) ? found.Value : null;

    /// <summary>Whether these rules have the rule: what they lack neither permits nor forbids anything.</summary>
    public bool Has(string rule) => _rules.ContainsKey(rule);

    /// <summary>
    /// The same rules without one, as <see cref="ClauseTable"/> names it: what a test shows of a rule it no longer
    /// shows here. Nothing is ever decided under such rules but in tests.
    /// </summary>
    public RuleSet Without(string row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new RuleSet(
            Id, Effective, _rules.Values.Where(rule => rule.Row != row).ToDictionary(static rule => rule.Id), Name)
        {
            Bases = Bases.Values.Where(basis => basis.Row != row).ToDictionary(static basis => basis.Id),
            Materials = [.. Materials.Where(rule => rule.Row != row)],
            Citations = Citations,
        };
    }

    /// <summary>These rules with a province's own over them.</summary>
    internal RuleSet Under(RuleOverlay overlay)
    {
        var rules = new Dictionary<string, Rule>(_rules);
        foreach (var own in overlay.Rules)
        {
            rules[own.Id] = rules[own.Id] with
            {
                Value = own.Value,
                Clause = new Clause(overlay.Document, own.Clause),
            };
        }

        return new RuleSet(
            Id, Issued, rules, $"{Name}.{overlay.Province}@{CivilDate.Format(overlay.Effective)}")
        {
            Effective = overlay.Effective,
            Document = overlay.Document,
            Overlaid =
            [
                .. overlay.Rules.Select(static own => "rule/" + own.Id),
                .. overlay.Materials.Select(static own => "material/" + WireName.Of(own.Kind)),
            ],
            Bases = Bases,
            Materials =
            [
                .. Materials,
                .. overlay.Materials.Select(own => new MaterialRule(
                    own.When, own.Kind, new Clause(overlay.Document, own.Clause), [])),
            ],
            Citations = Citations,
        };
    }

    /// <summary>Finds a rule set by the name that entries give it.</summary>
    public static bool TryGet(string? name, [NotNullWhen(true)] out RuleSet? rules)
    {
        rules = All.FirstOrDefault(known => known.Name == name);
        return rules is not null;
    }

    private static RuleSet Load(string file, int revision)
    {
        using var stream = EmbeddedData.Open($"Rules.{file}.json");
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var id = root.GetProperty("id").GetString()!;
        _ = CivilDate.TryParse(root.GetProperty("effective").GetString(), out var effective);
        var cited = root.TryGetProperty("cites", out var other) ? other.GetString()! : id;
        var rules = In("rules").Select(rule => Rule.Read(rule, id));
        var name = $"{id}@{CivilDate.Format(effective)}" + (revision > 1 ? $".{revision}" : "");
        return new RuleSet(id, effective, rules.ToDictionary(static rule => rule.Id), name)
        {
            Bases = root.GetProperty("bases").EnumerateArray().Select(basis => RightsBasis.Read(basis, id))
                .ToDictionary(static basis => basis.Id),
            Materials = [.. In("materials").Select(rule => MaterialRule.Read(rule, id))],
            Citations = root.TryGetProperty("citations", out var citations)
                ? citations.EnumerateObject().ToDictionary(
                    static citation => citation.Name, citation => new Clause(cited, citation.Value.GetString()!))
                : new Dictionary<string, Clause>(),
        };

        // A rule that a later revision added says so.
        IEnumerable<JsonElement> In(string list) => root.GetProperty(list).EnumerateArray().Where(rule =>
            !rule.TryGetProperty("revision", out var since) || since.GetInt32() <= revision);
    }
}
