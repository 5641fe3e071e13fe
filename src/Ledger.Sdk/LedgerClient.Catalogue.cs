using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Catalogue;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    private const int DcatPage = 200;

    /// <summary>A page of the resource catalogue, newest first: what this account, or everybody, may see.</summary>
    /// <param name="query">Which items; null for all.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<CatalogueItemResource>> ListCatalogueAsync(
        CatalogueQuery? query = null, string? after = null, int limit = 50,
        CancellationToken cancellationToken = default) => GetAsync(
            CataloguePath("v1/catalogue", query, after, limit), ClientJson.Default.PageCatalogueItemResource,
            cancellationToken);

    /// <summary>An item of the catalogue as it is shown; null when there is none for this account.</summary>
    public Task<CatalogueItemResource?> FindCatalogueItemAsync(
        CatalogueId id, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/catalogue/{id}", ClientJson.Default.CatalogueItemResource, cancellationToken);

    /// <summary>An item's whole state, for its provider and the registry's staff; null for everybody else.</summary>
    public async Task<Versioned<CatalogueItem>?> FindItemStateAsync(
        CatalogueId id, CancellationToken cancellationToken = default) =>
        Typed<CatalogueItem>(
            await FindAsync($"v1/catalogue/{id}/state", ClientJson.Default.AggregateResource, cancellationToken)
                .ConfigureAwait(false),
            CatalogueAggregate.Instance);

    /// <summary>A page of the list of demands, newest first.</summary>
    /// <param name="status">Only demands that stand so; null for any.</param>
    /// <param name="division">Only a division and all that lies in it; null for any.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<DemandResource>> ListDemandsAsync(
        string? status = null, string? division = null, string? after = null, int limit = 50,
        CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/demands").Append(CultureInfo.InvariantCulture, $"?limit={limit}");
        Append(path, "status", status);
        Append(path, "division", division);
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageDemandResource, cancellationToken);
    }

    /// <summary>A demand; null when there is none for this account.</summary>
    public Task<DemandResource?> FindDemandAsync(DemandId id, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/demands/{id}", ClientJson.Default.DemandResource, cancellationToken);

    /// <summary>A page of who owes which public data to whom; needs an account.</summary>
    /// <param name="provider">Whose duties; null for all.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<ResponsibilityResource>> ListResponsibilitiesAsync(
        PartyId? provider = null, string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/responsibilities").Append(CultureInfo.InvariantCulture, $"?limit={limit}");
        Append(path, "provider", provider?.ToString());
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageResponsibilityResource, cancellationToken);
    }

    /// <summary>A page of the censuses of resources, newest first, closed ones with the map that they drew.</summary>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<CensusResource>> ListCensusesAsync(
        string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/censuses").Append(CultureInfo.InvariantCulture, $"?limit={limit}");
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageCensusResource, cancellationToken);
    }

    /// <summary>The requests for access to an open item that this account may see.</summary>
    public async Task<IReadOnlyList<AccessRequestResource>> ListAccessRequestsAsync(
        CatalogueId id, CancellationToken cancellationToken = default) =>
        (await FindAsync($"v1/catalogue/{id}/requests", ClientJson.Default.PageAccessRequestResource, cancellationToken)
            .ConfigureAwait(false))?.Items ?? [];

    /// <summary>What of the catalogue is public, as one DCAT 3 document in JSON-LD.</summary>
    /// <param name="query">Which items; null for all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<JsonObject> ExportCatalogueAsync(
        CatalogueQuery? query = null, CancellationToken cancellationToken = default)
    {
        JsonObject? whole = null;
        string? after = null;
        do
        {
            var page = await GetAsync(
                CataloguePath("v1/catalogue/dcat", query, after, DcatPage), ClientJson.Default.JsonObject,
                cancellationToken).ConfigureAwait(false);
            var next = page["hydra:view"]?["hydra:next"]?["@id"]?.GetValue<string>();
            after = next?[(next.LastIndexOf('=') + 1)..];
            page.Remove("hydra:view");
            whole = whole is null ? page : Join(whole, page);
        }
        while (after is not null);
        return whole;
    }

    private static JsonObject Join(JsonObject whole, JsonObject page)
    {
        foreach (var name in (string[])["dcat:dataset", "dcat:service"])
        {
            var from = page[name]!.AsArray();
            while (from.Count > 0)
            {
                var one = from[0];
                from.RemoveAt(0);
                whole[name]!.AsArray().Add(one);
            }
        }

        return whole;
    }

    private static string CataloguePath(string path, CatalogueQuery? query, string? after, int limit)
    {
        var full = new StringBuilder(path).Append(CultureInfo.InvariantCulture, $"?limit={limit}");
        Append(full, "name", query?.Name);
        Append(full, "category", query?.Category);
        Append(full, "tier", query?.Tier);
        Append(full, "division", query?.Division);
        Append(full, "sharing", query?.Sharing);
        Append(full, "status", query?.Status);
        Append(full, "provider", query?.Provider);
        Append(full, "opening", query?.Opening);
        Append(full, "bar", query?.Bar);
        Append(full, "after", after);
        return full.ToString();
    }
}

/// <summary>Which items of the catalogue to list; null for any.</summary>
/// <param name="Name">Text that the name contains.</param>
/// <param name="Category"><c>public</c>, <c>enterprise</c> or <c>other-non-public</c>.</param>
/// <param name="Tier"><c>province</c>, <c>prefecture</c> or <c>county</c>.</param>
/// <param name="Division">A division with all that lies in it, six digits.</param>
/// <param name="Sharing"><c>unconditional</c>, <c>conditional</c> or <c>withheld</c>.</param>
/// <param name="Status">Status, for example <c>published</c>.</param>
/// <param name="Provider">The party id of a provider.</param>
/// <param name="Opening"><c>open</c> for the openness catalogue, <c>closed</c> or <c>proposed</c>.</param>
/// <param name="Bar"><c>barred</c> for the negative list, <c>free</c> or <c>proposed</c>.</param>
public sealed record CatalogueQuery(
    string? Name = null, string? Category = null, string? Tier = null, string? Division = null, string? Sharing = null,
    string? Status = null, string? Provider = null, string? Opening = null, string? Bar = null);
