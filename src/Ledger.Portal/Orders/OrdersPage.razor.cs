using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Orders;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Orders;

/// <summary>Orders of courts and other authorities, newest first: an authority's own, all of them for staff.</summary>
public sealed partial class OrdersPage
{
    private const int PageSize = 25;

    private static readonly IReadOnlyCollection<string> s_statuses = WireName.All<OrderStatus>();

    private Page<OrderResource>? _page;
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

    private bool MayFile => _user is not null && (_user.IsAuthority || _user.Roles.Contains("clerk"));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Status = string.IsNullOrEmpty(Status) ? null : Status;
        _user = await Session.FindUserAsync();
        try
        {
            using var client = await Session.ClientAsync();
            _page = await client.ListOrdersAsync(Status, null, After, PageSize);
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
    }

    private string AddressOf(string? after)
    {
        (string Name, string? Value)[] query = [("status", Status), ("after", after)];
        return "/portal/orders?" + string.Join('&', query.Where(static pair => pair.Value is not null)
            .Select(static pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
    }
}
