using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Registration;

/// <summary>
/// The state of a case after an event. No rule and no calendar is asked: what they said is in the event.
/// </summary>
internal static class CaseFold
{
    /// <summary>The state after the event, or null when it is not one of a case.</summary>
    public static CaseState? After(CaseState state, DomainEvent domainEvent) => domainEvent switch
    {
        CertificateNumbered e => state with { Number = e.Number },
        CaseEvent e => (Intake(state, e) ?? Review(state, e) ?? Completion(state, e)) is { } after
            ? after with { LastActOn = e.Act.On }
            : null,
        _ => null,
    };

    private static CaseState? Intake(CaseState state, CaseEvent domainEvent) => domainEvent switch
    {
        RegistrationFiled e => state with
        {
            Status = CaseStatus.Filed,
            Application = e.Application,
            FiledBy = e.Act.Party,
            ReceivedOn = e.Act.On,
        },
        RegistrationAccepted e => state with
        {
            Status = CaseStatus.Accepted,
            AcceptedOn = e.Act.On,
            Acceptance = e.Act,
        },
        RegistrationDeemedAccepted e => state with { Status = CaseStatus.Accepted, AcceptedOn = e.AcceptedOn },
        CorrectionRequested e => state with { Status = CaseStatus.CorrectionRequested, CorrectBy = e.By },
        RegistrationCorrected e => state with
        {
            Status = CaseStatus.Filed,
            Application = e.Application,
            ReceivedOn = e.Act.On,
            CorrectBy = null,
        },
        RegistrationDeclined => state with { Status = CaseStatus.Declined },
        RegistrationLapsed => state with { Status = CaseStatus.Lapsed },
        RegistrationWithdrawn => state with { Status = CaseStatus.Withdrawn },
        _ => null,
    };

    private static CaseState? Review(CaseState state, CaseEvent domainEvent) => domainEvent switch
    {
        EvidenceRequested e => state with
        {
            Status = CaseStatus.EvidenceRequested,
            EvidenceRequests = state.EvidenceRequests.Add(
                new EvidenceRequest(new DateInterval(e.Act.On, null), e.By)),
        },
        EvidenceSupplied e => CloseRequest(state, e.Act.On) with
        {
            Status = CaseStatus.Accepted,
            Application = state.Application! with
            {
                Materials = [.. state.Application.Materials, .. e.Materials],
            },
        },
        RegistrationTerminated e => CloseRequest(state, e.Act.On) with { Status = CaseStatus.Terminated },
        HandlingExtended e => state with { Extension = state.Extension + e.Days },
        RegistrationReviewed e => state with
        {
            Status = e.Passed ? CaseStatus.Reviewed : state.Status,
            Reviews = state.Reviews.Add(e.Act),
        },
        _ => null,
    };

    private static CaseState? Completion(CaseState state, CaseEvent domainEvent) => domainEvent switch
    {
        NoticePublished e => state with { Status = CaseStatus.Noticed, NoticeOn = e.Act.On },
        NoticeWithheld => state with { Status = CaseStatus.Cleared },
        ObjectionRaised e => state with
        {
            Status = CaseStatus.Objected,
            Objections = state.Objections.Add(new Objection(e.Objector, new DateInterval(e.Act.On, null))),
        },
        ObjectionDecided e => Decide(state, e),
        EvidenceRecorded e => state with
        {
            Status = CaseStatus.Evidenced,
            Evidence = new NationalEvidence(e.Reference, e.RecordedOn),
        },
        RegistrationCertified e => state with { Status = CaseStatus.Certified, Until = e.Until },
        RegistrationRefused => state with { Status = CaseStatus.Refused },
        _ => null,
    };

    private static CaseState CloseRequest(CaseState state, DateOnly day)
    {
        var last = state.EvidenceRequests[^1];
        return state with
        {
            EvidenceRequests = state.EvidenceRequests.With(
                state.EvidenceRequests.Count - 1, last with { Span = last.Span with { To = day } }),
        };
    }

    private static CaseState Decide(CaseState state, ObjectionDecided e)
    {
        var objection = state.Objections[e.Number - 1];
        var objections = state.Objections.With(
            e.Number - 1, objection with { Span = objection.Span with { To = e.Act.On } });
        return state with
        {
            Objections = objections,
            Status = e.Upheld ? CaseStatus.Refused
                : objections.Any(static other => other.IsOpen) ? CaseStatus.Objected
                : CaseStatus.Noticed,
        };
    }
}
