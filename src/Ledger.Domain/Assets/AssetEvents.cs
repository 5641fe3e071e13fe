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
