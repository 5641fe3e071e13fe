using Ledger.Domain;
using Ledger.Domain.Orders;
using Ledger.Portal.Components;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Orders;

/// <summary>Orders of courts and other authorities, newest first: an authority's own, all of them for staff.</summary>
public sealed partial class OrdersPage
{
    private static readonly IReadOnlyCollection<string> s_statuses = WireName.All<OrderStatus>();

    /// <summary>Only what stands so; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    private bool MayFile => User is { } user && (user.IsAuthority || user.Roles.Contains("clerk"));

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        Status = Given(Status);
        Page = await client.ListOrdersAsync(Status, null, After, PageSize);
    });

    /// <inheritdoc/>
    protected override string AddressOf(string? after) =>
        PageAddress.Of("/portal/orders", ("status", Status), ("after", after));
}
