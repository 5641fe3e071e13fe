namespace Ledger.Ports;

/// <summary>
/// The national data-property registration service (国家数据产权登记服务系统): publishes notices, takes evidence, whose
/// record prevails over the certificate (guide G35, articles 6, 24, 26, 27).
/// </summary>
/// <remarks>
/// Both acts are idempotent by case: asked again with the same content they give the first receipt, with other
/// content they throw <see cref="NationalRecordDiffersException"/>. What may not be assumed: that an act whose call
/// failed did not happen; ask with <see cref="FindAsync"/> or simply again.
/// </remarks>
public interface INationalSystem
{
    /// <summary>
    /// Whether this is a stand-in without any legal effect; it is then said on every page and certificate.
    /// </summary>
    bool IsDevelopment { get; }

    /// <summary>Publishes a notice; its period runs from the day of publication.</summary>
    ValueTask<NationalReceipt> PublishNoticeAsync(NationalFiling filing, CancellationToken cancellationToken);

    /// <summary>Takes a registration in evidence; registration is complete at the time in the receipt.</summary>
    ValueTask<NationalReceipt> RecordEvidenceAsync(NationalFiling filing, CancellationToken cancellationToken);

    /// <summary>What is on record for a case, or null.</summary>
    ValueTask<NationalReceipt?> FindAsync(NationalAct act, string caseId, CancellationToken cancellationToken);
}

/// <summary>What the national system keeps of a case.</summary>
public enum NationalAct
{
    /// <summary>A public notice.</summary>
    Notice,

    /// <summary>The evidence that completes a registration.</summary>
    Evidence,
}

/// <summary>What is filed for a case.</summary>
/// <param name="CaseId">The case, 32 hex characters.</param>
/// <param name="ContentSha256">SHA-256 of the canonical record filed, 64 hex characters.</param>
/// <param name="LegalTime">The legal time at which it is filed.</param>
public sealed record NationalFiling(string CaseId, string ContentSha256, DateTimeOffset LegalTime);

/// <summary>The national system's answer.</summary>
/// <param name="Number">Its number for the record.</param>
/// <param name="ContentSha256">What it holds, as a digest.</param>
/// <param name="LegalTime">The time from which it counts.</param>
public sealed record NationalReceipt(string Number, string ContentSha256, DateTimeOffset LegalTime);

/// <summary>The national system holds another record for the case.</summary>
public sealed class NationalRecordDiffersException(string caseId)
    : Exception($"The national system already holds another record for case {caseId}.");
