using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>From the notice to code, change, cancellation, revocation (M26, articles 9, 12, 13, 15, 20).</summary>
internal static class PublicCompletion
{
    public static Decision? Decide(CaseDesk desk, PublicCommand command) => command switch
    {
        NoticePublicData publish => desk.Yes(
            desk.ByStaff(Role.Clerk), new PublicDataNoticed(publish.Reference, desk.Act)),
        ObjectToPublicData objection => Object(desk, objection),
        DecidePublicObjection decide => desk.Yes(
            desk.ByApprover()
                ?? (decide.Number <= desk.State.Objections.Count && desk.State.Objections[decide.Number - 1].IsOpen
                    ? null
                    : Refusals.ObjectionNotOpen),
            new PublicObjectionDecided(decide.Number, decide.Upheld, decide.Reason, desk.Act)),
        AssignPublicCode assign => Assign(desk, assign),
        CompletePublicData => Complete(desk),
        RevokePublicData revoke => desk.Yes(
            desk.ByApprover(), new PublicDataRevoked(revoke.Ground, revoke.Reason, desk.Act)),
        TickPublicData => Tick(desk),
        _ => null,
    };

    private static Decision Object(CaseDesk desk, ObjectToPublicData objection)
    {
        var refusal = Authority.Registered(desk.Request, desk.Facts)
            ?? (desk.State.IsApplicant(desk.Request.Actor.Party) ? Refusals.ObjectorIsApplicant : null)
            ?? (End(desk)?.HasPassed(desk.Today) is true ? Refusals.NoticeOver : null);
        return refusal is not null ? refusal : desk.Yes(null, new PublicObjectionRaised(
            desk.Request.Actor.Party!.Value, objection.Grounds, objection.Materials, desk.Act));
    }

    private static Decision Assign(CaseDesk desk, AssignPublicCode assign)
    {
        var application = desk.State.Public!.Application!;
        var refusal = desk.ByApprover() ?? AfterNotice(desk, assign.On)
            ?? PublicDesk.Rules(desk, application).OnCompletion(assign.On);
        if (refusal is not null)
        {
            return refusal;
        }

        var until = PublicRules.Bounded(
            CivilDate.AfterYears(assign.On, desk.Rules["validity"]), application.Record!.AuthorisedUntil);
        return desk.Yes(null, new PublicDataRegistered(assign.Code, assign.On, until, desk.Act));
    }

    private static Decision Complete(CaseDesk desk)
    {
        var application = desk.State.Public!.Application!;
        var rules = PublicDesk.Rules(desk, application);
        var refusal = desk.ByApprover()
            ?? (application.Type is PublicType.Cancellation ? null : AfterNotice(desk, desk.Today))
            ?? rules.OnCompletion(desk.Today);
        if (refusal is not null || !desk.Request.Stream.TryGetCase(out var id))
        {
            return refusal ?? Refusals.WrongAddressee;
        }

        DomainEvent done = application.Type switch
        {
            PublicType.Renewal => new PublicDataRenewed(rules.RenewedUntil(), id, desk.Act),
            PublicType.Cancellation => new PublicDataCancelled(application.Ground!.Value, id, desk.Act),
            _ => new PublicRecordChanged(application.Record!, id, desk.Act),
        };
        var record = desk.Facts.Find(application.Original!.Value.Stream);
        return Accept.Of(
            desk.Facts,
            null,
            new(desk.Request.Stream, desk.State, desk.Facts.Version, [new PublicDataCompleted(desk.Act)]),
            new(record.Source.Stream, record.State, record.Source.Version, [done]));
    }

    // What is not renewed in time the registrar cancels; what was applied for in time waits for that case.
    private static Decision Tick(CaseDesk desk)
    {
        if (desk.Request.Actor.Party is not null && desk.ByStaff(Role.Clerk) is { } refusal)
        {
            return refusal;
        }

        var registered = desk.State.Public!.Registration!;
        var waits = registered.Renewal is { } renewal
            && desk.Facts.Case(renewal).Public is { IsFinal: false, Application.Type: PublicType.Renewal };
        return desk.Yes(
            desk.Rules.Has("lapse") && registered.Until < desk.Today && !waits ? null : Refusals.NothingDue,
            new PublicDataLapsed(desk.Act));
    }

    private static Refusal? AfterNotice(CaseDesk desk, DateOnly day) =>
        End(desk) is { } end && !end.HasPassed(desk.Today) ? Refusals.NoticeNotOver.About(end.ToString())
        : End(desk) is { } last && !last.HasPassed(day) ? Refusals.CodeDateOutOfRange
        : day > desk.Today || day < desk.State.LastActOn ? Refusals.CodeDateOutOfRange
        : null;

    private static Deadline? End(CaseDesk desk) => PublicClock.NoticeEnd(desk.State, desk.Facts.Calendar, desk.Rules);
}
