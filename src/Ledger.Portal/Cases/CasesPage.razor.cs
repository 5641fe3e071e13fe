using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Portal.Components;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Cases;

/// <summary>Cases, newest first: for the registry's people all, for everybody else their own.</summary>
public sealed partial class CasesPage
{
    private static readonly IReadOnlyCollection<string> s_statuses = WireName.All<CaseStatus>();

    // What the interim measures have beside that.
    private static readonly IReadOnlyCollection<string> s_public =
        [.. WireName.All<PublicStatus>().Except(WireName.All<CaseStatus>())];

    /// <summary>Only what stands so; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    private string Title => W[User?.IsStaff is true ? "nav.cases" : "nav.my-cases"];

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        Status = Given(Status);
        Page = await client.ListCasesAsync(Status, After, PageSize);
    });

    /// <inheritdoc/>
    protected override string AddressOf(string? after) =>
        PageAddress.Of("/portal/cases", ("status", Status), ("after", after));

    private static string StatusOf(CaseSummary item) => CaseLines.StatusOf(item.Regime, item.Status);
}
