using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Register.Tests;

/// <summary>Applications as they stand in events.</summary>
internal static class Samples
{
    public static CertificateContent Certificate(AssetId asset, string name) => new()
    {
        Asset = asset,
        Case = CaseId.Parse(new string('c', 32)),
        Kind = AssetKind.Product,
        Description = Description(name),
        Content = RegisteredLog.Digests("content"),
        Rights =
        [
            new Right
            {
                Ordinal = 1,
                Kind = RightKind.Hold,
                Holder = PartyId.Parse(new string('a', 32)),
                HolderSalt = default,
                From = new DateOnly(2026, 1, 1),
                Until = new DateOnly(2030, 1, 1),
                Exclusive = false,
                Terms = new RightTerms("无", default),
                Case = CaseId.Parse(new string('c', 32)),
            },
        ],
        NationalReference = "N1",
        From = new DateOnly(2026, 1, 1),
        Until = new DateOnly(2030, 1, 1),
        Salt = default,
    };

    public static Application Application(AssetId asset, string name) => new()
    {
        Asset = asset,
        Kind = AssetKind.Product,
        Category = DataCategory.Enterprise,
        Applicants = [PartyId.Parse(new string('a', 32))],
        Description = Description(name),
        Grade = DataGrade.General,
        Impacts = [],
        PersonalInformation = false,
        Content = RegisteredLog.Digests("content"),
        Source = new DataSource(SourceKind.Collected, "own-production", "自行采集。", []),
        Rights = [new Allocation(PartyId.Parse(new string('a', 32)), RightKind.Hold, null, false, "无")],
        Materials = [],
    };

    private static Description Description(string name) => new()
    {
        Name = name,
        Overview = "概述。",
        Industry = IndustryCode.Parse("I65"),
        Scope = RegionScope.National,
        Divisions = [],
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
