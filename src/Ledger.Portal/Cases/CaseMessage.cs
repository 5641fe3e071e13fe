using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;
using Ledger.Portal.Words;
using Ledger.Sdk;
using Microsoft.Extensions.Localization;

namespace Ledger.Portal.Cases;

/// <summary>Something that was said in a case: a request, an answer, a finding, a decision with its reason.</summary>
/// <param name="Index">The entry that holds it.</param>
/// <param name="Time">When it counts in law.</param>
/// <param name="Event">What happened, as the log spells it.</param>
/// <param name="Lines">What it says.</param>
/// <param name="By">Until when an answer is expected; null where none is.</param>
/// <param name="Materials">What was handed in with it.</param>
/// <param name="Party">Who handed that in.</param>
internal sealed record CaseMessage(
    ulong Index, DateTimeOffset Time, string Event, IReadOnlyList<string> Lines, DateOnly? By,
    IReadOnlyList<Material> Materials, PartyId? Party)
{
    /// <summary>What was said, oldest first; what only moved the case is in its history.</summary>
    public static IEnumerable<CaseMessage> Of(
        IEnumerable<RecordedEvent> events, IStringLocalizer<PortalWords> words) =>
        events.Select(told => Of(told, words)).OfType<CaseMessage>();

    private static CaseMessage? Of(RecordedEvent told, IStringLocalizer<PortalWords> words)
    {
        var (lines, by) = ((IEnumerable<string>, DateOnly?))(told.Event switch
        {
            CorrectionRequested asked => (asked.Items, asked.By),
            EvidenceRequested asked => (asked.Items, asked.By),
            PublicDataReturned back => (back.Defects.Select(defect =>
                $"{words["public-item." + WireName.Of(defect.Item)].Value}：{defect.Statement}"), null),
            RegistrationReviewed review => (review.Findings.Select(finding =>
                Finding(words, "finding." + WireName.Of(finding.Item), finding.Satisfied, finding.Statement)), null),
            PublicDataReviewed review => (review.Findings.Select(finding => Finding(
                words, "public-item." + WireName.Of(finding.Item), finding.Satisfied, finding.Statement)), null),
            RegistrationRefused no => ([words["ground." + WireName.Of(no.Ground)].Value, no.Reason], null),
            ObjectionDecided decided => (Decided(words, decided.Number, decided.Upheld, decided.Reason), null),
            PublicObjectionDecided decided => (Decided(words, decided.Number, decided.Upheld, decided.Reason), null),
            HandlingExtended longer => ([words["message.days", longer.Days].Value, longer.Reason], null),
            PublicDataRevoked revoked =>
                ([words["revocation." + WireName.Of(revoked.Ground)].Value, revoked.Reason], null),
            EvidenceSupplied supplied => ([words["message.materials", supplied.Materials.Count].Value], null),
            InquiryFiled asked => ([asked.Content.Purpose], null),
            InquiryGranted granted => ([words["message.inquiry-until", CivilDate.Format(granted.Until)].Value], null),
            InquiryRefused no => ([no.Reason], null),
            ObjectionRaised raised => ([raised.Grounds], null),
            PublicObjectionRaised raised => ([raised.Grounds], null),
            _ => (ReasonOf(told.Event) is { } reason ? [reason] : [], (DateOnly?)null),
        });
        IReadOnlyList<string> said = [.. lines, .. StoodIn(told.Event, words)];
        return said.Count == 0 ? null : new CaseMessage(
            told.Index, told.LegalTime, told.Event.Type, said, by, MaterialsOf(told.Event), PartyOf(told.Event));
    }

    private static string? ReasonOf(DomainEvent happened) => happened switch
    {
        RegistrationDeclined no => no.Reason,
        RegistrationTerminated end => end.Reason,
        NoticeWithheld withheld => withheld.Reason,
        RegistrationWithdrawn back => back.Reason,
        CancellationOpened opened => opened.Reason,
        PublicDataDeclined no => no.Reason,
        DelayExplained delay => delay.Reason,
        PublicDataRefused no => no.Reason,
        PublicDataWithdrawn back => back.Reason,
        _ => null,
    };

    private static ValueList<Material> MaterialsOf(DomainEvent happened) => happened switch
    {
        EvidenceSupplied supplied => supplied.Materials,
        InquiryFiled asked => asked.Content.Materials,
        ObjectionRaised raised => raised.Materials,
        PublicObjectionRaised raised => raised.Materials,
        _ => [],
    };

    private static IEnumerable<string> StoodIn(DomainEvent happened, IStringLocalizer<PortalWords> words) =>
        happened is CaseEvent { Act: { For: { } substituted } act }
            ? [words["message.stands-in", act.Account, substituted].Value]
            : [];

    private static PartyId? PartyOf(DomainEvent happened) => (happened as CaseEvent)?.Act.Party;

    private static string Finding(
        IStringLocalizer<PortalWords> words, string item, bool satisfied, string statement) =>
        $"{words[item].Value} · {words[satisfied ? "finding.satisfied" : "finding.not-satisfied"].Value}：{statement}";

    private static IEnumerable<string> Decided(
        IStringLocalizer<PortalWords> words, int number, bool upheld, string reason) =>
    [
        words[upheld ? "message.upheld" : "message.dismissed", number.ToString(CultureInfo.InvariantCulture)].Value,
        reason,
    ];
}
