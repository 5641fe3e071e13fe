namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The source is known already.</summary>
    public static readonly Refusal SourceKnown = Conflict(
        "source-known", "G35 第二十条", "该来源已经登记。", "The source is known already.");

    /// <summary>The asset is behind what it is said to come from.</summary>
    public static readonly Refusal SourceCircular = Rule(
        "source-circular", "G35 第二十条", "数据不能直接或者间接来源于自身。",
        "No asset comes from itself, be it by way of others.");

    /// <summary>More assets are behind a source than a declaration looks at.</summary>
    public static readonly Refusal LineageTooLong = Rule(
        "lineage-too-long", "G35 第二十条",
        "该来源所涉数据过多，超出一次申报可以核对的范围。",
        "More assets are behind the source than one declaration can check.");

    /// <summary>The parts of a fusion make exactly one.</summary>
    public static readonly Refusal PartsNotWhole = Rule(
        "parts-not-whole", "G35 第二十条",
        "融合各来源所占份额之和应当等于一。", "The parts of a fusion must sum to one.");

    /// <summary>There is no such link to a source, or it stands no more.</summary>
    public static readonly Refusal SourceLinkUnknown = Conflict(
        "source-link-unknown", "G35 第二十条", "没有该项有效的来源记录。", "There is no such link to a source standing.");
}
