using System.Text.Json;

namespace Ledger.Domain.Rules;

/// <summary>
/// Which clause stands behind each rule, basis, material and refusal, in which version, and which tests show it.
/// </summary>
public static class ClauseTable
{
    private const string Unversioned = "-";

    /// <summary>The table for a rule set: its rules, bases and materials, and every refusal.</summary>
    public static IReadOnlyList<ClauseRow> For(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var tests = Tests();
        IEnumerable<(string Rule, Clause Clause, string Version)> rows =
        [
            .. rules.Rules.Values.Select(rule => ("rule/" + rule.Id, rule.Clause, rules.Name)),
            .. rules.Bases.Values.Select(basis => ("basis/" + basis.Id, basis.Clause, rules.Name)),
            .. rules.Materials.Select(rule => ("material/" + WireName.Of(rule.Material), rule.Clause, rules.Name)),
            .. Refusals.All.Select(refusal => ("refusal/" + refusal.Code, refusal.Clause, Unversioned)),
        ];
        return
        [
            .. rows.Select(row => new ClauseRow(
                row.Clause, row.Rule, row.Version, tests.TryGetValue(row.Rule, out var shown) ? shown : [])),
        ];
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
public sealed record ClauseRow(Clause Clause, string Rule, string Version, ValueList<string> Tests);
