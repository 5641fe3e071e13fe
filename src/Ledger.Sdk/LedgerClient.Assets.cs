using System.Globalization;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Domain;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>A page of the registered assets, newest first; needs no account.</summary>
    /// <param name="query">What to look for, all of it at once.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<AssetResource>> SearchAssetsAsync(
        AssetQuery query, string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = new StringBuilder("v1/assets?limit=").Append(CultureInfo.InvariantCulture, $"{limit}");
        Append(path, "certificate", query.Certificate);
        Append(path, "name", query.Name);
        Append(path, "kind", query.Kind);
        Append(path, "status", query.Status);
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageAssetResource, cancellationToken);
    }

    /// <summary>
    /// A page of what was written to the log of an asset, newest first; null when there is none for this account.
    /// </summary>
    /// <param name="id">The asset.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidDataException">A leaf does not have the hashes that are claimed for it.</exception>
    public async Task<Page<LogEntryResource>?> ListAssetEntriesAsync(
        AssetId id, string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder($"v1/assets/{id}/entries").Append(CultureInfo.InvariantCulture, $"?limit={limit}");
        Append(path, "after", after);
        var page = await FindAsync(path.ToString(), ClientJson.Default.PageLogEntryResource, cancellationToken)
            .ConfigureAwait(false);
        foreach (var entry in page?.Items ?? [])
        {
            Check(entry);
        }

        return page;
    }
}

/// <summary>What to look for among the assets; null for any.</summary>
/// <param name="Name">Words of the data's name.</param>
/// <param name="Certificate">How the certificate's number begins.</param>
/// <param name="Kind"><c>resource</c> or <c>product</c>.</param>
/// <param name="Status"><c>registered</c>, <c>cancelled</c> or <c>lapsed</c>.</param>
public sealed record AssetQuery(
    string? Name = null, string? Certificate = null, string? Kind = null, string? Status = null);
