using Ledger.Domain;
using Ledger.Domain.Orders;

namespace Ledger.Ports;

/// <summary>Opens the bodies that an executed order covers.</summary>
public interface IDisclosureMaker
{
    /// <summary>
    /// The disclosure of an order (<c>ledger-disclosure@v1</c>): the bodies of the entries that it covers, of those
    /// that the log had when the order was executed. The same bytes every time.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="content">What it says: a disclosure.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when the order was not executed.</returns>
    /// <exception cref="EvidenceTooLargeException">It covers more than one file holds.</exception>
    Task<byte[]?> MakeAsync(OrderId order, OrderContent content, CancellationToken cancellationToken);
}
