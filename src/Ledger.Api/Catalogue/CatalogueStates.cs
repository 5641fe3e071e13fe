using Ledger.Cryptography;
using Ledger.Domain.Catalogue;
using Ledger.Grains.Contracts;

namespace Ledger.Api.Catalogue;

/// <summary>What endpoints need to know of an item's state.</summary>
internal static class CatalogueStates
{
    public static bool IsProvider(Caller caller, byte[] state) => CanonicalJson.TryParse(state, out var json, out _)
        && CatalogueAggregate.Instance.TryReadSnapshot(json, out var item, out _)
        && item.Provider?.ToString() == caller.Party;
}
