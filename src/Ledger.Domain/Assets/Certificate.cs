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
    public DigestPair Digests => DigestPair.Of(CanonicalJson.Write(AssetCodecs.CertificateContent.Write(this)));
}

/// <summary>A certificate as the asset remembers it.</summary>
/// <param name="Case">The case that it closes.</param>
/// <param name="Until">The last day on which it is valid.</param>
/// <param name="Digests">Digests of its content.</param>
/// <param name="Number">Its code; null only between decision and numbering.</param>
public sealed record Certificate(CaseId Case, DateOnly Until, DigestPair Digests, CertificateCode? Number);

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
