namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The source is known already.</summary>
    public static readonly Refusal SourceKnown = Conflict(
        "source-known", "G35 第二十条", "该来源已经登记。", "The source is known already.");

    /// <summary>Of two assets, one comes from the other.</summary>
    public static readonly Refusal SourceCircular = Rule(
        "source-circular", "G35 第二十条", "两项数据不能互为来源。", "Two assets cannot come from each other.");

    /// <summary>The parts of a fusion make exactly one.</summary>
    public static readonly Refusal PartsNotWhole = Rule(
        "parts-not-whole", "G35 第二十条",
        "融合各来源所占份额之和应当等于一。", "The parts of a fusion must sum to one.");

    /// <summary>There is no such link to a source, or it stands no more.</summary>
    public static readonly Refusal SourceLinkUnknown = Conflict(
        "source-link-unknown", "G35 第二十条", "没有该项有效的来源记录。", "There is no such link to a source standing.");
}
