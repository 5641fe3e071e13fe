namespace Ledger.Api.Contracts;

/// <summary>One row of the table of clauses.</summary>
/// <param name="Document">The document's short name, for example <c>G35</c>.</param>
/// <param name="Clause">The place in it, in the document's own words.</param>
/// <param name="Rule">The rule, for example <c>rule/notice</c> or <c>refusal/four-eyes</c>.</param>
/// <param name="Version">The rule set that has it, for example <c>G35@2026-07-01.4</c>; <c>-</c> for refusals.</param>
/// <param name="Tests">The tests that show it, as <c>Class.Method</c>.</param>
public sealed record RuleResource(
    string Document, string Clause, string Rule, string Version, IReadOnlyList<string> Tests);
