using static Ledger.Domain.Catalogue.Demands.DemandStatus;

namespace Ledger.Domain.Catalogue.Demands;

/// <summary>
/// Which command a demand admits in which state; every other pair is refused before anything is looked at.
/// </summary>
public static class DemandAdmission
{
    private static readonly Dictionary<Type, DemandStatus[]> Table = new()
    {
        [typeof(FileDemand)] = [None],
        [typeof(ListDemand)] = [Filed],
        [typeof(DeclineDemand)] = [Filed],
        [typeof(MatchDemand)] = [Listed, Refused],
        [typeof(AnswerDemand)] = [Matched],
        [typeof(ObjectToSupply)] = [Matched, Supplied, Refused],
        [typeof(ReplyToObjection)] = [Objected],
        [typeof(DecideSupply)] = [Objected],
        [typeof(ConfirmSupply)] = [Supplied],
        [typeof(WithdrawDemand)] = [Filed, Listed, Matched, Supplied, Refused, Objected],
    };

    /// <summary>Whether a demand in that state admits the command.</summary>
    public static bool Admits(DemandStatus status, DemandCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Table.TryGetValue(command.GetType(), out var states) && states.Contains(status);
    }
}
