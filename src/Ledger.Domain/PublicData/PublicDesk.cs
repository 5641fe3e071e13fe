using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>From the announcement to a passed formal review, and withdrawal (M26, articles 7 to 11).</summary>
internal static class PublicDesk
{
    public static Decision Decide(CaseDesk desk, PublicCommand command) =>
        Intake(desk, command) ?? Review(desk, command) ?? PublicCompletion.Decide(desk, command)
        ?? throw new InvalidOperationException($"Nothing decides {command.Type}.");

    private static Decision? Intake(CaseDesk desk, PublicCommand command) => command switch
    {
        AnnounceOperation announce => desk.Yes(
            Announce(desk, announce.Announcement), new OperationAnnounced(announce.Announcement, desk.Act)),
        FilePublicData file => File(desk, file.Application),
        AcceptPublicData => desk.Yes(desk.ByStaff(Role.Clerk), new PublicDataAccepted(desk.Act)),
        ReturnPublicData back => desk.Yes(
            desk.ByStaff(Role.Clerk) ?? NamedAtFirst(desk, back.Defects),
            new PublicDataReturned(back.Defects, desk.Act)),
        ResubmitPublicData again => desk.Yes(
            Resubmit(desk, again.Application), new PublicDataResubmitted(again.Application, desk.Act)),
        DeclinePublicData decline => desk.Yes(
            desk.ByStaff(Role.Clerk), new PublicDataDeclined(decline.Reason, desk.Act)),
        WithdrawPublicData withdraw => desk.Yes(
            desk.ByApplicant(), new PublicDataWithdrawn(withdraw.Reason, desk.Act)),
        _ => null,
    };

    private static Decision? Review(CaseDesk desk, PublicCommand command) => command switch
    {
        ReviewPublicData review => desk.Yes(
            desk.ByStaff(Role.Reviewer)
                ?? (!desk.Rules.Has("formal-review") || Covers(review.Findings)
                    ? null
                    : Refusals.FormalReviewIncomplete),
            new PublicDataReviewed(
                review.Findings, review.Findings.All(static finding => finding.Satisfied), desk.Act)),
        ExplainDelay explain => desk.Yes(
            desk.ByStaff(Role.Reviewer) ?? Overdue(desk), new DelayExplained(explain.Reason, desk.Act)),
        RefusePublicData refuse => desk.Yes(desk.ByApprover(), new PublicDataRefused(refuse.Reason, desk.Act)),
        _ => null,
    };

    private static Refusal? Announce(CaseDesk desk, PublicAnnouncement announcement) =>
        Authority.Registered(desk.Request, desk.Facts)
        ?? (announcement.Applicants.Contains(desk.Request.Actor.Party!.Value) ? null : Refusals.NotTheApplicant)
        ?? (announcement.On > desk.Today ? Refusals.OperationAhead : null);

    private static Decision File(CaseDesk desk, PublicApplication application)
    {
        var refusal = Authority.Registered(desk.Request, desk.Facts)
            ?? (application.Applicants.Contains(desk.Request.Actor.Party!.Value)
                || application.Materials.Any(static material => material.Kind is MaterialKind.PowerOfAttorney)
                    ? null
                    : Refusals.NotTheApplicant)
            ?? (desk.State.Public?.Announcement is { } announced
                && (application.Type is not PublicType.First || !announced.Applicants.Equals(application.Applicants))
                    ? Refusals.CorrectionChangesSubject
                    : null)
            ?? Rules(desk, application).OnFiling(desk.Today, desk.Today);
        var filed = new PublicDataFiled(application, IsLate(desk, application), desk.Act);
        if (refusal is not null || application is not { Type: PublicType.Renewal, Original: { } original }
            || !desk.Request.Stream.TryGetCase(out var id))
        {
            return desk.Yes(refusal, filed);
        }

        var record = desk.Facts.Find(original.Stream);
        return Accept.Of(
            desk.Facts,
            null,
            new(desk.Request.Stream, desk.State, desk.Facts.Version, [filed]),
            new(record.Source.Stream, record.State, record.Source.Version, [new PublicRenewalFiled(id, desk.Act)]));
    }

    // Whoever is late still has to register; the entry says that it was late.
    private static bool? IsLate(CaseDesk desk, PublicApplication application) =>
        application is { Type: PublicType.First, Record.OperationFrom: { } began }
            && PublicClock.Filing(began, desk.Facts.Calendar, desk.Rules) is { IsDeterminable: true } last
                ? last.HasPassed(desk.Today)
                : null;

    private static Refusal? Resubmit(CaseDesk desk, PublicApplication application)
    {
        var filed = desk.State.Public!.Application!;
        return desk.ByApplicant()
            ?? (application.Type == filed.Type && application.Asset == filed.Asset
                && application.Original == filed.Original && application.Applicants.Equals(filed.Applicants)
                    ? null
                    : Refusals.CorrectionChangesSubject)
            ?? Rules(desk, application).OnFiling(desk.Today, desk.State.FirstFiledOn!.Value);
    }

    private static Refusal? NamedAtFirst(CaseDesk desk, ValueList<PublicDefect> defects)
    {
        var named = desk.State.Public!.Defects;
        var other = defects.FirstOrDefault(defect => named.All(known => known.Item != defect.Item));
        return desk.Rules.Has("one-time-notice") && named.Count > 0 && other is not null
            ? Refusals.DefectNotNamedAtFirst.About(WireName.Of(other.Item))
            : null;
    }

    private static Refusal? Overdue(CaseDesk desk) =>
        PublicClock.Review(desk.State, desk.Facts.Calendar, desk.Rules)?.HasPassed(desk.Today) is true
            ? null
            : Refusals.ReviewNotOverdue;

    private static bool Covers(ValueList<PublicFinding> findings) => Enum.GetValues<PublicItem>()
        .All(item => findings.Count(finding => finding.Item == item) == 1);

    internal static PublicRules Rules(CaseDesk desk, PublicApplication application) =>
        new(application, desk.Facts, desk.Rules);
}
