namespace Ledger.Domain.Catalogue.Demands;

/// <summary>The state of a demand after an event. No rule is asked.</summary>
internal static class DemandFold
{
    public static DemandState? After(DemandState state, DomainEvent domainEvent) =>
        domainEvent is DemandEvent { Act: var act } && Demand(state, domainEvent) is { } after
            ? after with { LastActOn = act.On }
            : null;

    private static DemandState? Demand(DemandState state, DomainEvent domainEvent) => domainEvent switch
    {
        DemandFiled e => state with
        {
            Status = DemandStatus.Filed,
            Demander = e.Act.Party,
            Content = e.Content,
        },
        DemandListed => state with { Status = DemandStatus.Listed },
        DemandDeclined => state with { Status = DemandStatus.Declined },
        DemandMatched e => state with
        {
            Status = DemandStatus.Matched,
            Item = e.Item,
            Provider = e.Provider,
            Matching = e.Act,
            AskedOn = e.Act.On,
        },
        DemandAnswered e => state with
        {
            Status = e.Supplies ? DemandStatus.Supplied : DemandStatus.Refused,
            AskedOn = null,
        },
        SupplyObjected e => state with
        {
            Status = DemandStatus.Objected,
            Objections = state.Objections.Add(new SupplyObjection(e.Ground, state.Status, e.Act.On, false, null)),
        },
        ObjectionReplied => With(state, static open => open with { Replied = true }),
        SupplyDecided e => With(state, open => open with { Upheld = e.Upheld }) with
        {
            Status = e.Upheld ? DemandStatus.Matched : state.Objections[^1].Before,
            AskedOn = e.Upheld ? e.Act.On : state.AskedOn,
        },
        SupplyConfirmed => state with { Status = DemandStatus.Met },
        DemandWithdrawn => state with { Status = DemandStatus.Withdrawn },
        _ => null,
    };

    private static DemandState With(DemandState state, Func<SupplyObjection, SupplyObjection> change) => state with
    {
        Objections = state.Objections.With(state.Objections.Count - 1, change(state.Objections[^1])),
    };
}
