using System.Text.Json;

namespace Ledger.Domain.Rules;

/// <summary>
/// Which clause stands behind each rule, basis, material and refusal, in which version, and which tests show it.
/// </summary>
public static class ClauseTable
{
    private const string Unversioned = "-";

    /// <summary>The rules of every rule set, and every refusal.</summary>
    public static IReadOnlyList<ClauseRow> All { get; } = [.. RuleSet.Current.SelectMany(For), .. OfRefusals()];

    /// <summary>The same with what provinces set otherwise or ask for besides, under their own versions.</summary>
    public static IReadOnlyList<ClauseRow> Of(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return
        [
            .. All,
            .. book.Overlays.SelectMany(static own => For(own).Where(row => own.Overlaid.Contains(row.Rule)
                && row.Clause.Document == own.Document)),
        ];
    }

    /// <summary>The rules, bases and materials of a rule set.</summary>
    public static IReadOnlyList<ClauseRow> For(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var tests = Tests();
        IEnumerable<(string Rule, Clause Clause)> rows =
        [
            .. rules.Rules.Values.Select(static rule => (rule.Row, rule.Clause)),
            .. rules.Bases.Values.Select(static basis => (basis.Row, basis.Clause)),
            .. rules.Materials.Select(static rule => (rule.Row, rule.Clause)),
        ];
        return
        [
            .. rows.Select(row => new ClauseRow(
                row.Clause, row.Rule, rules.Name, tests.GetValueOrDefault($"{rules.Id} {row.Rule}") ?? [], rules)),
        ];
    }

    private static IEnumerable<ClauseRow> OfRefusals()
    {
        var tests = Tests();
        return Refusals.All.Select(refusal => ("refusal/" + refusal.Code, refusal.Clause))
            .Select(row => new ClauseRow(
                row.Clause, row.Item1, Unversioned, tests.GetValueOrDefault(row.Item1) ?? [], null));
    }

    /// <summary>Tests by the rule that they show, as the assembly carries them.</summary>
    public static IReadOnlyDictionary<string, ValueList<string>> Tests()
    {
        using var stream = EmbeddedData.Open("Rules.clauses.json");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToDictionary(
            static rule => rule.Name,
            static rule => Names(rule.Value));
    }

    private static ValueList<string> Names(JsonElement tests) =>
        [.. tests.EnumerateArray().Select(static test => test.GetString()!)];
}

/// <summary>One row of the table.</summary>
/// <param name="Clause">Document and place.</param>
/// <param name="Rule">The rule's name, for example <c>rule/notice</c> or <c>refusal/four-eyes</c>.</param>
/// <param name="Version">The rule set, or <c>-</c> for what is the same in all.</param>
/// <param name="Tests">The tests that show it, as <c>Class.Method</c>.</param>
/// <param name="Rules">The rule set, where the rule is data; null for a refusal.</param>
public sealed record ClauseRow(
    Clause Clause, string Rule, string Version, ValueList<string> Tests, RuleSet? Rules)
{
    /// <summary>How the list of tests names the row.</summary>
    public string Key => Rules is null ? Rule : $"{Rules.Id} {Rule}";
}
