namespace Ledger.Domain.Registration;

/// <summary>From filing to acceptance (articles 16 and 17), and withdrawal.</summary>
internal static class IntakeDesk
{
    public static Decision? Decide(CaseDesk desk, CaseCommand command) => command switch
    {
        FileRegistration file => desk.Yes(
            File(desk, file.Application), new RegistrationFiled(file.Application, desk.Act)),
        AcceptRegistration => desk.Yes(
            Answer(desk) ?? (desk.State.AllApplied ? null : Refusals.NotAllApplied),
            new RegistrationAccepted(desk.Act)),
        DeclineRegistration decline => desk.Yes(Answer(desk), new RegistrationDeclined(decline.Reason, desk.Act)),
        RequestCorrection request => desk.Yes(
            Answer(desk) ?? (request.By <= desk.Today ? Refusals.CorrectionDateNotAhead : null),
            new CorrectionRequested(request.Items, request.By, desk.Act)),
        CorrectRegistration correct => desk.Yes(
            Correct(desk, correct.Application), new RegistrationCorrected(correct.Application, desk.Act)),
        Registration.Tick => State(desk),
        WithdrawRegistration withdraw => desk.Yes(
            desk.ByApplicant(), new RegistrationWithdrawn(withdraw.Reason, desk.Act)),
        _ => null,
    };

    private static Refusal? File(CaseDesk desk, Application application) =>
        Authority.Registered(desk.Request, desk.Facts)
        ?? (application.Applicants.Contains(desk.Request.Actor.Party!.Value)
            || application.Materials.Any(static material => material.Kind is Assets.MaterialKind.PowerOfAttorney)
                ? null
                : Refusals.NotTheApplicant)
        ?? new ApplicationRules(application, desk.Facts, desk.Rules).Check(desk.Today, null);

    /// <summary>Whoever answers an application is a clerk, and the time to answer is not over.</summary>
    private static Refusal? Answer(CaseDesk desk) =>
        desk.ByStaff(Role.Clerk)
        ?? (desk.Rules.Has("deemed-acceptance")
            && CaseClock.AcceptanceReply(desk.State, desk.Facts.Calendar, desk.Rules)?.HasPassed(desk.Today) is true
            ? Refusals.AcceptancePeriodOver
            : null);

    private static Refusal? Correct(CaseDesk desk, Application application) =>
        desk.ByApplicant()
        ?? (desk.Today > desk.State.CorrectBy ? Refusals.CorrectionPeriodOver : null)
        ?? (application.Asset != desk.Application.Asset || !application.Applicants.Equals(desk.Application.Applicants)
            ? Refusals.CorrectionChangesSubject
            : null)
        ?? new ApplicationRules(application, desk.Facts, desk.Rules).Check(desk.Today, null);

    private static Decision State(CaseDesk desk)
    {
        if (desk.Request.Actor.Party is not null && desk.ByStaff(Role.Clerk) is { } refusal)
        {
            return refusal;
        }

        if (desk.State.Status is CaseStatus.CorrectionRequested)
        {
            return desk.Yes(
                desk.Today > desk.State.CorrectBy && desk.Rules.Has("correction-lapse") ? null : Refusals.NothingDue,
                new RegistrationLapsed(desk.Act));
        }

        // Silence is acceptance, on the first working day after the time to answer.
        return CaseClock.DeemedAcceptance(desk.State, desk.Facts.Calendar, desk.Rules) is { } day && day <= desk.Today
            ? desk.Yes(null, new RegistrationDeemedAccepted(day, desk.Act))
            : Refusals.NothingDue;
    }
}
