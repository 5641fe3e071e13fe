using System.Diagnostics.CodeAnalysis;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Json;

namespace Ledger.Domain.Rules;

/// <summary>
/// A province's own rules over national ones, as data: shorter periods for the registrar, a longer notice, a shorter
/// validity, further materials. Whatever else a file says is refused, with the path to it.
/// </summary>
/// <param name="Base">The version it is over, the newest revision: <c>M26@2025-03-01.2</c>.</param>
/// <param name="Province">The province, by GB/T 2260.</param>
/// <param name="Document">The short name of the province's document.</param>
/// <param name="Effective">From when it is in force.</param>
/// <param name="Rules">Numbers that it sets otherwise.</param>
/// <param name="Materials">Materials that it asks for besides.</param>
public sealed record RuleOverlay(
    string Base, DivisionCode Province, string Document, DateOnly Effective, ValueList<OverlaidRule> Rules,
    ValueList<OverlaidMaterial> Materials)
{
    // What a province may only make shorter: the registrar's own time, and how long a registration is valid.
    private static readonly string[] AtMost =
    [
        "acceptance-reply", "handling", "extension", "review", "cancellation-handling", "notice-objection",
        "objection-notification", "validity", "demand-answer", "supply-objection",
        "access-answer",
    ];

    // What it may only make longer: what others have time for.
    private static readonly string[] AtLeast = ["notice", "retention", "renewal-window"];

    private static readonly Codec<RuleOverlay> Codec = Codecs.Record<RuleOverlay>(static f => new(
        f.Get("base", Codecs.Text(1, 32), static o => o.Base),
        f.Get("province", Codecs.Division, static o => o.Province),
        f.Get("document", Codecs.Text(1, 64), static o => o.Document),
        f.Get("effective", Codecs.Date, static o => o.Effective),
        f.Get("rules", Codecs.List(Rule, 0, 64), static o => o.Rules),
        f.Get("materials", Codecs.List(Material, 0, 64), static o => o.Materials)));

    private static Codec<OverlaidRule> Rule => Codecs.Record<OverlaidRule>(static f => new(
        f.Get("id", Codecs.Text(1, 64), static o => o.Id),
        f.Get("clause", Codecs.Text(1, 64), static o => o.Clause),
        f.Get("value", Codecs.Number(1, 1000), static o => o.Value)));

    private static Codec<OverlaidMaterial> Material => Codecs.Record<OverlaidMaterial>(static f => new(
        f.Get("when", Codecs.Text(1, 64), static o => o.When),
        f.Get("material", Codecs.Name<MaterialKind>(), static o => o.Kind),
        f.Get("clause", Codecs.Text(1, 64), static o => o.Clause)));

    /// <summary>Reads a file and puts it over the national rules that it names.</summary>
    /// <param name="utf8">The file: JSON of any layout, without duplicate members.</param>
    /// <param name="rules">The rules of the province: a version of their own.</param>
    /// <param name="error">What is wrong, and where, for people.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out RuleSet? rules, [NotNullWhen(false)] out string? error)
    {
        rules = null;
        if (!LooseJson.TryRead(utf8, out var json, out error))
        {
            return false;
        }

        var reading = new Reading();
        var overlay = Codec.Read(json, reading);
        error = reading.Error;
        if (error is not null || overlay is null)
        {
            error ??= "$: an overlay is expected";
            return false;
        }

        error = overlay.Fault(out var national);
        rules = error is null ? national!.Under(overlay) : null;
        return rules is not null;
    }

    private string? Fault(out RuleSet? national)
    {
        if (!RuleSet.TryGet(Base, out national))
        {
            return $"$.base: {Base} is no version of national rules";
        }

        if (!RuleSet.Current.Contains(national))
        {
            return $"$.base: {Base} is not the newest revision";
        }

        if (Province.Level is not DivisionLevel.Province)
        {
            return $"$.province: {Province} is no province";
        }

        if (Effective < national.Effective)
        {
            return $"$.effective: {CivilDate.Format(Effective)} lies before {Base}";
        }

        var known = national;
        var twice = Rules.GroupBy(static rule => rule.Id).FirstOrDefault(static same => same.Count() > 1)?.Key;
        return twice is not null
            ? $"$.rules: {twice} is set twice"
            : Rules.Select(rule => FaultOf(rule, known)).FirstOrDefault(static fault => fault is not null)
                ?? Materials.Select(material => known.Materials.All(rule => rule.When != material.When)
                    ? $"$.materials: {Base} asks for nothing when {material.When}"
                    : null).FirstOrDefault(static fault => fault is not null);
    }

    private string? FaultOf(OverlaidRule rule, RuleSet national) =>
        national.Number(rule.Id) is not { } value ? $"$.rules: {Base} sets no number for {rule.Id}"
        : AtMost.Contains(rule.Id) ? (rule.Value <= value ? null : $"$.rules: {rule.Id} is {value} at most")
        : AtLeast.Contains(rule.Id) ? (rule.Value >= value ? null : $"$.rules: {rule.Id} is {value} at least")
        : $"$.rules: {rule.Id} is not a province's to set";
}

/// <summary>A number that a province sets.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Clause">Where the province's document sets it.</param>
/// <param name="Value">The number, in the rule's own unit.</param>
public sealed record OverlaidRule(string Id, string Clause, int Value);

/// <summary>A material that a province asks for.</summary>
/// <param name="When">When, as the national rules name it.</param>
/// <param name="Kind">The material.</param>
/// <param name="Clause">Where the province's document asks for it.</param>
public sealed record OverlaidMaterial(string When, MaterialKind Kind, string Clause);
