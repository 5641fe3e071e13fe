using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>An event of a case of the regime of public data.</summary>
/// <param name="Act">Who did it, and on which legal date.</param>
public abstract record PublicEvent(Act Act) : CaseEvent(Act);

/// <summary><c>public.announced</c>: authorised operation began.</summary>
public sealed record OperationAnnounced(PublicAnnouncement Announcement, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.announced";
}

/// <summary><c>public.filed</c>: received; whether later than the rules allow, where determinable.</summary>
public sealed record PublicDataFiled(PublicApplication Application, bool? Late, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.filed";
}

/// <summary><c>public.accepted</c>: it was accepted.</summary>
public sealed record PublicDataAccepted(Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.accepted";
}

/// <summary><c>public.returned</c>: all defects at once.</summary>
public sealed record PublicDataReturned(ValueList<PublicDefect> Defects, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.returned";
}

/// <summary><c>public.resubmitted</c>: it was submitted anew.</summary>
public sealed record PublicDataResubmitted(PublicApplication Application, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.resubmitted";
}

/// <summary><c>public.declined</c>: it was not accepted.</summary>
public sealed record PublicDataDeclined(string Reason, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.declined";
}

/// <summary><c>public.reviewed</c>: it was reviewed.</summary>
public sealed record PublicDataReviewed(ValueList<PublicFinding> Findings, bool Passed, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.reviewed";
}

/// <summary><c>public.delay-explained</c>: why the review was not finished in time.</summary>
public sealed record DelayExplained(string Reason, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.delay-explained";
}

/// <summary><c>public.noticed</c>: the notice was published.</summary>
public sealed record PublicDataNoticed(string Reference, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.noticed";
}

/// <summary><c>public.objected</c>: somebody objected.</summary>
public sealed record PublicObjectionRaised(
    PartyId Objector, string Grounds, ValueList<Material> Materials, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.objected";
}

/// <summary><c>public.objection-decided</c>: an objection was decided; upheld, the registration ends.</summary>
public sealed record PublicObjectionDecided(int Number, bool Upheld, string Reason, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.objection-decided";
}

/// <summary><c>public.registered</c>: it has its code.</summary>
public sealed record PublicDataRegistered(string Code, DateOnly From, DateOnly Until, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.registered";
}

/// <summary><c>public.completed</c>: what was applied for is done.</summary>
public sealed record PublicDataCompleted(Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.completed";
}

/// <summary><c>public.refused</c>: it was refused.</summary>
public sealed record PublicDataRefused(string Reason, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.refused";
}

/// <summary><c>public.withdrawn</c>: an applicant withdrew it.</summary>
public sealed record PublicDataWithdrawn(string Reason, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.withdrawn";
}

/// <summary><c>public.renewal-filed</c>: on the record: a case asks for its renewal.</summary>
public sealed record PublicRenewalFiled(CaseId Case, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.renewal-filed";
}

/// <summary><c>public.record-changed</c>: on the record: it says something else from now on.</summary>
public sealed record PublicRecordChanged(PublicRecord Record, CaseId Case, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.record-changed";
}

/// <summary><c>public.renewed</c>: on the record: it is valid longer.</summary>
public sealed record PublicDataRenewed(DateOnly Until, CaseId Case, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.renewed";
}

/// <summary><c>public.cancelled</c>: on the record: it was cancelled.</summary>
public sealed record PublicDataCancelled(PublicCancellationGround Ground, CaseId Case, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.cancelled";
}

/// <summary><c>public.revoked</c>: on the record: it was revoked.</summary>
public sealed record PublicDataRevoked(RevocationGround Ground, string Reason, Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.revoked";
}

/// <summary><c>public.lapsed</c>: on the record: it was not renewed in time.</summary>
public sealed record PublicDataLapsed(Act Act) : PublicEvent(Act)
{
    /// <inheritdoc/>
    public override string Type => "public.lapsed";
}
