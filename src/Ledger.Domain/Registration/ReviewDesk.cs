namespace Ledger.Domain.Registration;

/// <summary>From acceptance to a passed review (article 18), extension (article 28) and refusal (article 22).</summary>
internal static class ReviewDesk
{
    public static Decision? Decide(CaseDesk desk, CaseCommand command) => command switch
    {
        RequestEvidence request => desk.Yes(
            desk.ByStaff(Role.Reviewer) ?? (request.By <= desk.Today ? Refusals.EvidenceDateNotAhead : null),
            new EvidenceRequested(request.Items, request.By, desk.Act)),
        SupplyEvidence supply => desk.Yes(
            desk.ByApplicant(), new EvidenceSupplied(supply.Materials, desk.Act)),
        TerminateRegistration terminate => desk.Yes(
            desk.ByApprover()
                ?? (desk.Today <= desk.State.EvidenceRequests[^1].By ? Refusals.EvidencePeriodOpen : null),
            new RegistrationTerminated(terminate.Reason, desk.Act)),
        ExtendHandling extend => desk.Yes(
            Extend(desk, extend.Days), new HandlingExtended(extend.Days, extend.Reason, desk.Act)),
        ReviewRegistration review => desk.Yes(
            desk.ByStaff(Role.Reviewer)
                ?? (!desk.Rules.Has("review-findings") || Covers(review.Findings) ? null : Refusals.FindingsIncomplete),
            new RegistrationReviewed(
                review.Findings, review.Findings.All(static finding => finding.Satisfied), desk.Act)),
        RefuseRegistration refuse => desk.Yes(
            desk.ByApprover(), new RegistrationRefused(refuse.Ground, refuse.Reason, desk.Elapsed, desk.Act)),
        _ => null,
    };

    private static bool Covers(ValueList<Finding> findings) => Enum.GetValues<FindingItem>()
        .All(item => findings.Count(finding => finding.Item == item) == 1);

    private static Refusal? Extend(CaseDesk desk, int days) =>
        desk.ByStaff(Role.Reviewer)
        ?? (desk.State.Extension > 0 ? Refusals.ExtensionUsed : null)
        ?? (days > desk.Rules.Number("extension") ? Refusals.ExtensionTooLong : null)
        ?? (CaseClock.Handling(desk.State, desk.Facts.Calendar, desk.Rules)?.HasPassed(desk.Today) is true
            ? Refusals.HandlingPeriodOver
            : null);
}
