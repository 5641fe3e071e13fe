using System.Globalization;
using System.Net;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>A page of orders of authorities, newest first: this account's own, or all of them for staff.</summary>
    /// <param name="status">Only those that stand so; null for any.</param>
    /// <param name="asset">Only those about this asset; null for any.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 200.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<OrderResource>> ListOrdersAsync(
        string? status = null, AssetId? asset = null, string? after = null, int limit = 50,
        CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/orders").Append(CultureInfo.InvariantCulture, $"?limit={limit}");
        Append(path, "status", status);
        Append(path, "asset", asset?.ToString());
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageOrderResource, cancellationToken);
    }

    /// <summary>An order; null when there is none for this account.</summary>
    public Task<OrderResource?> FindOrderAsync(OrderId id, CancellationToken cancellationToken = default) =>
        FindAsync($"v1/orders/{id}", ClientJson.Default.OrderResource, cancellationToken);

    /// <summary>
    /// What was disclosed on an order, a <c>ledger-disclosure@v1</c> that goes beside a bundle of the asset; null when
    /// there is none for this account or reference.
    /// </summary>
    /// <param name="id">The order.</param>
    /// <param name="sealedReference">The 32 bytes of the sealed reference; null to ask by account.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LedgerProblemException">The last day of handing it out is over.</exception>
    public async Task<byte[]?> FindDisclosureAsync(
        OrderId id, Digest? sealedReference = null, CancellationToken cancellationToken = default)
    {
        (string, string)? shown = sealedReference is { } secret ? ("Sealed-Reference", secret.ToString()) : null;
        using var response = await _channel.GetAsync($"v1/orders/{id}/disclosure", shown, cancellationToken)
            .ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }
}
