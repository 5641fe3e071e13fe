namespace Ledger.Domain.Registration;

/// <summary><c>registration.apply</c> (articles 34 to 37): by an applicant, or with a power of attorney.</summary>
public sealed record ApplyForRegistration(LaterApplication Application) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.apply";
}

/// <summary>
/// <c>registration.amend</c>: by an applicant; the whole application again, where it was to be corrected.
/// </summary>
public sealed record AmendApplication(LaterApplication Application) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.amend";
}

/// <summary>
/// <c>registration.join</c>: by another applicant, who so applies too, or by a pledgee, who so agrees.
/// </summary>
public sealed record JoinApplication : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.join";
}

/// <summary><c>registration.open-cancellation</c> (article 37): by a reviewer, of the registrar's own motion.</summary>
/// <param name="Application">What is to be cancelled, for whom and on which ground.</param>
/// <param name="Reason">Why, as the holders are told.</param>
public sealed record OpenCancellation(LaterApplication Application, string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.open-cancellation";
}

/// <summary><c>registration.complete</c>: by an approver; does what was applied for.</summary>
public sealed record CompleteRegistration : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.complete";
}
