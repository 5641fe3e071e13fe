namespace Ledger.Domain.Catalogue;

/// <summary>Who owes an item to whom: the list of responsibilities for sharing (XC, item 6).</summary>
internal static class SharingDesk
{
    public static Decision? Decide(CatalogueDesk desk, CatalogueCommand command) => command switch
    {
        AssignSharing assign => desk.Yes(
            desk.ByApprover() ?? IsShared(desk), new SharingAssigned(assign.Duty, desk.Act)),
        EndSharing end => desk.Yes(
            desk.ByApprover() ?? Stands(desk, end.Number), new SharingEnded(end.Number, end.Reason, desk.Act)),
        _ => null,
    };

    private static Refusal? IsShared(CatalogueDesk desk) => desk.State.Shown switch
    {
        null => Refusals.ItemNotPublished,
        { Sharing: null or SharingMode.Withheld } => Refusals.SharingWithheld,
        _ => null,
    };

    private static Refusal? Stands(CatalogueDesk desk, int number) =>
        number <= desk.State.Duties.Count && desk.State.Duties[number - 1].Until is null
            ? null
            : Refusals.DutyNotStanding;
}
