using static Ledger.Domain.Assets.DisputeStatus;

namespace Ledger.Domain.Assets;

/// <summary>Which command an objection after registration admits in which state; every other pair is refused.</summary>
public static class DisputeAdmission
{
    private static readonly Dictionary<Type, DisputeStatus> Table = new()
    {
        [typeof(DismissDispute)] = Filed,
        [typeof(NotifyDispute)] = Filed,
        [typeof(AnswerDispute)] = Notified,
        [typeof(ConcludeDispute)] = Contested,
        [typeof(RespondToConclusion)] = Concluded,
        [typeof(FollowDocument)] = Referred,
    };

    /// <summary>Whether an objection in this state admits the command.</summary>
    public static bool Admits(DisputeStatus status, NumberedDisputeCommand command) =>
        Table.TryGetValue(command.GetType(), out var state) && state == status;
}
