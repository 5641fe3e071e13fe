using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Portal.Components;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Assets;

/// <summary>
/// Registered assets, newest first, by code, name, kind and standing. Its address says all that it shows.
/// </summary>
public sealed partial class AssetsPage
{
    private static readonly IReadOnlyCollection<string> s_kinds = WireName.All<AssetKind>();
    private static readonly IReadOnlyCollection<string> s_statuses = WireName.All<AssetStatus>();

    private AssetQuery _query = new();

    /// <summary>How the certificate's number begins; null for any.</summary>
    [SupplyParameterFromQuery]
    public string? Certificate { get; set; }

    /// <summary>Words of the name; null for any.</summary>
    [SupplyParameterFromQuery]
    public string? Name { get; set; }

    /// <summary>Which kind; null for any.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>How it stands; null for any.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        _query = new AssetQuery(Given(Name), Given(Certificate), Given(Kind), Given(Status));
        Page = await client.SearchAssetsAsync(_query, After, PageSize);
    });

    /// <inheritdoc/>
    protected override string AddressOf(string? after) => PageAddress.Of(
        "/portal/assets", ("certificate", _query.Certificate), ("name", _query.Name), ("kind", _query.Kind),
        ("status", _query.Status), ("after", after));
}
