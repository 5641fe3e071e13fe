using Ledger.Cryptography;

namespace Ledger.Domain.Assets.Rights;

/// <summary><c>right.varied</c>: a right by contract has another last day and other terms from now on.</summary>
public sealed record RightVaried(uint Right, DateOnly Until, RightTerms Terms, DigestPair Contract, Act Act)
    : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "right.varied";
}

/// <summary><c>right.shared</c>: a right is held jointly by shares from now on.</summary>
public sealed record RightShared(ShareContent Content, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "right.shared";
}

/// <summary>
/// <c>right.assigned</c>: a right by contract went over, whole or in part; <c>right.granted</c> follows, and
/// <c>right.ended</c> or <c>right.varied</c>.
/// </summary>
public sealed record RightAssigned(AssignmentContent Content, uint Assigned, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "right.assigned";
}

/// <summary><c>right.surrendered</c>: why a holder gave up a right by contract; <c>right.ended</c> follows.</summary>
public sealed record RightSurrendered(uint Right, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "right.surrendered";
}

/// <summary><c>right.revoked</c>: on what ground a grantor took a right back; <c>right.ended</c> follows.</summary>
public sealed record RightRevoked(uint Right, RevocationGround Ground, DigestPair Notice, string Reason, Act Act)
    : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "right.revoked";
}

/// <summary><c>consent.given</c>.</summary>
public sealed record ConsentGiven(Consent Consent, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "consent.given";
}

/// <summary><c>consent.withdrawn</c>.</summary>
public sealed record ConsentWithdrawn(PartyId Party, DigestPair To, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "consent.withdrawn";
}

/// <summary><c>consent.spent</c>: what was consented to is done; all consents to it are used up.</summary>
public sealed record ConsentSpent(DigestPair To) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "consent.spent";
}
