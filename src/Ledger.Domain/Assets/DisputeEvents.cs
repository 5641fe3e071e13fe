namespace Ledger.Domain.Assets;

/// <summary><c>objection.filed</c>: somebody objected to what is registered.</summary>
public sealed record DisputeFiled(DisputeContent Content, PartyId Registrant, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "objection.filed";
}

/// <summary><c>objection.dismissed</c>: its materials were not complete.</summary>
public sealed record DisputeDismissed(int Number, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "objection.dismissed";
}

/// <summary><c>objection.notified</c>: the registrant was told.</summary>
public sealed record DisputeNotified(int Number, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "objection.notified";
}

/// <summary><c>objection.answered</c>: the registrant answered.</summary>
public sealed record DisputeAnswered(int Number, bool Accepts, string Statement, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "objection.answered";
}

/// <summary><c>objection.concluded</c>: the registrar concluded.</summary>
public sealed record DisputeConcluded(int Number, bool Upheld, string Conclusion, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "objection.concluded";
}

/// <summary><c>objection.responded</c>: a side said whether it accepts the conclusion.</summary>
public sealed record ConclusionAnswered(int Number, PartyId Party, bool Accepts, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "objection.responded";
}

/// <summary><c>objection.decided</c>: an effective document decided it.</summary>
public sealed record DisputeDecided(int Number, string Reference, bool Upheld, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "objection.decided";
}
