using Ledger.Domain.Assets;

namespace Ledger.Domain.Registration;

/// <summary>Where a registration that follows a first one goes its own way: filing, joining, completion.</summary>
internal static class LaterDesk
{
    public static Decision? Decide(CaseDesk desk, CaseCommand command) => command switch
    {
        ApplyForRegistration apply => Apply(desk, apply.Application),
        AmendApplication amend => desk.Yes(
            Amend(desk, amend.Application), new RegistrationAmended(amend.Application, desk.Act)),
        JoinApplication => desk.Yes(
            Join(desk), new RegistrationJoined(desk.Request.Actor.Party.GetValueOrDefault(), desk.Act)),
        OpenCancellation open => desk.Yes(
            Authority.Staff(desk.Request, desk.Facts, Role.Reviewer) ?? Rules(desk, open.Application).OnOwnMotion(),
            new CancellationOpened(open.Application, open.Reason, desk.Act)),
        CompleteRegistration => LaterCompletion.Decide(desk),
        _ => null,
    };

    private static LaterRules Rules(CaseDesk desk, LaterApplication application) =>
        new(application, desk.Facts, desk.Rules);

    private static Decision Apply(CaseDesk desk, LaterApplication application)
    {
        var refusal = Authority.Registered(desk.Request, desk.Facts)
            ?? (application.Applicants.Contains(desk.Request.Actor.Party!.Value)
                || application.Materials.Any(static material => material.Kind is MaterialKind.PowerOfAttorney)
                    ? null
                    : Refusals.NotTheApplicant)
            ?? Rules(desk, application).OnFiling(desk.Today);
        var filed = new RegistrationApplied(application, desk.Act);
        if (refusal is not null || application.Type is not LaterType.Renewal
            || !desk.Request.Stream.TryGetCase(out var id))
        {
            return desk.Yes(refusal, filed);
        }

        var asset = desk.Facts.Find(application.Asset.Stream);
        return Accept.Of(
            desk.Facts,
            null,
            new(desk.Request.Stream, desk.State, desk.Facts.Version, [filed]),
            new(asset.Source.Stream, asset.State, asset.Source.Version,
                [new RenewalFiled(application.Certificate, id, desk.Act)]));
    }

    // What was filed in time may be corrected later than that.
    private static Refusal? Amend(CaseDesk desk, LaterApplication application)
    {
        var filed = desk.State.Later!;
        return desk.ByApplicant()
            ?? (desk.Today > desk.State.CorrectBy ? Refusals.CorrectionPeriodOver : null)
            ?? (application.Type == filed.Type && application.Asset == filed.Asset
                && application.Certificate == filed.Certificate && application.Applicants.Equals(filed.Applicants)
                && application.Succession == filed.Succession && application.Identity?.Party == filed.Identity?.Party
                    ? null
                    : Refusals.CorrectionChangesSubject)
            ?? Rules(desk, application).OnFiling(desk.State.FirstFiledOn!.Value);
    }

    private static Refusal? Join(CaseDesk desk) =>
        Authority.Registered(desk.Request, desk.Facts)
        ?? (desk.Request.Actor.Party is { } party && !desk.State.Joined.Contains(party)
            && (desk.State.Applicants.Contains(party) || Rules(desk, desk.State.Later!).IsPledgee(party))
                ? null
                : Refusals.NothingToJoin);
}
