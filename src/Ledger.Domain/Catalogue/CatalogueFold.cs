namespace Ledger.Domain.Catalogue;

/// <summary>The state of an item of the catalogue after an event. No rule is asked.</summary>
internal static class CatalogueFold
{
    public static CatalogueItem? After(CatalogueItem state, DomainEvent domainEvent) =>
        domainEvent is CatalogueEvent { Act: var act } && Item(state, domainEvent) is { } after
            ? after with { LastActOn = act.On }
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
        ItemPublished e => state with
        {
            Status = CatalogueStatus.Published,
            Shown = state.Draft,
            PublishedOn = state.PublishedOn ?? e.Act.On,
            Data = state.Confirmation?.Data,
            UpdatedOn = state.Confirmation?.On,
        },
        ItemUpdated e => state with { UpdatedOn = e.On, Data = e.Data },
        ItemWithdrawn => state with { Status = CatalogueStatus.Withdrawn, Shown = null },
        _ => null,
    };
}
