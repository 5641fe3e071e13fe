using Ledger.Domain.Calendars;

namespace Ledger.Domain.Registration;

/// <summary>
/// Restriction and erasure of documents (个人信息保护法 article 47), within the duty to keep registration materials
/// (the guide, article 10).
/// </summary>
internal static class DocumentDesk
{
    public static Decision? Decide(CaseDesk desk, CaseCommand command) => command switch
    {
        RestrictDocuments restrict => desk.Yes(
            ByThePartyOr(desk, restrict.Party, Role.Clerk)
                ?? (desk.State.DocumentsOf(restrict.Party) is null ? null : Refusals.DocumentsRestricted),
            new DocumentsRestricted(restrict.Party, restrict.Reason, desk.Act)),
        EraseDocuments erase => desk.Yes(
            ByThePartyOr(desk, erase.Party, Role.Approver) ?? Kept(desk),
            new DocumentsErased(erase.Party, erase.Reason, desk.Act)),
        _ => null,
    };

    private static Refusal? ByThePartyOr(CaseDesk desk, PartyId party, Role role) =>
        (desk.Request.Actor.Party == party
            ? Authority.Registered(desk.Request, desk.Facts)
            : Authority.Staff(desk.Request, desk.Facts, role))
        ?? (!desk.State.Concerns(party) ? Refusals.NotAPartyToTheCase : null)
        ?? (desk.State.DocumentsOf(party) is DocumentsStatus.Erased ? Refusals.DocumentsErased : null);

    /// <summary>What was never filed is no registration material.</summary>
    private static Refusal? Kept(CaseDesk desk)
    {
        if (desk.State.MaterialsKeptFrom is not { } from || desk.Rules.Number("retention") is not { } years)
        {
            return null;
        }

        var last = CivilDate.AfterYears(from, years);
        return desk.Today <= last ? Refusals.RetentionPeriod.About(CivilDate.Format(last)) : null;
    }
}
