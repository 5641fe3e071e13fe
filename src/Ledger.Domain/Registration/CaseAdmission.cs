using Ledger.Domain.Registration.Inquiries;
using static Ledger.Domain.Registration.CaseStatus;

namespace Ledger.Domain.Registration;

/// <summary>
/// Which command a case admits in which state; every other pair is refused before anything is looked at.
/// </summary>
public static class CaseAdmission
{
    private static readonly CaseStatus[] Pending =
        [Accepted, CaseStatus.EvidenceRequested, Reviewed, Noticed, Objected, Cleared];

    private static readonly CaseStatus[] Final =
        [Certified, Refused, Declined, Withdrawn, Terminated, Lapsed, Completed];

    // Whatever has materials: every state but the first.
    private static readonly CaseStatus[] Filled = Enum.GetValues<CaseStatus>()[1..];

    private static readonly Dictionary<Type, CaseStatus[]> Table = new()
    {
        [typeof(FileRegistration)] = [None],
        [typeof(ApplyForRegistration)] = [None],
        [typeof(OpenCancellation)] = [None],
        [typeof(AcceptRegistration)] = [Filed],
        [typeof(RequestCorrection)] = [Filed],
        [typeof(DeclineRegistration)] = [Filed],
        [typeof(CorrectRegistration)] = [CaseStatus.CorrectionRequested],
        [typeof(Tick)] = [Filed, CaseStatus.CorrectionRequested],
        [typeof(RequestEvidence)] = [Accepted],
        [typeof(SupplyEvidence)] = [CaseStatus.EvidenceRequested],
        [typeof(TerminateRegistration)] = [CaseStatus.EvidenceRequested],
        [typeof(ReviewRegistration)] = [Accepted],
        [typeof(ExtendHandling)] = Pending,
        [typeof(PublishNotice)] = [Reviewed],
        [typeof(WithholdNotice)] = [Reviewed],
        [typeof(ObjectToRegistration)] = [Noticed, Objected],
        [typeof(DecideObjection)] = [Objected],
        [typeof(RecordEvidence)] = [Noticed, Cleared],
        [typeof(CertifyRegistration)] = [Evidenced],
        [typeof(RefuseRegistration)] = Pending,
        [typeof(WithdrawRegistration)] = [Filed, CaseStatus.CorrectionRequested, .. Pending],
        [typeof(RestrictDocuments)] = Final,
        [typeof(EraseDocuments)] = [None, .. Final],
        [typeof(FileInquiry)] = Filled,
        [typeof(GrantInquiry)] = Filled,
        [typeof(RefuseInquiry)] = Filled,
        [typeof(WithdrawInquiry)] = Filled,
    };

    private static readonly Dictionary<Type, CaseStatus[]> Joint = new(Table)
    {
        [typeof(FileRegistration)] = [],
        [typeof(ApplyForRegistration)] = [],
        [typeof(OpenCancellation)] = [],
        [typeof(CorrectRegistration)] = [],
        [typeof(CertifyRegistration)] = [],
        [typeof(AmendApplication)] = [CaseStatus.CorrectionRequested],
        [typeof(JoinApplication)] = [Filed],
        [typeof(CompleteRegistration)] = [Evidenced],
    };

    private static readonly Dictionary<LaterType, Dictionary<Type, CaseStatus[]>> Later = new()
    {
        [LaterType.Transfer] = Joint,
        [LaterType.Change] = Joint,
        [LaterType.Renewal] = Joint,
        [LaterType.Cancellation] = new(Joint) { [typeof(JoinApplication)] = [Filed, .. Pending] },
    };

    // Nobody applied: there is nothing to accept, to notice or to withdraw.
    private static readonly Dictionary<Type, CaseStatus[]> OwnMotion = new()
    {
        [typeof(RecordEvidence)] = [Reviewed],
        [typeof(RefuseRegistration)] = [Reviewed],
        [typeof(CompleteRegistration)] = [Evidenced],
        [typeof(FileInquiry)] = Filled,
        [typeof(GrantInquiry)] = Filled,
        [typeof(RefuseInquiry)] = Filled,
        [typeof(WithdrawInquiry)] = Filled,
    };

    /// <summary>Whether a case admits the command, by its type and its state.</summary>
    public static bool Admits(CaseState state, CaseCommand command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        var table = state.OwnMotion ? OwnMotion : state.Later is { Type: var type } ? Later[type] : Table;
        return table.TryGetValue(command.GetType(), out var states) && states.Contains(state.Status);
    }

    /// <summary>Whether a first registration in this state admits the command.</summary>
    public static bool Admits(CaseStatus status, CaseCommand command) =>
        Table.TryGetValue(command.GetType(), out var states) && states.Contains(status);
}
