using Ledger.Cryptography;
using Ledger.Domain.Orders;
using Ledger.Grains.Contracts;

namespace Ledger.Api.Endpoints;

/// <summary>What endpoints need to know of an order's state.</summary>
internal static class OrderStates
{
    /// <summary>Whether the caller acts for whoever filed the order.</summary>
    public static bool IsFiler(Caller caller, byte[] state) =>
        CanonicalJson.TryParse(state, out var json, out _)
        && OrderAggregate.Instance.TryReadSnapshot(json, out var read, out _)
        && read.Filed?.Party?.ToString() == caller.Party;
}
