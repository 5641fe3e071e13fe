using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Scope;

namespace Ledger.Domain.Registration;

/// <summary>
/// An application for first registration: the form of annex 1. Contact persons and other personal data stand in the
/// identity material, which is a document of its own and can be erased; here they have no place.
/// </summary>
public sealed record Application
{
    /// <summary>The asset's id, chosen by the applicant.</summary>
    public required AssetId Asset { get; init; }

    /// <summary>Resource or product.</summary>
    public required AssetKind Kind { get; init; }

    /// <summary>Public, enterprise or personal.</summary>
    public required DataCategory Category { get; init; }

    /// <summary>Where public data comes from; set exactly for public data.</summary>
    public PublicOrigin? PublicOrigin { get; init; }

    /// <summary>The applicants, each once (多人共同申请).</summary>
    public required ValueList<PartyId> Applicants { get; init; }

    /// <summary>The data as annex 1 describes it.</summary>
    public required Description Description { get; init; }

    /// <summary>The grade that the applicant gives it.</summary>
    public required DataGrade Grade { get; init; }

    /// <summary>The impacts behind the grade.</summary>
    public required ValueList<Impact> Impacts { get; init; }

    /// <summary>Whether it holds personal information.</summary>
    public required bool PersonalInformation { get; init; }

    /// <summary>Digests of the manifest of the data: the fingerprint of article 26.</summary>
    public required DigestPair Content { get; init; }

    /// <summary>Where it comes from, and on what the rights rest.</summary>
    public required DataSource Source { get; init; }

    /// <summary>Which rights are to be registered for whom (权利配置说明).</summary>
    public required ValueList<Allocation> Rights { get; init; }

    /// <summary>The materials handed in.</summary>
    public required ValueList<Material> Materials { get; init; }

    /// <summary>Why the notice should be withheld (article 24); null when it need not be.</summary>
    public string? NoticeExemption { get; init; }

    /// <summary>
    /// The registration of the public data that a product of authorised operation rests on (article 15), where this
    /// registry keeps it; kept by another one, it is shown by a material.
    /// </summary>
    public CaseId? PublicRegistration { get; init; }
}

/// <summary>Where data comes from (article 20), and on what its rights rest (article 21).</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Basis">The name of the basis in the rules, for example <c>derivation</c>.</param>
/// <param name="Statement">How the data came to be, in words.</param>
/// <param name="Assets">Registered assets that it was made from.</param>
public sealed record DataSource(SourceKind Kind, string Basis, string Statement, ValueList<AssetId> Assets);

/// <summary>A right to be registered.</summary>
/// <param name="Holder">For whom; one of the applicants.</param>
/// <param name="Right">Which.</param>
/// <param name="Until">Its last day; null for as long as the registration is valid.</param>
/// <param name="Exclusive">Whether nobody else may have the same right meanwhile.</param>
/// <param name="Limits">Term, conditions and limits, in words; <c>无</c> when there are none.</param>
/// <param name="Scope">For what it is to hold, in codes; null when the words are all there is.</param>
public sealed record Allocation(
    PartyId Holder, RightKind Right, DateOnly? Until, bool Exclusive, string Limits, RightScope? Scope = null);

/// <summary>A document handed in, known by its digests; the document lies in the object store.</summary>
/// <param name="Kind">What it proves.</param>
/// <param name="Title">Its title.</param>
/// <param name="Content">Its digests.</param>
public sealed record Material(MaterialKind Kind, string Title, DigestPair Content);
