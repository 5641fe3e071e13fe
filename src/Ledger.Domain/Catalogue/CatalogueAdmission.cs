using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;
using static Ledger.Domain.Catalogue.CatalogueStatus;

namespace Ledger.Domain.Catalogue;

/// <summary>
/// Which command an item of the catalogue admits in which state; every other pair is refused before anything is looked
/// at.
/// </summary>
public static class CatalogueAdmission
{
    private static readonly CatalogueStatus[] Standing = [Compiled, Inspected, Confirmed, Published];

    private static readonly Dictionary<Type, CatalogueStatus[]> Table = new()
    {
        [typeof(CompileItem)] = [None],
        [typeof(ReviseItem)] = Standing,
        [typeof(InspectItem)] = [Compiled],
        [typeof(ConfirmItem)] = [Inspected],
        [typeof(PublishItem)] = [Confirmed],
        [typeof(UpdateItem)] = Standing,
        [typeof(WithdrawItem)] = Standing,
        [typeof(AssignSharing)] = Standing,
        [typeof(EndSharing)] = Standing,
        [typeof(AggregateData)] = Standing,
        [typeof(ReturnData)] = Standing,
        [typeof(BarItem)] = Standing,
        [typeof(DecideBar)] = Standing,
        [typeof(LiftBar)] = Standing,
        [typeof(ProposeOpening)] = Standing,
        [typeof(DecideOpening)] = Standing,
        [typeof(RequestAccess)] = Standing,
        [typeof(AnswerAccess)] = Standing,
        [typeof(CloseOpening)] = Standing,
    };

    /// <summary>Whether an item in that state admits the command.</summary>
    public static bool Admits(CatalogueItem state, CatalogueCommand command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        return Table.TryGetValue(command.GetType(), out var states) && states.Contains(state.Status)
            && OpeningAdmission.Admits(state.Opening, command);
    }
}
