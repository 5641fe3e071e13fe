using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Register.Tests;

/// <summary>Applications as they stand in events.</summary>
internal static class Samples
{
    public static PartyId Holder { get; } = PartyId.Parse(new string('a', 32));

    public static CertificateContent Certificate(Application application, CaseId filing) => new()
    {
        Asset = application.Asset,
        Case = filing,
        Kind = AssetKind.Product,
        Description = application.Description,
        Content = application.Content,
        Rights =
        [
            new Right
            {
                Ordinal = 1,
                Kind = RightKind.Hold,
                Holder = application.Applicants[0],
                HolderSalt = default,
                From = new DateOnly(2026, 1, 1),
                Until = new DateOnly(2030, 1, 1),
                Exclusive = false,
                Terms = new RightTerms("仅限内部使用", default),
                Case = filing,
            },
        ],
        NationalReference = "N1",
        From = new DateOnly(2026, 1, 1),
        Until = new DateOnly(2030, 1, 1),
        Salt = default,
    };

    public static Application Application(AssetId asset, string name, PartyId? applicant = null) => new()
    {
        Asset = asset,
        Kind = AssetKind.Product,
        Category = DataCategory.Enterprise,
        Applicants = [applicant ?? Holder],
        Description = Description(name),
        Grade = DataGrade.General,
        Impacts = [],
        PersonalInformation = false,
        Content = RegisteredLog.Digests("content"),
        Source = new DataSource(SourceKind.Collected, "own-production", "自行采集。", []),
        Rights = [new Allocation(applicant ?? Holder, RightKind.Hold, null, false, "无")],
        Materials = [],
    };

    public static Description Description(string name) => new()
    {
        Name = name,
        Overview = "概述。",
        Industry = IndustryCode.Parse("I65"),
        Scope = RegionScope.National,
        Divisions = [DivisionCode.Parse("420106")],
        From = new DateOnly(2023, 1, 1),
        Until = new DateOnly(2025, 12, 31),
        Frequency = UpdateFrequency.Yearly,
        Records = 1,
        Bytes = 1,
        Media = [DataMedium.Table],
        Structure = DataStructure.Structured,
        Restrictions = "无",
    };
}
