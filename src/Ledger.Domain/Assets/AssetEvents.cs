using Ledger.Cryptography;

namespace Ledger.Domain.Assets;

/// <summary><c>asset.registered</c>: the asset's first registration was certified.</summary>
public sealed record AssetRegistered(
    AssetKind Kind, DataCategory Category, DataGrade Grade, DigestPair Content, CaseId Case) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "asset.registered";
}

/// <summary><c>right.granted</c>.</summary>
public sealed record RightGranted(Right Right) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "right.granted";
}

/// <summary><c>certificate.issued</c>.</summary>
public sealed record CertificateIssued(CertificateContent Content) : DomainEvent
{
    /// <summary>How often identities of holders had changed by then; those that never did are left out.</summary>
    public ValueList<HolderIdentity> Identities { get; init; } = [];

    /// <inheritdoc/>
    public override string Type => "certificate.issued";
}

/// <summary><c>asset.restated</c>: keys of the asset are said again as they are, 0 being its record.</summary>
public sealed record AssetRestated(uint First, uint Last, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "asset.restated";
}

/// <summary><c>transaction.filed</c>.</summary>
public sealed record TransactionFiled(ulong Sequence, DigestPair Content, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "transaction.filed";
}

/// <summary><c>egress.filed</c>.</summary>
public sealed record EgressFiled(ulong Sequence, DigestPair Content, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "egress.filed";
}

/// <summary>Why rights end.</summary>
public enum EndCause
{
    /// <summary>Somebody else has them now (article 34).</summary>
    Transferred,

    /// <summary>They were given up, or the data is no more (article 37).</summary>
    Cancelled,

    /// <summary>They were taken back, by the outcome of an objection or by law (article 37).</summary>
    Revoked,

    /// <summary>Their term ran out without renewal (article 36).</summary>
    Lapsed,

    /// <summary>Their holder gave up what it had by contract (Civil Code article 557).</summary>
    Surrendered,

    /// <summary>Their grantor ended the contract on a ground of law (Civil Code articles 562 and 563).</summary>
    Terminated,

    /// <summary>A right above them ended (Civil Code article 865).</summary>
    Upstream,

    /// <summary>Their holder merged or divided, and a successor has them now (Civil Code article 67).</summary>
    Succeeded,
}

/// <summary><c>right.ended</c>: rights end, and with them what pledges and certificates say of them.</summary>
/// <param name="Rights">Their ordinals.</param>
/// <param name="Cause">Why.</param>
/// <param name="Act">Who stated it, and on which legal date.</param>
public sealed record RightsEnded(ValueList<uint> Rights, EndCause Cause, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "right.ended";
}

/// <summary><c>pledge.filed</c>: a pledgor filed a pledge.</summary>
public sealed record PledgeFiled(PledgeContent Content, PartyId Pledgor, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "pledge.filed";
}

/// <summary><c>pledge.confirmed</c>: the pledgee confirmed it.</summary>
public sealed record PledgeConfirmed(int Number, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "pledge.confirmed";
}

/// <summary><c>pledge.registered</c>: it was registered and exists from now on.</summary>
public sealed record PledgeRegistered(int Number, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "pledge.registered";
}

/// <summary><c>pledge.released</c>: the pledgee released or declined it.</summary>
public sealed record PledgeReleased(int Number, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "pledge.released";
}

/// <summary><c>pledge.withdrawn</c>: the pledgor withdrew it before it was registered.</summary>
public sealed record PledgeWithdrawn(int Number, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "pledge.withdrawn";
}

/// <summary><c>remark.entered</c>.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Act">Who entered it, and when.</param>
/// <param name="SealedUntil">The last day on which nobody outside is shown it; null for none.</param>
public sealed record RemarkEntered(RemarkContent Content, Act Act, DateOnly? SealedUntil = null) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "remark.entered";
}

/// <summary><c>remark.lifted</c>: with the reference of the document behind it.</summary>
/// <param name="Number">Its number under the asset, from 1.</param>
/// <param name="Reference">The reference of the document that lifts it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Act">Who lifted it, and when.</param>
/// <param name="SealedUntil">The last day on which nobody outside is shown that; null for none.</param>
public sealed record RemarkLifted(
    int Number, string Reference, string Reason, Act Act, DateOnly? SealedUntil = null) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "remark.lifted";
}

/// <summary><c>remark.expired</c>: its term ran out.</summary>
public sealed record RemarkExpired(int Number, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "remark.expired";
}

/// <summary><c>remark.unsealed</c>: what was ordered of it is shown from now on.</summary>
public sealed record RemarkUnsealed(int Number, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "remark.unsealed";
}

/// <summary><c>asset.consulted</c>: entries of the asset were disclosed on an authority's order.</summary>
public sealed record AssetConsulted(OrderId Order) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "asset.consulted";
}

/// <summary><c>right.extended</c>: rights go on until another last day (article 36).</summary>
public sealed record RightsExtended(ValueList<uint> Rights, DateOnly Until, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "right.extended";
}

/// <summary><c>renewal.filed</c>: while the case is open, the certificate's rights do not lapse (article 36).</summary>
public sealed record RenewalFiled(CertificateCode Certificate, CaseId Case, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "renewal.filed";
}
