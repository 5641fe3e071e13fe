using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests;

/// <summary>Parties and applications that the rules admit.</summary>
internal static class Registrations
{
    private static readonly DivisionCode s_wuhan = DivisionCode.Parse("420100");

    public static Organisation Registrar { get; } = new(
        "数据产权登记机构", SocialCreditCode.Parse("123502001549897397"), LegalForm.LegalPerson, s_wuhan);

    public static Organisation Holder { get; } = new(
        "数据采集公司", SocialCreditCode.Parse("91350100M000100Y43"), LegalForm.LegalPerson, s_wuhan);

    public static Organisation Maker { get; } = new(
        "数据产品公司", SocialCreditCode.Parse("91350200MA2YJ1XR9G"), LegalForm.LegalPerson, s_wuhan);

    public static Organisation Court { get; } = new(
        "武汉市中级人民法院", SocialCreditCode.Parse("1142010001111111XE"), LegalForm.LegalPerson, s_wuhan);

    private static Description Description => new()
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

    public static AuthorKey KeyOf(PublicKey key) =>
        new(key.Algorithm.Name, key.Id, Convert.ToBase64String(key.ToSpki()));

    /// <summary>An asset of the applicant's own production, all three rights.</summary>
    public static Application Of(PartyId applicant) => new()
    {
        Asset = AssetId.Parse(Draft.NewId()),
        Kind = AssetKind.Resource,
        Category = DataCategory.Enterprise,
        Applicants = [applicant],
        Description = Description,
        Grade = DataGrade.General,
        Impacts = [new Impact(ImpactObject.OrganisationInterest, ImpactDegree.Ordinary)],
        PersonalInformation = false,
        Content = Digests(Draft.NewId()),
        Source = new DataSource(SourceKind.Collected, "own-production", "本公司生产经营活动中采集生成。", []),
        Rights =
        [
            Claim(applicant, RightKind.Hold), Claim(applicant, RightKind.Use), Claim(applicant, RightKind.Operate),
        ],
        Materials =
        [
            Paper(MaterialKind.Identity), Paper(MaterialKind.LawfulAcquisition),
            Paper(MaterialKind.DataSample), Paper(MaterialKind.DataDescription),
        ],
    };

    private static Allocation Claim(PartyId holder, RightKind right) => new(holder, right, null, false, "无");

    private static Material Paper(MaterialKind kind) =>
        new(kind, "材料：" + WireName.Of(kind), Digests(WireName.Of(kind)));

    private static DigestPair Digests(string name) => DigestPair.Of(Encoding.UTF8.GetBytes(name));
}
