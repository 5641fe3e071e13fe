using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;

namespace Ledger.Domain.Catalogue;

/// <summary>The state of an item of the catalogue after an event. No rule is asked.</summary>
internal static class CatalogueFold
{
    public static CatalogueItem? After(CatalogueItem state, DomainEvent domainEvent) =>
        domainEvent is CatalogueEvent { Act: var act } && (Item(state, domainEvent), OpeningFold.After(
            state.Opening, domainEvent)) is var (item, opening) && (item is not null || opening is not null)
            ? (item ?? state) with { LastActOn = act.On, Opening = opening ?? state.Opening }
            : null;

    private static CatalogueItem? Item(CatalogueItem state, DomainEvent domainEvent) => domainEvent switch
    {
        ItemCompiled e => state with
        {
            Status = CatalogueStatus.Compiled,
            Provider = e.Act.Party,
            Draft = e.Content,
        },
        ItemRevised e => state with
        {
            Status = CatalogueStatus.Compiled,
            Draft = e.Content,
            Inspections = [],
        },
        ItemInspected e => state with
        {
            Status = e.Passed ? CatalogueStatus.Inspected : CatalogueStatus.Compiled,
            Inspections = state.Inspections.Add(e.Act),
        },
        ItemConfirmed e => state with
        {
            Status = CatalogueStatus.Confirmed,
            Confirmation = new Confirmation(e.Treatments, e.Data, e.Act.On),
        },
        ItemPublished e => Publish(state, state.Confirmation!, e.Act),
        ItemUpdated e => state with { UpdatedOn = e.On, Data = e.Data },
        ItemWithdrawn => state with { Status = CatalogueStatus.Withdrawn, Shown = null },
        DataAggregated e => state with
        {
            Flows = FlowDesk.After(state.Flows, new DataFlow(e.To, true, 1, e.Act.On, e.Data)),
        },
        DataReturned e => state with
        {
            Flows = FlowDesk.After(state.Flows, new DataFlow(e.To, false, 1, e.Act.On, e.Data)),
        },
        SharingAssigned e => state with { Duties = state.Duties.Add(new OwedSharing(e.Duty, e.Act.On, null)) },
        SharingEnded e => state with
        {
            Duties = state.Duties.With(e.Number - 1, state.Duties[e.Number - 1] with { Until = e.Act.On }),
        },
        _ => null,
    };

    // What was renewed after it was confirmed stays as new as it is.
    private static CatalogueItem Publish(CatalogueItem state, Confirmation confirmed, Act act)
    {
        var published = state with
        {
            Status = CatalogueStatus.Published,
            Shown = state.Draft,
            PublishedOn = state.PublishedOn ?? act.On,
        };
        return state.UpdatedOn > confirmed.On
            ? published
            : published with { Data = confirmed.Data, UpdatedOn = confirmed.On };
    }
}
