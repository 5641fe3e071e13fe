using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Assets;

/// <summary>
/// Registered assets, newest first, by code, name, kind and standing. Its address says all that it shows.
/// </summary>
public sealed partial class AssetsPage
{
    private const int PageSize = 25;

    private static readonly IReadOnlyCollection<string> s_kinds = WireName.All<AssetKind>();
    private static readonly IReadOnlyCollection<string> s_statuses = WireName.All<AssetStatus>();

    private AssetQuery _query = new();
    private Page<AssetResource>? _page;
    private Exception? _fault;

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

    /// <summary>Where the page begins; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [Inject]
    private PortalSession Session { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _query = new AssetQuery(Given(Name), Given(Certificate), Given(Kind), Given(Status));
        try
        {
            using var client = await Session.ClientAsync();
            _page = await client.SearchAssetsAsync(_query, After, PageSize);
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
    }

    // A form sends what nobody filled in as empty.
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private string AddressOf(string? after)
    {
        (string Name, string? Value)[] query =
        [
            ("certificate", _query.Certificate), ("name", _query.Name), ("kind", _query.Kind),
            ("status", _query.Status), ("after", after),
        ];
        return "/portal/assets?" + string.Join('&', query.Where(static pair => pair.Value is not null)
            .Select(static pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
    }
}
