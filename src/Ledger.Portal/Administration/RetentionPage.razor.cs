using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;
using Ledger.Portal.Components;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Administration;

/// <summary>
/// Until when the materials of ended cases are kept, and whose are restricted or erased; while they must be kept,
/// nothing is erased.
/// </summary>
public sealed partial class RetentionPage
{
    private const int PageSize = 25;

    private static readonly string[] s_statuses =
    [
        .. new[]
        {
            CaseStatus.Certified, CaseStatus.Completed, CaseStatus.Refused, CaseStatus.Declined, CaseStatus.Withdrawn,
            CaseStatus.Terminated, CaseStatus.Lapsed,
        }.Select(static status => WireName.Of(status)),
    ];

    private IReadOnlyList<Row> _rows = [];
    private string? _next;
    private DateOnly? _today;

    /// <summary>Only cases that ended so; null for those with a certificate.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>Where the page begins; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    private string Shown => s_statuses.Contains(Status) ? Status! : s_statuses[0];

    private static IEnumerable<(string Set, int Years, string Clause)> Rules =>
        from rules in (RuleSet[])[RuleSet.G35, RuleSet.M26]
        where rules.Number("retention") is not null
        select (rules.Id, rules["retention"], rules.Rules["retention"].Clause.ToString());

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        _today = await FindTodayAsync();
        var page = await client.ListCasesAsync(Shown, After, PageSize);
        _next = page.Next;
        var files = await Task.WhenAll(page.Items.Select(item => client.FindCaseAsync(CaseId.Parse(item.Id))));
        _rows = [.. page.Items.Zip(files, (item, file) => RowOf(item.Id, item.Name, item.Regime, file?.State))];
    });

    private string AddressOf(string? after) =>
        PageAddress.Of("/portal/admin/retention", ("status", Shown), ("after", after));

    private Row RowOf(string id, string? name, string? regime, CaseState? state)
    {
        var rules = regime == RuleSet.M26.Id ? RuleSet.M26 : RuleSet.G35;
        DateOnly? until = state?.MaterialsKeptFrom is { } from && rules.Number("retention") is { } years
            ? CivilDate.AfterYears(from, years)
            : null;
        var documents = (state?.Documents ?? []).Select(one => W["documents." + WireName.Of(one.Status)].Value);
        return new Row(id, name, state?.ClosedOn, until, string.Join(W["list.comma"].Value, documents));
    }

    private sealed record Row(string Id, string? Name, DateOnly? Closed, DateOnly? Until, string Documents);
}
