namespace Ledger.Domain.Assets;

/// <summary>Remarks: seizures, temporary control, conditions (the guide, article 23).</summary>
internal static class RemarkDesk
{
    public static Decision Decide(AssetDesk desk, RemarkCommand command) => command switch
    {
        EnterRemark enter => desk.Yes(Enter(desk, enter.Content), new RemarkEntered(enter.Content, desk.Act)),
        LiftRemark lift => desk.Yes(
            Lift(desk, lift.Number), new RemarkLifted(lift.Number, lift.Reference, lift.Reason, desk.Act)),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    private static Refusal? Enter(AssetDesk desk, RemarkContent content) =>
        Authority.Staff(desk.Request, desk.Facts, Role.Clerk)
        ?? desk.InForce(content.Rights)
        ?? (IsCompetent(content) ? null : Refusals.AuthorityNotCompetent)
        ?? (HasTerm(desk, content) ? null : Refusals.RemarkTermOutOfRange);

    // A seizure is for a term; whatever has a term has it ahead.
    private static bool HasTerm(AssetDesk desk, RemarkContent content) =>
        content.Until is { } until ? until >= desk.Today : content.Kind is not RemarkKind.Seizure;

    private static bool IsCompetent(RemarkContent content) => content.Kind switch
    {
        RemarkKind.Seizure => content.Authority is RemarkAuthority.Court or RemarkAuthority.Procuratorate
            or RemarkAuthority.Police or RemarkAuthority.OtherAuthority,
        RemarkKind.Control => content.Authority is RemarkAuthority.Administration,
        _ => true,
    };

    private static Refusal? Lift(AssetDesk desk, int number)
    {
        if (Authority.Staff(desk.Request, desk.Facts, Role.Approver) is { } refusal)
        {
            return refusal;
        }

        return number > desk.State.Remarks.Count || !desk.State.Remarks[number - 1].Stands ? Refusals.RemarkNotStanding
            : desk.State.Remarks[number - 1].Entered.IsBySame(desk.Request.Actor) ? Refusals.FourEyes
            : null;
    }
}
