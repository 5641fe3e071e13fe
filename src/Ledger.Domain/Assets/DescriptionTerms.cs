namespace Ledger.Domain.Assets;

/// <summary>How far the region of the data reaches (annex 1, 地域范围).</summary>
public enum RegionScope
{
    /// <summary>国际.</summary>
    International,

    /// <summary>全国.</summary>
    National,

    /// <summary>省级.</summary>
    Provincial,

    /// <summary>市级.</summary>
    Municipal,

    /// <summary>区县级.</summary>
    County,

    /// <summary>区县级以下.</summary>
    BelowCounty,
}

/// <summary>How often the data is renewed (annex 1, 更新频率).</summary>
public enum UpdateFrequency
{
    /// <summary>按天更新.</summary>
    Daily,

    /// <summary>按周更新.</summary>
    Weekly,

    /// <summary>按月更新.</summary>
    Monthly,

    /// <summary>按年更新.</summary>
    Yearly,

    /// <summary>按需更新.</summary>
    OnDemand,

    /// <summary>实时更新.</summary>
    RealTime,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>What the data consists of (annex 1, 数据形态).</summary>
public enum DataMedium
{
    /// <summary>图片.</summary>
    Image,

    /// <summary>文本.</summary>
    Text,

    /// <summary>视频.</summary>
    Video,

    /// <summary>音频.</summary>
    Audio,

    /// <summary>表格.</summary>
    Table,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>How the data is structured (annex 1, 数据形态).</summary>
public enum DataStructure
{
    /// <summary>结构化.</summary>
    Structured,

    /// <summary>半结构化.</summary>
    SemiStructured,

    /// <summary>非结构化.</summary>
    Unstructured,
}
