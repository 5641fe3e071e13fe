using Ledger.Domain.Registration;
using static Ledger.Domain.PublicData.PublicStatus;

namespace Ledger.Domain.PublicData;

/// <summary>
/// Which command a case of public data admits in which state; every other pair is refused before anything is looked at.
/// </summary>
public static class PublicAdmission
{
    private static readonly PublicStatus[] Open = [Filed, Returned, Accepted, Reviewed, Noticed, Objected];

    private static readonly Dictionary<Type, PublicStatus[]> Table = new()
    {
        [typeof(AnnounceOperation)] = [None],
        [typeof(FilePublicData)] = [None, Announced],
        [typeof(AcceptPublicData)] = [Filed],
        [typeof(ReturnPublicData)] = [Filed],
        [typeof(DeclinePublicData)] = [Filed],
        [typeof(ResubmitPublicData)] = [Returned],
        [typeof(ReviewPublicData)] = [Accepted],
        [typeof(ExplainDelay)] = [Accepted],
        [typeof(RefusePublicData)] = [Accepted],
        [typeof(NoticePublicData)] = [Reviewed],
        [typeof(ObjectToPublicData)] = [Noticed, Objected],
        [typeof(DecidePublicObjection)] = [Objected],
        [typeof(WithdrawPublicData)] = Open,
        [typeof(AssignPublicCode)] = [Noticed],
        [typeof(RevokePublicData)] = [Registered],
        [typeof(TickPublicData)] = [Registered],
    };

    private static readonly Dictionary<Type, PublicStatus[]> Later = new(Table)
    {
        [typeof(AssignPublicCode)] = [],
        [typeof(CompletePublicData)] = [Noticed],
    };

    // What ends a registration is not put on public notice.
    private static readonly Dictionary<Type, PublicStatus[]> Cancellation = new(Table)
    {
        [typeof(NoticePublicData)] = [],
        [typeof(AssignPublicCode)] = [],
        [typeof(CompletePublicData)] = [Reviewed],
    };

    /// <summary>Whether a case of this regime admits the command, by the type applied for and its state.</summary>
    public static bool Admits(PublicCase? state, PublicCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var table = state?.Application?.Type switch
        {
            null or PublicType.First => Table,
            PublicType.Cancellation => Cancellation,
            _ => Later,
        };
        return table.TryGetValue(command.GetType(), out var states) && states.Contains(state?.Status ?? None);
    }

    /// <summary>
    /// Whether a case admits what becomes of its documents: they are restricted once nothing is decided on them any
    /// more, and erased only when no registration rests on them.
    /// </summary>
    public static bool AdmitsOfDocuments(PublicCase state, CaseCommand command)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            RestrictDocuments => state.IsFinal || state.Status is Registered,
            EraseDocuments => state.IsFinal,
            _ => false,
        };
    }
}
