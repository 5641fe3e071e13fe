namespace Ledger.Domain.Registration;

/// <summary>A command addressed to a case.</summary>
public abstract record CaseCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Case;
}

/// <summary><c>registration.file</c> (article 16): by an applicant, or with a power of attorney.</summary>
public sealed record FileRegistration(Application Application) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.file";
}

/// <summary><c>registration.accept</c> (article 17): by a clerk.</summary>
public sealed record AcceptRegistration : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.accept";
}

/// <summary><c>registration.request-correction</c> (article 17): by a clerk, all defects at once.</summary>
/// <param name="Items">What is wrong or missing.</param>
/// <param name="By">The last day for the correction.</param>
public sealed record RequestCorrection(ValueList<string> Items, DateOnly By) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.request-correction";
}

/// <summary><c>registration.correct</c>: by an applicant; the whole application again.</summary>
public sealed record CorrectRegistration(Application Application) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.correct";
}

/// <summary><c>registration.decline</c> (article 17): by a clerk, where no correction can help.</summary>
public sealed record DeclineRegistration(string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.decline";
}

/// <summary><c>registration.tick</c>: states what time has decided, by the timer or a clerk.</summary>
public sealed record Tick : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.tick";
}

/// <summary><c>registration.request-evidence</c> (article 18): by a reviewer.</summary>
/// <param name="Items">What is to be shown.</param>
/// <param name="By">The last day for it.</param>
public sealed record RequestEvidence(ValueList<string> Items, DateOnly By) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.request-evidence";
}

/// <summary><c>registration.supply-evidence</c> (article 18): by an applicant.</summary>
public sealed record SupplyEvidence(ValueList<Material> Materials) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.supply-evidence";
}

/// <summary><c>registration.terminate</c> (article 18): by an approver, when evidence cannot be had.</summary>
public sealed record TerminateRegistration(string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.terminate";
}

/// <summary><c>registration.extend</c> (article 28): by a reviewer, once.</summary>
/// <param name="Days">Working days.</param>
/// <param name="Reason">Why.</param>
public sealed record ExtendHandling(int Days, string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.extend";
}

/// <summary><c>registration.review</c> (articles 18 to 21): by a reviewer, item by item.</summary>
public sealed record ReviewRegistration(ValueList<Finding> Findings) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.review";
}

/// <summary><c>registration.publish-notice</c> (article 24): by a clerk.</summary>
/// <param name="Reference">The notice's reference in the national system.</param>
public sealed record PublishNotice(string Reference) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.publish-notice";
}

/// <summary>
/// <c>registration.withhold-notice</c> (article 24): by an approver, where the applicant asked for it.
/// </summary>
public sealed record WithholdNotice(string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.withhold-notice";
}

/// <summary>
/// <c>registration.object</c> (article 25): by any registered party but an applicant, during the notice.
/// </summary>
public sealed record ObjectToRegistration(string Grounds, ValueList<Material> Materials) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.object";
}

/// <summary><c>registration.decide-objection</c> (article 25): by an approver.</summary>
/// <param name="Number">Which objection, from 1.</param>
/// <param name="Upheld">When it is upheld the registration is refused.</param>
/// <param name="Reason">Why.</param>
public sealed record DecideObjection(int Number, bool Upheld, string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.decide-objection";
}

/// <summary><c>registration.record-evidence</c> (article 26): by a clerk, as the national system recorded it.</summary>
/// <param name="Reference">The record's reference there.</param>
/// <param name="On">Its date.</param>
public sealed record RecordEvidence(string Reference, DateOnly On) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.record-evidence";
}

/// <summary>
/// <c>registration.certify</c> (article 27): by an approver; grants the rights and issues the certificate.
/// </summary>
/// <param name="Years">For how many years it is valid, from the date of the national evidence.</param>
public sealed record CertifyRegistration(int Years) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.certify";
}

/// <summary><c>registration.refuse</c> (article 22): by an approver.</summary>
public sealed record RefuseRegistration(RefusalGround Ground, string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.refuse";
}

/// <summary><c>registration.withdraw</c>: by an applicant, until the registration is complete.</summary>
public sealed record WithdrawRegistration(string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.withdraw";
}
