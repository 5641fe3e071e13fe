using Ledger.Domain;
using Ledger.Domain.Orders;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>An order's whole state, for whoever filed it and staff; null for everybody else.</summary>
    public async Task<Versioned<OrderState>?> FindOrderStateAsync(
        OrderId id, CancellationToken cancellationToken = default) =>
        Typed<OrderState>(
            await FindAsync($"v1/orders/{id}/state", ClientJson.Default.AggregateResource, cancellationToken)
                .ConfigureAwait(false),
            OrderAggregate.Instance);
}
