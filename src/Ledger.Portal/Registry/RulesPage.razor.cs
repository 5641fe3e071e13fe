using Ledger.Api.Contracts;
using Ledger.Portal.Words;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Registry;

/// <summary>The rules by which the registry decides: each version, each rule with its clause.</summary>
public sealed partial class RulesPage
{
    private IReadOnlyList<RuleResource> _rules = [];
    private IReadOnlyList<string> _versions = [];

    /// <summary>Only rules of that version; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Version { get; set; }

    /// <summary>Only rules with that in their name, document or clause; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Find { get; set; }

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        var all = await client.ListRulesAsync();
        _versions = [.. all.Select(static rule => rule.Version).Distinct().Order(StringComparer.Ordinal)];
        _rules = [.. all.Where(IsAsked).OrderBy(static rule => rule.Version, StringComparer.Ordinal)];
    });

    private bool IsAsked(RuleResource rule) =>
        (string.IsNullOrEmpty(Version) || rule.Version == Version)
        && (string.IsNullOrWhiteSpace(Find)
            || $"{rule.Rule} {Clauses.Text($"{rule.Document} {rule.Clause}")}".Contains(
                Find.Trim(), StringComparison.OrdinalIgnoreCase));
}
