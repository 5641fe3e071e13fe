namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>Only who provides the data of an item may do this.</summary>
    public static readonly Refusal NotTheProvider = Forbidden(
        "not-the-provider", "W25 二（一）", "仅数据提供单位可以办理。", "Only the provider of the data may do this.");

    /// <summary>Items are compiled by organisations.</summary>
    public static readonly Refusal ProviderNotOrganisation = Rule(
        "provider-not-organisation", "W25 二（一）",
        "目录由数据提供单位编制。", "Items of the catalogue are compiled by organisations.");

    /// <summary>A public item stands in the catalogue of the provider's own division or of one in it.</summary>
    public static readonly Refusal DivisionNotOwn = Rule(
        "division-not-own", "HB 第3项",
        "只能编制本级或者下级行政区划的公共数据资源目录。",
        "A public item stands in the catalogue of the provider's own division or of one in it.");

    /// <summary>The datum has a source already; the detail names it.</summary>
    public static readonly Refusal DatumHasSource = Conflict(
        "datum-has-source", "W23 二（一）1",
        "该数据项已有唯一来源，应当一数一源。", "The datum has its one source already: draw it from there.");

    /// <summary>The item that the datum is said to be drawn from is not its source.</summary>
    public static readonly Refusal DatumSourceUnknown = Conflict(
        "datum-source-unknown", "W23 二（一）1",
        "所引用的目录项不是该数据项的来源。", "The item named is not a source of the datum.");

    /// <summary>The datum follows another standard at its source; the detail names it.</summary>
    public static readonly Refusal DatumStandardDiffers = Rule(
        "datum-standard-differs", "W23 二（一）1",
        "该数据项应当执行同一标准。", "The datum follows one standard, and this is another.");

    /// <summary>The findings must cover each dimension of quality once.</summary>
    public static readonly Refusal QualityFindingsIncomplete = Rule(
        "quality-findings-incomplete", "W23 二（一）1",
        "数据质量检查应当逐项覆盖全部质量维度。", "The findings must cover each dimension of quality, each once.");

    /// <summary>Data with personal information is masked before it is confirmed.</summary>
    public static readonly Refusal MaskingMissing = Rule(
        "masking-missing", "XC 第4项",
        "含有个人信息的数据应当脱敏后校核确认。", "Data with personal information is masked before it is confirmed.");

    /// <summary>The item was never published.</summary>
    public static readonly Refusal ItemNotPublished = Conflict(
        "item-not-published", "W25 二（一）", "该目录项尚未发布。", "The item is not published.");

    /// <summary>The data was renewed on a day that cannot be.</summary>
    public static readonly Refusal UpdateDateOutOfRange = Rule(
        "update-date-out-of-range", "W25 二（一）",
        "更新日期不得早于上次更新且不得晚于当日。", "The data was renewed neither before the last time nor after today.");
}
