using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;

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
            erase.Organisation is not null || erase.Party == desk.Facts.Registrar.Operator
                ? OfRequest(desk, erase)
                : ByThePartyOr(desk, erase.Party, Role.Approver) ?? Kept(desk),
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
    private static Refusal? Kept(CaseDesk desk) =>
        desk.State.MaterialsKeptFrom is { } from && desk.Rules.Number("retention") is { } years
            ? Kept(desk, CivilDate.AfterYears(from, years))
            : null;

    private static Refusal? Kept(CaseDesk desk, DateOnly last) =>
        desk.Today <= last ? Refusals.RetentionPeriod.About(CivilDate.Format(last)) : null;

    /// <summary>
    /// A request for an administrator shows who had the right to apply for the organisation: it is kept as long as
    /// registration materials are, from the day on which the last proposal that rests on it was over. One that is not
    /// over needs it. That an account is the registrar's own is no reason to erase what others handed to it.
    /// </summary>
    private static Refusal? OfRequest(CaseDesk desk, EraseDocuments erase)
    {
        if (Authority.Staff(desk.Request, desk.Facts, Role.Approver) is { } refusal)
        {
            return refusal;
        }

        if (desk.State.DocumentsOf(erase.Party) is DocumentsStatus.Erased)
        {
            return Refusals.DocumentsErased;
        }

        var organisation = erase.Organisation is { } id ? desk.Facts.Party(id) : new PartyState();
        var resting = organisation.Restorations
            .Where(known => known.File.Stream == desk.Request.Stream && known.Proposed.Party == erase.Party)
            .Select(known => known.OverOn ?? organisation.EndedOn).ToArray();
        return resting.Length == 0 ? Refusals.NotAPartyToTheCase
            : resting.Contains(null) || desk.Rules.Number("retention") is not { } years
                ? Refusals.RetentionPeriod.About(Deadline.NotYetDeterminable.ToString())
            : Kept(desk, CivilDate.AfterYears(resting.Max()!.Value, years));
    }
}
