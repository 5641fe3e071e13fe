using Ledger.Cryptography;
using Ledger.Domain.Assets;

namespace Ledger.Domain.Catalogue;

/// <summary>What an item of the catalogue says of a data resource.</summary>
public sealed record CatalogueContent
{
    /// <summary>Public, enterprise or other data.</summary>
    public required CatalogueCategory Category { get; init; }

    /// <summary>The resource's name.</summary>
    public required string Name { get; init; }

    /// <summary>What is in it.</summary>
    public required string Summary { get; init; }

    /// <summary>The division whose catalogue it stands in; its level is the item's tier (省市县三级).</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Its industry by GB/T 4754.</summary>
    public required IndustryCode Industry { get; init; }

    /// <summary>How often the data is renewed.</summary>
    public required UpdateFrequency Frequency { get; init; }

    /// <summary>How it is shared; set exactly for public data.</summary>
    public SharingMode? Sharing { get; init; }

    /// <summary>Its grade.</summary>
    public required DataGrade Grade { get; init; }

    /// <summary>Whether it holds personal information.</summary>
    public required bool PersonalInformation { get; init; }

    /// <summary>Whether it is to be kept secret by law (依法依规予以保密).</summary>
    public required bool Confidential { get; init; }

    /// <summary>The data in it, each name once.</summary>
    public required ValueList<CatalogueDatum> Data { get; init; }

    /// <summary>The ways to the data.</summary>
    public required ValueList<AccessPoint> Access { get; init; }

    /// <summary>The registered asset that it describes; null when it is not registered as one.</summary>
    public AssetId? Asset { get; init; }

    /// <summary>The case of its registration as public data; null when it is not registered as such.</summary>
    public CaseId? PublicRegistration { get; init; }

    /// <summary>Whether each datum has one source: of public data whose names need not be kept secret.</summary>
    internal bool NamesSources => Category is CatalogueCategory.Public && !Confidential;

    /// <summary>What is wrong with what is set and what is not; null when nothing is.</summary>
    internal string? Fault() =>
        Category is CatalogueCategory.Public == Sharing is null ? "sharing is expected exactly for public data"
        : Data.Select(static datum => datum.Name).Distinct().Count() != Data.Count ? "a datum comes twice"
        : null;
}

/// <summary>One datum of a resource: what it is, by which standard, and whose.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Standard">The one standard that it follows.</param>
/// <param name="From">The item that it is drawn from; null where this item is its one source.</param>
public sealed record CatalogueDatum(string Name, string Standard, CatalogueId? From);

/// <summary>A way to the data.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Title">What it is called.</param>
/// <param name="MediaType">What comes, as a media type; null where nothing in particular does.</param>
/// <param name="Address">Where it is; null where one has to ask.</param>
public sealed record AccessPoint(AccessKind Kind, string Title, string? MediaType, string? Address);

/// <summary>That an item is owed to others (数据共享责任清单).</summary>
/// <param name="Recipients">To whom.</param>
/// <param name="Basis">By which law or document.</param>
/// <param name="Way">In which way.</param>
public sealed record SharingDuty(string Recipients, string Basis, AccessKind Way);

/// <summary>A duty to share, as it stands.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">When it ended; null while it stands.</param>
public sealed record OwedSharing(SharingDuty Duty, DateOnly From, DateOnly? Until);

/// <summary>One finding of an inspection of quality.</summary>
/// <param name="Dimension">What was looked at.</param>
/// <param name="Satisfied">Whether it is as it should be.</param>
/// <param name="Statement">What was found, in words.</param>
public sealed record QualityFinding(QualityDimension Dimension, bool Satisfied, string Statement);

/// <summary>That a provider confirmed its data (校核确认).</summary>
/// <param name="Treatments">What was done to it before.</param>
/// <param name="Data">The manifest of the data as it was then.</param>
/// <param name="On">When.</param>
public sealed record Confirmation(ValueList<DataTreatment> Treatments, DigestPair Data, DateOnly On);
