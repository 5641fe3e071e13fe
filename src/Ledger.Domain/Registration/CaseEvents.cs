namespace Ledger.Domain.Registration;

/// <summary>An event of a first registration.</summary>
/// <param name="Act">Who did it, and on which legal date.</param>
public abstract record CaseEvent(Act Act) : DomainEvent;

/// <summary><c>registration.filed</c>: the application was received.</summary>
public sealed record RegistrationFiled(Application Application, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.filed";
}

/// <summary><c>registration.accepted</c>: it was accepted.</summary>
public sealed record RegistrationAccepted(Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.accepted";
}

/// <summary><c>registration.deemed-accepted</c>: nobody answered in time: it counts as accepted on a day.</summary>
public sealed record RegistrationDeemedAccepted(DateOnly AcceptedOn, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.deemed-accepted";
}

/// <summary><c>registration.correction-requested</c>: all that is to be corrected.</summary>
public sealed record CorrectionRequested(ValueList<string> Items, DateOnly By, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.correction-requested";
}

/// <summary><c>registration.corrected</c>: the application was filed anew.</summary>
public sealed record RegistrationCorrected(Application Application, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.corrected";
}

/// <summary><c>registration.declined</c>: it was not accepted.</summary>
public sealed record RegistrationDeclined(string Reason, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.declined";
}

/// <summary><c>registration.lapsed</c>: it was not corrected in time and counts as never filed.</summary>
public sealed record RegistrationLapsed(Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.lapsed";
}

/// <summary><c>registration.evidence-requested</c>: further evidence is asked for.</summary>
public sealed record EvidenceRequested(ValueList<string> Items, DateOnly By, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.evidence-requested";
}

/// <summary><c>registration.evidence-supplied</c>: further evidence was supplied.</summary>
public sealed record EvidenceSupplied(ValueList<Material> Materials, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.evidence-supplied";
}

/// <summary><c>registration.terminated</c>: it ended because evidence could not be had.</summary>
public sealed record RegistrationTerminated(string Reason, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.terminated";
}

/// <summary><c>registration.extended</c>: the handling period is longer by some working days.</summary>
public sealed record HandlingExtended(int Days, string Reason, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.extended";
}

/// <summary><c>registration.reviewed</c>: the review's findings; passed when each is satisfied.</summary>
public sealed record RegistrationReviewed(ValueList<Finding> Findings, bool Passed, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.reviewed";
}

/// <summary><c>registration.noticed</c>: the notice was published in the national system.</summary>
public sealed record NoticePublished(string Reference, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.noticed";
}

/// <summary><c>registration.notice-withheld</c>: the notice was withheld.</summary>
public sealed record NoticeWithheld(string Reason, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.notice-withheld";
}

/// <summary><c>registration.objected</c>: somebody objected.</summary>
public sealed record ObjectionRaised(
    PartyId Objector, string Grounds, ValueList<Material> Materials, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.objected";
}

/// <summary>
/// <c>registration.objection-decided</c>: an objection was decided; an upheld one ends the case as refused.
/// </summary>
public sealed record ObjectionDecided(int Number, bool Upheld, string Reason, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.objection-decided";
}

/// <summary><c>registration.evidenced</c>: the national system recorded it: the registration is complete.</summary>
public sealed record EvidenceRecorded(string Reference, DateOnly RecordedOn, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.evidenced";
}

/// <summary>
/// <c>registration.certified</c>: the certificate was issued; with the working days that handling took, where
/// determinable.
/// </summary>
public sealed record RegistrationCertified(DateOnly From, DateOnly Until, int? Elapsed, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.certified";
}

/// <summary>
/// <c>registration.refused</c>: it was refused; with the working days that handling took, where determinable.
/// </summary>
public sealed record RegistrationRefused(RefusalGround Ground, string Reason, int? Elapsed, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.refused";
}

/// <summary><c>registration.withdrawn</c>: an applicant withdrew it.</summary>
public sealed record RegistrationWithdrawn(string Reason, Act Act) : CaseEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.withdrawn";
}
