using static Ledger.Domain.Registration.CaseStatus;

namespace Ledger.Domain.Registration;

/// <summary>
/// Which command a case admits in which state; every other pair is refused before anything is looked at.
/// </summary>
public static class CaseAdmission
{
    private static readonly CaseStatus[] Pending =
        [Accepted, CaseStatus.EvidenceRequested, Reviewed, Noticed, Objected, Cleared];

    private static readonly Dictionary<Type, CaseStatus[]> Table = new()
    {
        [typeof(FileRegistration)] = [None],
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
    };

    /// <summary>Whether a case in this state admits the command.</summary>
    public static bool Admits(CaseStatus status, CaseCommand command) =>
        Table.TryGetValue(command.GetType(), out var states) && states.Contains(status);
}
