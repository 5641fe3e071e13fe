using Ledger.Domain.Catalogue.Demands;

namespace Ledger.Domain.Catalogue.Flows;

/// <summary>
/// Data goes up to be aggregated at a higher level, and comes back down to who needs it (XC item 4, W25 二（一）).
/// </summary>
internal static class FlowDesk
{
    public static Decision? Decide(CatalogueDesk desk, CatalogueCommand command) => command switch
    {
        AggregateData aggregate => desk.Yes(
            (desk.State.Provider == desk.Request.Actor.Party ? desk.ByProvider() : desk.ByStaff(Role.Clerk))
                ?? Up(desk, aggregate.To),
            new DataAggregated(aggregate.To, aggregate.Data, aggregate.Whole, desk.Act)),
        ReturnData back => desk.Yes(
            desk.ByStaff(Role.Clerk) ?? Down(desk, back),
            new DataReturned(back.To, back.Demand, back.Data, desk.Act)),
        _ => null,
    };

    /// <summary>The flows of an item after one more.</summary>
    public static ValueList<DataFlow> After(ValueList<DataFlow> flows, DataFlow flow)
    {
        for (var i = 0; i < flows.Count; i++)
        {
            if (flows[i].To == flow.To && flows[i].Upward == flow.Upward)
            {
                return flows.With(i, flow with { Times = flows[i].Times + 1 });
            }
        }

        return flows.Add(flow);
    }

    private static Refusal? Up(CatalogueDesk desk, DivisionCode to) =>
        desk.State.Shown is not { } shown ? Refusals.ItemNotPublished
        : to == shown.Division || !to.Contains(shown.Division) ? Refusals.AggregationNotUpward
        : null;

    // Down goes only what somebody there demanded of this very item.
    private static Refusal? Down(CatalogueDesk desk, ReturnData back)
    {
        var demand = (DemandState)desk.Facts.Find(back.Demand.Stream).State;
        return desk.State.Shown is not { } shown ? Refusals.ItemNotPublished
            : back.To == shown.Division || !shown.Division.Contains(back.To) ? Refusals.ReturnNotDownward
            : demand.Item != desk.Item || demand.Content?.Division != back.To
                || demand.Status is not (DemandStatus.Matched or DemandStatus.Supplied)
            ? Refusals.ReturnNotDemanded
            : null;
    }
}
