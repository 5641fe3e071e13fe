using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>
/// The state of a case of public data after an event. No rule is asked: what the rules said is in the event.
/// </summary>
internal static class PublicFold
{
    public static CaseState After(CaseState state, PublicEvent domainEvent)
    {
        var one = state.Public ?? new PublicCase();
        return Intake(state, one, domainEvent) ?? Completion(state, one, domainEvent) ?? Record(state, one, domainEvent)
            ?? throw new InvalidOperationException($"Nothing folds {domainEvent.Type}.");
    }

    private static CaseState? Intake(CaseState state, PublicCase one, PublicEvent domainEvent) => domainEvent switch
    {
        OperationAnnounced e => state with
        {
            Public = one with { Status = PublicStatus.Announced, Announcement = e.Announcement },
            FiledBy = e.Act.Party,
        },
        PublicDataFiled e => state with
        {
            Public = one with { Status = PublicStatus.Filed, Application = e.Application },
            FiledBy = e.Act.Party,
            ReceivedOn = e.Act.On,
            FirstFiledOn = e.Act.On,
        },
        PublicDataAccepted e => state with
        {
            Public = one with { Status = PublicStatus.Accepted },
            AcceptedOn = e.Act.On,
            Acceptance = e.Act,
        },
        PublicDataReturned e => state with
        {
            Public = one with
            {
                Status = PublicStatus.Returned,
                Defects = one.Defects.Count == 0 ? e.Defects : one.Defects,
            },
        },
        PublicDataResubmitted e => state with
        {
            Public = one with { Status = PublicStatus.Filed, Application = e.Application },
            ReceivedOn = e.Act.On,
        },
        PublicDataDeclined => state with { Public = one with { Status = PublicStatus.Declined } },
        PublicDataWithdrawn => state with { Public = one with { Status = PublicStatus.Withdrawn } },
        PublicDataReviewed e => state with
        {
            Public = one with { Status = e.Passed ? PublicStatus.Reviewed : one.Status },
            Reviews = state.Reviews.Add(e.Act),
        },
        DelayExplained e => state with { Public = one with { Delay = e.Reason } },
        PublicDataRefused => state with { Public = one with { Status = PublicStatus.Refused } },
        _ => null,
    };

    private static CaseState? Completion(CaseState state, PublicCase one, PublicEvent domainEvent) => domainEvent switch
    {
        PublicDataNoticed e => state with
        {
            Public = one with { Status = PublicStatus.Noticed },
            NoticeOn = e.Act.On,
        },
        PublicObjectionRaised e => state with
        {
            Public = one with { Status = PublicStatus.Objected },
            Objections = state.Objections.Add(new Objection(e.Objector, new DateInterval(e.Act.On, null))),
        },
        PublicObjectionDecided e => Decide(state, one, e),
        PublicDataRegistered e => state with
        {
            Public = one with
            {
                Status = PublicStatus.Registered,
                Registration = new PublicRegistration(
                    e.Code, one.Application!.Record!, one.Application.Applicants, e.From, e.Until, null),
            },
        },
        PublicDataCompleted => state with { Public = one with { Status = PublicStatus.Completed } },
        _ => null,
    };

    private static CaseState? Record(CaseState state, PublicCase one, PublicEvent domainEvent) => domainEvent switch
    {
        PublicRenewalFiled e => With(state, one, registered => registered with { Renewal = e.Case }),
        PublicRecordChanged e => With(state, one, registered => registered with { Record = e.Record }),
        PublicDataRenewed e => With(state, one, registered => registered with { Until = e.Until, Renewal = null }),
        PublicDataCancelled => state with { Public = one with { Status = PublicStatus.Cancelled } },
        PublicDataRevoked => state with { Public = one with { Status = PublicStatus.Revoked } },
        PublicDataLapsed => state with { Public = one with { Status = PublicStatus.Lapsed } },
        _ => null,
    };

    private static CaseState With(
        CaseState state, PublicCase one, Func<PublicRegistration, PublicRegistration> change) =>
        state with { Public = one with { Registration = change(one.Registration!) } };

    private static CaseState Decide(CaseState state, PublicCase one, PublicObjectionDecided e)
    {
        var objection = state.Objections[e.Number - 1];
        var objections = state.Objections.With(
            e.Number - 1, objection with { Span = objection.Span with { To = e.Act.On } });
        return state with
        {
            Objections = objections,
            Public = one with
            {
                Status = e.Upheld ? PublicStatus.Refused
                    : objections.Any(static other => other.IsOpen) ? PublicStatus.Objected
                    : PublicStatus.Noticed,
            },
        };
    }
}
