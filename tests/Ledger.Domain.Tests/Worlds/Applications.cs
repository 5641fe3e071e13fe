using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests;

/// <summary>Applications that the rules admit, to be changed by one thing at a time.</summary>
internal static class Applications
{
    public static readonly AssetId Asset = AssetId.Parse("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    public static readonly AssetId Raw = AssetId.Parse("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");

    private static readonly ValueList<Material> Usual =
    [
        Paper(MaterialKind.Identity), Paper(MaterialKind.LawfulAcquisition),
        Paper(MaterialKind.DataSample), Paper(MaterialKind.DataDescription),
    ];

    /// <summary>A product derived from public lists, all three rights for its maker.</summary>
    public static Application Derived => new()
    {
        Asset = Asset,
        Kind = AssetKind.Product,
        Category = DataCategory.Enterprise,
        Applicants = [Cast.Holder],
        Description = Description,
        Grade = DataGrade.General,
        Impacts = [new Impact(ImpactObject.OrganisationInterest, ImpactDegree.Ordinary)],
        PersonalInformation = false,
        Content = Digests("derived"),
        Source = new DataSource(SourceKind.Derived, "derivation", "由公开的行政区划名录加工、校核、关联形成。", []),
        Rights = AllThree(Cast.Holder),
        Materials = With(MaterialKind.SourceUseRight, MaterialKind.SubstantiveChange),
    };

    /// <summary>What an automated program collected from public pages, as it is: to hold and to use.</summary>
    public static Application Collected => Derived with
    {
        Asset = Raw,
        Kind = AssetKind.Resource,
        Content = Digests("collected"),
        Source = new DataSource(SourceKind.Automated, "open-collection", "自动化程序收集的公开行政区划名录。", []),
        Rights = [Claim(Cast.Holder, RightKind.Hold), Claim(Cast.Holder, RightKind.Use)],
        Materials = Usual,
    };

    /// <summary>Data of the applicant's own production, all three rights.</summary>
    public static Application Produced => Derived with
    {
        Kind = AssetKind.Resource,
        Source = new DataSource(SourceKind.Collected, "own-production", "本公司生产经营活动中采集生成。", []),
        Materials = Usual,
    };

    public static Description Description => new()
    {
        Name = "2023年至2025年全国行政区划五级名录数据产品",
        Overview = "该数据由公开的行政区划名录加工形成，包含省、市、县、乡、村五级名称、代码与隶属关系，可用于地址校核与统计分析。",
        Industry = IndustryCode.Parse("I65"),
        Scope = RegionScope.National,
        Divisions = [],
        From = new DateOnly(2023, 1, 1),
        Until = new DateOnly(2025, 12, 31),
        Frequency = UpdateFrequency.Yearly,
        Records = 662_000,
        Bytes = 38_000_000,
        Media = [DataMedium.Table],
        Structure = DataStructure.Structured,
        Restrictions = "无",
    };

    /// <summary>The same application by another applicant, who claims the rights given, or all three.</summary>
    public static Application For(PartyId applicant, Application application, params RightKind[] rights) =>
        application with
        {
            Applicants = [applicant],
            Rights = rights is [] ? AllThree(applicant) : [.. rights.Select(right => Claim(applicant, right))],
        };

    public static ValueList<Allocation> AllThree(PartyId holder) =>
        [Claim(holder, RightKind.Hold), Claim(holder, RightKind.Use), Claim(holder, RightKind.Operate)];

    public static Allocation Claim(
        PartyId holder, RightKind right, bool exclusive = false, DateOnly? until = null) =>
        new(holder, right, until, exclusive, "无");

    public static Material Paper(MaterialKind kind) =>
        new(kind, "材料：" + WireName.Of(kind), Digests(WireName.Of(kind)));

    public static ValueList<Material> With(params MaterialKind[] kinds) => [.. Usual, .. kinds.Select(Paper)];

    public static ValueList<Material> Without(MaterialKind kind) => [.. Derived.Materials.Where(m => m.Kind != kind)];

    public static DigestPair Digests(string name) => DigestPair.Of(Encoding.UTF8.GetBytes(name));
}
