namespace Ledger.Domain.Catalogue.Openness;

/// <summary>An item's opening after an event. No rule is asked.</summary>
internal static class OpeningFold
{
    public static Opening? After(Opening opening, DomainEvent domainEvent) => domainEvent switch
    {
        BarProposed e => opening with
        {
            Bar = BarStatus.Proposed,
            Entry = new NegativeEntry(e.Ground, e.Basis, e.Act),
        },
        BarDecided { Bars: true } e => Close(opening, e.Act) with { Bar = BarStatus.Barred },
        BarDecided or BarLifted => opening with { Bar = BarStatus.Free, Entry = null },
        OpeningProposed e => opening with { Status = OpeningStatus.Proposed, Terms = e.Terms },
        OpeningDecided { Opens: true } e => opening with { Status = OpeningStatus.Open, OpenedOn = e.Act.On },
        OpeningDecided or OpeningClosed or ItemWithdrawn => Close(opening, ((CatalogueEvent)domainEvent).Act),
        AccessRequested e => opening with
        {
            Requests = opening.Requests.Add(new AccessRequest(e.Act.Party!.Value, e.Wish, e.Act.On, false, null)),
        },
        AccessAnswered e => opening with
        {
            Requests = opening.Requests.With(
                e.Number - 1, opening.Requests[e.Number - 1] with { Answered = true, Until = e.Until }),
        },
        _ => null,
    };

    // What was asked for is answered by that, and what was granted ends on the day before.
    private static Opening Close(Opening opening, Act act) => opening with
    {
        Status = OpeningStatus.Closed,
        Terms = null,
        OpenedOn = null,
        Requests =
        [
            .. opening.Requests.Select(request => request with
            {
                Answered = true,
                Until = request.Until >= act.On ? act.On.AddDays(-1) : request.Until,
            }),
        ],
    };
}
