namespace Ledger.Domain.Catalogue.Openness;

/// <summary>
/// Which command an item admits by how far its opening, and its place on the negative list, have come.
/// </summary>
public static class OpeningAdmission
{
    private static readonly Dictionary<Type, BarStatus> Bars = new()
    {
        [typeof(BarItem)] = BarStatus.Free,
        [typeof(DecideBar)] = BarStatus.Proposed,
        [typeof(LiftBar)] = BarStatus.Barred,
    };

    private static readonly Dictionary<Type, OpeningStatus> Openings = new()
    {
        [typeof(ProposeOpening)] = OpeningStatus.Closed,
        [typeof(DecideOpening)] = OpeningStatus.Proposed,
        [typeof(RequestAccess)] = OpeningStatus.Open,
        [typeof(AnswerAccess)] = OpeningStatus.Open,
        [typeof(CloseOpening)] = OpeningStatus.Open,
    };

    /// <summary>Whether an opening that stands so admits the command; true for what is no matter of opening.</summary>
    public static bool Admits(Opening opening, CatalogueCommand command)
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(command);
        var type = command.GetType();
        return (!Bars.TryGetValue(type, out var bar) || bar == opening.Bar)
            && (!Openings.TryGetValue(type, out var status) || status == opening.Status);
    }
}
