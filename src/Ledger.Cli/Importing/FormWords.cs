using System.Collections.Frozen;
using Ledger.Domain;
using Ledger.Domain.Assets;

namespace Ledger.Cli.Importing;

/// <summary>
/// The words of the form, by the name that each has on the wire. Cells may hold either, or the word as annex 1 of the
/// guide prints it.
/// </summary>
internal sealed class FormWords
{
    private readonly FrozenDictionary<string, string> _names;

    private FormWords(params (string Name, string[] Words)[] words)
    {
        Listed = [.. words.Select(static word => word.Words[0])];
        _names = words.SelectMany(static word => word.Words.Append(word.Name).Select(text => (text, word.Name)))
            .ToFrozenDictionary(static pair => pair.text, static pair => pair.Name, StringComparer.OrdinalIgnoreCase);
    }

    public static FormWords Kinds { get; } = Of(
        (AssetKind.Resource, ["数据资源", "资源"]), (AssetKind.Product, ["数据产品", "产品", "数据产品和服务"]));

    public static FormWords Categories { get; } = Of(
        (DataCategory.Public, ["公共数据"]), (DataCategory.Enterprise, ["企业数据"]), (DataCategory.Personal, ["个人数据"]));

    public static FormWords Origins { get; } = Of(
        (PublicOrigin.OfficialDuties, ["依法履职中收集、产生"]),
        (PublicOrigin.AuthorisedOperation, ["公共数据授权运营形成"]), (PublicOrigin.Utility, ["公用事业服务中产生"]));

    public static FormWords Scopes { get; } = Of(
        (RegionScope.International, ["国际"]), (RegionScope.National, ["全国"]), (RegionScope.Provincial, ["省级"]),
        (RegionScope.Municipal, ["市级"]), (RegionScope.County, ["区县级"]), (RegionScope.BelowCounty, ["区县级以下"]));

    public static FormWords Frequencies { get; } = Of(
        (UpdateFrequency.Daily, ["按天", "日", "按天更新"]), (UpdateFrequency.Weekly, ["按周", "周", "按周更新"]),
        (UpdateFrequency.Monthly, ["按月", "月", "按月更新"]), (UpdateFrequency.Yearly, ["按年", "年", "按年更新"]),
        (UpdateFrequency.OnDemand, ["按需", "按需更新"]), (UpdateFrequency.RealTime, ["实时", "实时更新"]),
        (UpdateFrequency.Other, ["其他"]));

    public static FormWords Media { get; } = Of(
        (DataMedium.Image, ["图片"]), (DataMedium.Text, ["文本"]), (DataMedium.Video, ["视频"]),
        (DataMedium.Audio, ["音频"]), (DataMedium.Table, ["表格"]), (DataMedium.Other, ["其他"]));

    public static FormWords Structures { get; } = Of(
        (DataStructure.Structured, ["结构化"]), (DataStructure.SemiStructured, ["半结构化"]),
        (DataStructure.Unstructured, ["非结构化"]));

    public static FormWords Grades { get; } = Of(
        (DataGrade.General, ["一般数据", "一般"]), (DataGrade.Important, ["重要数据", "重要"]),
        (DataGrade.Core, ["核心数据", "核心"]));

    public static FormWords Objects { get; } = Of(
        (ImpactObject.NationalSecurity, ["国家安全"]), (ImpactObject.EconomicOperation, ["经济运行"]),
        (ImpactObject.SocialOrder, ["社会秩序"]), (ImpactObject.PublicInterest, ["公共利益"]),
        (ImpactObject.OrganisationInterest, ["组织权益"]), (ImpactObject.IndividualInterest, ["个人权益"]));

    public static FormWords Degrees { get; } = Of(
        (ImpactDegree.Ordinary, ["一般危害", "一般"]), (ImpactDegree.Serious, ["严重危害", "严重"]),
        (ImpactDegree.ExtremelySerious, ["特别严重危害", "特别严重"]));

    public static FormWords Sources { get; } = Of(
        (SourceKind.Collected, ["采集生成"]), (SourceKind.Agreement, ["协议取得"]),
        (SourceKind.Automated, ["自动化程序收集公开数据", "通过自动化程序收集公开数据"]), (SourceKind.Derived, ["衍生创造"]));

    public static FormWords Rights { get; } = Of(
        (RightKind.Hold, ["持有权", "数据持有权", "持有"]),
        (RightKind.Use, ["使用权", "数据使用权", "使用", "加工使用权"]),
        (RightKind.Operate, ["经营权", "数据经营权", "经营", "产品经营权"]));

    /// <summary>The bases that the guide's article 21 knows; a later one goes by its name in the rules.</summary>
    public static FormWords Bases { get; } = new(
        ("own-production", ["自身生产经营中采集生成"]), ("commissioned-collection", ["受托采集"]),
        ("natural-person", ["自然人数据"]), ("open-collection", ["自动化收集公开数据"]),
        ("open-collection-product", ["自动化收集形成的产品"]), ("fusion-by-contract", ["依约定融合"]),
        ("fusion-without-terms", ["融合而无约定"]), ("derivation", ["衍生创造"]),
        ("entrusted-processing", ["受托处理"]), ("agreement", ["协议取得"]));

    public static FormWords Materials { get; } = Of(
        (MaterialKind.Identity, ["申请人身份佐证"]), (MaterialKind.LawfulAcquisition, ["合法取得佐证"]),
        (MaterialKind.DataSample, ["数据样例"]), (MaterialKind.DataDescription, ["数据描述"]),
        (MaterialKind.Contract, ["合同"]), (MaterialKind.NonSubstitution, ["非实质替代说明"]),
        (MaterialKind.ParticipantsConsent, ["融合方同意"]), (MaterialKind.SourceUseRight, ["来源数据使用权"]),
        (MaterialKind.SubstantiveChange, ["实质性改变说明"]), (MaterialKind.EntrustmentException, ["委托处理依据"]),
        (MaterialKind.PublicRegistration, ["公共数据登记情况"]), (MaterialKind.PersonalInformation, ["个人信息合规"]),
        (MaterialKind.ImportantData, ["重要数据合规"]), (MaterialKind.JointApplication, ["共同申请声明"]),
        (MaterialKind.PowerOfAttorney, ["授权委托书"]), (MaterialKind.EvidencePreservation, ["存证情况"]),
        (MaterialKind.ProductInformation, ["产品和服务信息"]), (MaterialKind.ApplicationScenario, ["应用场景信息"]),
        (MaterialKind.RiskAssessment, ["安全风险评估"]), (MaterialKind.PersonalConsent, ["个人同意"]),
        (MaterialKind.Anonymisation, ["匿名化说明"]), (MaterialKind.LawfulOpening, ["依法公开说明"]),
        (MaterialKind.EgressReview, ["出域合规审核"]), (MaterialKind.Sketch, ["数据草图"]),
        (MaterialKind.Other, ["其他"]));

    /// <summary>Yes and no.</summary>
    public static FormWords Flags { get; } = new(
        ("true", ["是", "有", "yes", "y", "1"]), ("false", ["否", "无", "no", "n", "0"]));

    /// <summary>The word of each that a form prints.</summary>
    public IReadOnlyList<string> Listed { get; }

    /// <summary>The name of a word; null where there is none.</summary>
    public string? Find(string word) => _names.GetValueOrDefault(word);

    private static FormWords Of<T>(params (T Value, string[] Words)[] words)
        where T : struct, Enum => new([.. words.Select(static word => (WireName.Of(word.Value), word.Words))]);
}
