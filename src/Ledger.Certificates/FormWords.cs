using Ledger.Domain.Assets;

namespace Ledger.Certificates;

/// <summary>The words of the form, Chinese first (the guide, annexes 1 and 6).</summary>
internal static class FormWords
{
    public static string Of(AssetKind kind) => kind is AssetKind.Resource ? "数据资源 Data resource" : "数据产品 Data product";

    public static string Of(RightKind kind) => kind switch
    {
        RightKind.Hold => "数据持有权 Right to hold",
        RightKind.Use => "数据使用权 Right to use",
        _ => "数据经营权 Right to operate",
    };

    public static string Of(RegionScope scope) => scope switch
    {
        RegionScope.International => "国际",
        RegionScope.National => "全国",
        RegionScope.Provincial => "省级",
        RegionScope.Municipal => "市级",
        RegionScope.County => "区县级",
        _ => "区县级以下",
    };

    public static string Of(UpdateFrequency frequency) => frequency switch
    {
        UpdateFrequency.Daily => "每日",
        UpdateFrequency.Weekly => "每周",
        UpdateFrequency.Monthly => "每月",
        UpdateFrequency.Yearly => "每年",
        UpdateFrequency.OnDemand => "按需",
        UpdateFrequency.RealTime => "实时",
        _ => "其他",
    };

    public static string Of(DataMedium medium) => medium switch
    {
        DataMedium.Image => "图片",
        DataMedium.Text => "文本",
        DataMedium.Video => "视频",
        DataMedium.Audio => "音频",
        DataMedium.Table => "表格",
        _ => "其他",
    };

    public static string Of(DataStructure structure) => structure switch
    {
        DataStructure.Structured => "结构化",
        DataStructure.SemiStructured => "半结构化",
        _ => "非结构化",
    };

    /// <summary>What is stamped over a certificate that proves nothing, or less, any more; null over others.</summary>
    public static string? StampOf(CertificateStatus status) => status switch
    {
        CertificateStatus.Superseded => "已被替代 SUPERSEDED",
        CertificateStatus.Cancelled => "已注销 CANCELLED",
        CertificateStatus.Lapsed => "已失效 LAPSED",
        CertificateStatus.Adjusted => "已调整 ADJUSTED",
        _ => null,
    };
}
