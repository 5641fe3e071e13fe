using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Orders;
using Ledger.Domain.Registration;

namespace Ledger.Grains.Feed;

/// <summary>Whom what happens to a stream concerns: those who may read its state as parties.</summary>
public static class Concerned
{
    /// <summary>The parties, each once; none for what is nobody's.</summary>
    public static IEnumerable<PartyId> By(StreamName stream, AggregateState state)
    {
        IEnumerable<PartyId?> all = state switch
        {
            AssetState asset => asset.Rights.SelectMany(static right =>
                right.Shares.Select(static share => share.Party).Prepend(right.Holder)).Select(static party =>
                    (PartyId?)party),
            CaseState one => one.Applicants.Select(static party => (PartyId?)party),
            CatalogueItem item => [item.Provider],
            DemandState demand => [demand.Demander, demand.Provider],
            OrderState order => [order.Filed?.Party],
            _ => stream.TryGetParty(out var party) ? [party] : [],
        };
        return all.OfType<PartyId>().Distinct();
    }

    /// <summary>Whether a stream can concern a party at all.</summary>
    public static bool IsSomebodys(StreamName stream) => stream.Kind is StreamKind.Asset or StreamKind.Case
        or StreamKind.Catalogue or StreamKind.Demand or StreamKind.Order or StreamKind.Party;
}
