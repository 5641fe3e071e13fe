using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration.Inquiries;

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
        DocumentsRestricted e => Take(state, new CaseDocuments(e.Party, DocumentsStatus.Restricted, e.Act.On)),
        DocumentsErased e => Take(state, new CaseDocuments(e.Party, DocumentsStatus.Erased, e.Act.On)),
        InquiryEvent e => state with
        {
            Inquiries = InquiryFold.After(state.Inquiries, e), LastActOn = e.Act.On,
        },
        PublicEvent e => Dated(PublicFold.After(state, e), e.Act.On),
        CaseEvent e => (Intake(state, e) ?? Later(state, e) ?? Review(state, e) ?? Completion(state, e)) is { } after
            ? Dated(after, e.Act.On)
            : null,
        _ => null,
    };

    private static CaseState Dated(CaseState after, DateOnly day) =>
        after with { LastActOn = day, ClosedOn = after.IsFinal ? day : null };

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

    private static CaseState? Later(CaseState state, CaseEvent domainEvent) => domainEvent switch
    {
        RegistrationApplied e => Received(
            state with { FiledBy = e.Act.Party, FirstFiledOn = e.Act.On }, e.Application, e.Act),
        RegistrationAmended e => Received(state with { CorrectBy = null }, e.Application, e.Act),
        RegistrationJoined e => WithJoined(state, e.Party, e.Act.On),
        CancellationOpened e => state with
        {
            Status = CaseStatus.Reviewed,
            Later = e.Application,
            OwnMotion = true,
            AcceptedOn = e.Act.On,
            Reviews = [e.Act],
        },
        RegistrationCompleted => state with { Status = CaseStatus.Completed },
        _ => null,
    };

    private static CaseState Received(CaseState state, LaterApplication application, Act act)
    {
        var received = state with { Status = CaseStatus.Filed, Later = application, Joined = [], ReceivedOn = null };
        return act.Party is { } party && application.Applicants.Contains(party)
            ? WithJoined(received, party, act.On)
            : received;
    }

    // What somebody has yet to apply for is not received: the time to answer it does not run.
    private static CaseState WithJoined(CaseState state, PartyId party, DateOnly day)
    {
        var after = state with { Joined = state.Joined.Add(party) };
        return after with { ReceivedOn = state.ReceivedOn ?? (after.AllApplied ? day : null) };
    }

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
            Application = state.Application is { } first
                ? first with { Materials = [.. first.Materials, .. e.Materials] }
                : null,
            Later = state.Later is { } later
                ? later with { Materials = [.. later.Materials, .. e.Materials] }
                : null,
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

    private static CaseState Take(CaseState state, CaseDocuments documents) => state with
    {
        Documents = [.. state.Documents.Where(other => other.Party != documents.Party), documents],
        LastActOn = documents.On,
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
