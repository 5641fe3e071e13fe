namespace Ledger.Domain.Registrars;

/// <summary>The state of the registrar after an act. No rule is asked: they said that it be done.</summary>
internal static class RegistrarFold
{
    public static RegistrarState After(RegistrarState state, RegistrarActed acted)
    {
        var on = acted.Act.On;
        var after = Standing(state, acted.Done) ?? Supervised(state, acted.Done, on) ?? Leaving(state, acted.Done, on)
            ?? throw new InvalidOperationException($"Nothing folds {acted.Type}.");
        return after with { LastActOn = on };
    }

    private static RegistrarState? Standing(RegistrarState state, RegistrarCommand done) => done switch
    {
        Declare c => state with { Status = RegistrarStatus.Declared, Qualification = c.Qualification },
        Recommend => state with { Status = RegistrarStatus.Recommended },
        Decline => state with { Status = RegistrarStatus.Declined },
        Enlist c => state with { Status = RegistrarStatus.Practising, Reference = c.Reference, ListedOn = c.On },
        _ => null,
    };

    private static RegistrarState? Supervised(RegistrarState state, RegistrarCommand done, DateOnly on) => done switch
    {
        Disclose c => state with { Disclosure = c.Disclosure, DisclosedOn = on },
        StatePlatform c => state with { Platform = c.Documents },
        ReportYear c => state with { Years = state.Years.Add(new ReportedYear(c.Report, on, null)) },
        AssessYear c => state with
        {
            Years = [.. state.Years.Select(year => year.Content.Year == c.Year
                ? year with { Assessment = c.Result }
                : year)],
        },
        ReportChange c => state with
        {
            Changes = state.Changes.Add(new ReportedChange(c.Change, RegistrarChangeStatus.Reported, null)),
        },
        DecideChange c => Decided(state, c, on),
        RecordChange c => state with
        {
            Changes = state.Changes.With(
                c.Number - 1, state.Changes[c.Number - 1] with { Status = RegistrarChangeStatus.Recorded }),
        },
        Guide c => state with { Guidances = state.Guidances.Add(new Guidance(c.Form, c.Statement, on)) },
        FindMisconduct c => state with
        {
            Findings = state.Findings.Add(new Misconduct(c.Kind, c.Serious, c.Facts, c.Evidence, on)),
        },
        Suspend c => state with
        {
            Status = RegistrarStatus.Suspended, Order = new RectificationOrder(c.Finding, c.By),
        },
        Resume => state with { Status = RegistrarStatus.Practising, Order = null },
        Remove => state with { Status = RegistrarStatus.Removed, Order = null },
        _ => null,
    };

    private static RegistrarState Decided(RegistrarState state, DecideChange c, DateOnly on)
    {
        var change = state.Changes[c.Number - 1];
        return state with
        {
            Changes = state.Changes.With(c.Number - 1, change with
            {
                Status = c.Confirmed ? RegistrarChangeStatus.Confirmed : RegistrarChangeStatus.Rejected,
                DecidedOn = on,
            }),
            Qualification = c.Confirmed ? change.Content.Qualification : state.Qualification,
        };
    }

    // Whoever leaves under an order to rectify is under it still, and does not practise.
    private static RegistrarState? Leaving(RegistrarState state, RegistrarCommand done, DateOnly on) => done switch
    {
        ReportExit c => state with
        {
            Status = RegistrarStatus.Leaving, Exit = new Exit(c.On, c.Plan, on, null, null),
        },
        DecideExit { Agreed: true } => state with
        {
            Status = RegistrarStatus.ExitAgreed, Exit = state.Exit! with { AgreedOn = on },
        },
        DecideExit => state with
        {
            Status = state.Order is null ? RegistrarStatus.Practising : RegistrarStatus.Suspended, Exit = null,
        },
        ForwardExit => state with { Exit = state.Exit! with { ForwardedOn = on } },
        ConsentToExit => state with { Status = RegistrarStatus.HandingOver },
        Designate c => state with { Successor = c.Successor, HandedOver = null },
        GiveOver c => state with { HandedOver = c.Content },
        TakeOver => state with
        {
            Status = state.Status is RegistrarStatus.HandingOver ? RegistrarStatus.Exited : state.Status,
            TakenOverOn = on,
        },
        _ => null,
    };
}
