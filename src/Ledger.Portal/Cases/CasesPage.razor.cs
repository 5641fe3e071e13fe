using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Cases;

/// <summary>Cases, newest first: for the registry's people all, for everybody else their own.</summary>
public sealed partial class CasesPage
{
    private const int PageSize = 25;

    private static readonly IReadOnlyCollection<string> s_statuses = WireName.All<CaseStatus>();

    // What the interim measures have beside that.
    private static readonly IReadOnlyCollection<string> s_public =
        [.. WireName.All<PublicStatus>().Except(WireName.All<CaseStatus>())];

    private Page<CaseSummary>? _page;
    private Exception? _fault;
    private PortalUser? _user;

    /// <summary>Only what stands so; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>Where the page begins; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [Inject]
    private PortalSession Session { get; set; } = null!;

    private string Title => W[_user?.IsStaff is true ? "nav.cases" : "nav.my-cases"];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Status = string.IsNullOrEmpty(Status) ? null : Status;
        _user = await Session.FindUserAsync();
        try
        {
            using var client = await Session.ClientAsync();
            _page = await client.ListCasesAsync(Status, After, PageSize);
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
    }

    private static string StatusOf(CaseSummary item) =>
        (item.Regime == "M26" ? "public-status." : "status.") + item.Status;

    private string AddressOf(string? after)
    {
        (string Name, string? Value)[] query = [("status", Status), ("after", after)];
        return "/portal/cases?" + string.Join('&', query.Where(static pair => pair.Value is not null)
            .Select(static pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
    }
}
