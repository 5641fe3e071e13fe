using Ledger.Cryptography;

namespace Ledger.Domain.Assets;

/// <summary>What a certificate says; its number stands in the entry that issued it, since the log gives it.</summary>
public sealed record CertificateContent
{
    /// <summary>The asset.</summary>
    public required AssetId Asset { get; init; }

    /// <summary>The case that it closes.</summary>
    public required CaseId Case { get; init; }

    /// <summary>Resource or product.</summary>
    public required AssetKind Kind { get; init; }

    /// <summary>The data as described.</summary>
    public required Description Description { get; init; }

    /// <summary>Digests of the manifest of the data.</summary>
    public required DigestPair Content { get; init; }

    /// <summary>The rights granted.</summary>
    public required ValueList<Right> Rights { get; init; }

    /// <summary>The reference of the record in the national system, which prevails (the guide, article 27).</summary>
    public required string NationalReference { get; init; }

    /// <summary>The day from which it is valid: that of the national evidence (article 26).</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day on which it is valid.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>32 bytes, so that the digest tells nothing about the content.</summary>
    public required Digest Salt { get; init; }

    /// <summary>The digests of the content's canonical JSON, as the public reads them.</summary>
    public DigestPair Digests => DigestPair.Of(ToBytes());

    /// <summary>The content's canonical JSON.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(AssetCodecs.CertificateContent.Write(this));
}

/// <summary>A certificate as the asset remembers it.</summary>
/// <param name="Case">The case that it closes.</param>
/// <param name="Until">The last day on which it is valid.</param>
/// <param name="Digests">Digests of its content.</param>
/// <param name="Number">Its code; null only between decision and numbering.</param>
/// <param name="Status">Whether it still proves what it says.</param>
/// <param name="Rights">The ordinals of the rights that it still proves.</param>
/// <param name="Description">The data as it describes it.</param>
/// <param name="Renewal">The last case that asks for its renewal; null while none does.</param>
public sealed record Certificate(
    CaseId Case,
    DateOnly Until,
    DigestPair Digests,
    CertificateCode? Number,
    CertificateStatus Status,
    ValueList<uint> Rights,
    Description Description,
    CaseId? Renewal = null)
{
    /// <summary>How often identities of holders had changed when it was issued; the others never had.</summary>
    public ValueList<HolderIdentity> Identities { get; init; } = [];

    /// <summary>Whether it proves rights.</summary>
    public bool Stands => Status is CertificateStatus.Valid or CertificateStatus.Adjusted;

    /// <summary>The certificate without some rights; with the status given when none is left.</summary>
    internal Certificate Without(IEnumerable<uint> rights, CertificateStatus emptied, CertificateStatus reduced)
    {
        ValueList<uint> left = [.. Rights.Except(rights)];
        return !Stands || left.Count == Rights.Count ? this
            : this with { Rights = left, Status = left.Count == 0 ? emptied : reduced };
    }
}

/// <summary>As whom a holder got a certificate.</summary>
/// <param name="Party">The holder.</param>
/// <param name="Changes">How often its identity had changed.</param>
public sealed record HolderIdentity(PartyId Party, int Changes);

/// <summary>Whether a certificate still proves what it says.</summary>
public enum CertificateStatus
{
    /// <summary>It does.</summary>
    Valid,

    /// <summary>Some of its rights ended or stand on another certificate; it proves the others (article 34).</summary>
    Adjusted,

    /// <summary>Another certificate took its place.</summary>
    Superseded,

    /// <summary>Its rights were cancelled (article 37).</summary>
    Cancelled,

    /// <summary>It ran out without renewal (article 36).</summary>
    Lapsed,
}

/// <summary>
/// <c>certificate.numbered</c>: the log's writer gave the entry a number. Not among an entry's events: the leaf's
/// <c>number</c> is its record, and whoever folds an entry adds it after the events of each stream written.
/// </summary>
/// <param name="Number">The code.</param>
public sealed record CertificateNumbered(CertificateCode Number) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "certificate.numbered";
}
