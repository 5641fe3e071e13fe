using static Ledger.Domain.Orders.OrderStatus;

namespace Ledger.Domain.Orders;

/// <summary>
/// Which command an order admits in which state; every other pair is refused before anything is looked at.
/// </summary>
public static class OrderAdmission
{
    private static readonly Dictionary<Type, OrderStatus[]> Table = new()
    {
        [typeof(FileOrder)] = [None],
        [typeof(VerifyOrder)] = [Filed],
        [typeof(ExecuteOrder)] = [Verified],
        [typeof(RefuseOrder)] = [Filed, Verified],
        [typeof(WithdrawOrder)] = [Filed, Verified],
    };

    /// <summary>Whether an order in that state admits the command.</summary>
    public static bool Admits(OrderStatus status, OrderCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Table.TryGetValue(command.GetType(), out var states) && states.Contains(status);
    }
}
