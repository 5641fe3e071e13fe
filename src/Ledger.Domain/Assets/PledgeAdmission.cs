using static Ledger.Domain.Assets.PledgeStatus;

namespace Ledger.Domain.Assets;

/// <summary>Which command a pledge admits in which state; every other pair is refused.</summary>
public static class PledgeAdmission
{
    private static readonly Dictionary<Type, PledgeStatus[]> Table = new()
    {
        [typeof(ConfirmPledge)] = [Filed],
        [typeof(RegisterPledge)] = [Confirmed],
        [typeof(ReleasePledge)] = [Filed, Confirmed, Registered],
        [typeof(WithdrawPledge)] = [Filed, Confirmed],
    };

    /// <summary>Whether a pledge in this state admits the command.</summary>
    public static bool Admits(PledgeStatus status, NumberedPledgeCommand command) =>
        Table.TryGetValue(command.GetType(), out var states) && states.Contains(status);
}
