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

    /// <summary>Only who filed the demand may do this.</summary>
    public static readonly Refusal NotTheDemander = Forbidden(
        "not-the-demander", "W25 二（一）", "仅数据需求方可以办理。", "Only whoever filed the demand may do this.");

    /// <summary>Nobody is matched with an item that they provide themselves.</summary>
    public static readonly Refusal DemandOfOwnItem = Rule(
        "demand-of-own-item", "W25 二（一）",
        "不得与本单位提供的目录项对接。", "A demand is not matched with an item of the demander's own.");

    /// <summary>The item is not shared.</summary>
    public static readonly Refusal SharingWithheld = Rule(
        "sharing-withheld", "XC 第6项", "该目录项不予共享。", "The item is not shared.");

    /// <summary>The time to answer is not over.</summary>
    public static readonly Refusal AnswerNotOverdue = Conflict(
        "answer-not-overdue", "W25 二（一）", "答复期限尚未届满。", "The time to answer is not over.");

    /// <summary>The ground does not go with how the demand was answered; the detail names it.</summary>
    public static readonly Refusal ObjectionDoesNotFit = Rule(
        "objection-does-not-fit", "W25 二（一）",
        "异议理由与供给情况不符。", "The ground does not go with how the demand was answered.");

    /// <summary>There is no such duty to share, or it ended.</summary>
    public static readonly Refusal DutyNotStanding = Conflict(
        "duty-not-standing", "XC 第6项", "没有该项有效的共享责任。", "There is no such duty to share, or it ended.");

    /// <summary>Only public data is opened.</summary>
    public static readonly Refusal OnlyPublicDataOpened = Rule(
        "only-public-data-opened", "HB 第1项", "仅公共数据纳入开放目录。", "Only public data is opened.");

    /// <summary>What is kept secret by law is never opened.</summary>
    public static readonly Refusal ConfidentialNotOpened = Rule(
        "confidential-not-opened", "HB 第5项",
        "依法依规予以保密的公共数据不予开放。", "What is kept secret by law is never opened.");

    /// <summary>The item stands on the negative list of opening.</summary>
    public static readonly Refusal BarredFromOpening = Rule(
        "barred-from-opening", "W23 二（二）1",
        "该目录项列入开放负面清单。", "The item stands on the negative list of opening.");

    /// <summary>Data of persons or of public safety is opened on conditions only.</summary>
    public static readonly Refusal OpeningNeedsConditions = Rule(
        "opening-needs-conditions", "XC 第6项",
        "承载个人信息或者影响公共安全的公共数据不得无条件开放。",
        "Data with personal information, or that public safety depends on, is not opened to everybody.");

    /// <summary>What is open to everybody needs no request.</summary>
    public static readonly Refusal AccessNotByRequest = Conflict(
        "access-not-by-request", "XC 第6项",
        "无条件开放的数据无需申请。", "What is open to everybody needs no request.");

    /// <summary>The opening is directed to others.</summary>
    public static readonly Refusal NotAmongRecipients = Forbidden(
        "not-among-recipients", "XC 第6项", "不在定向开放对象范围内。", "The opening is directed to others.");

    /// <summary>Access is granted for days to come, and for no longer than asked.</summary>
    public static readonly Refusal AccessTermOutOfRange = Rule(
        "access-term-out-of-range", "XC 第18项",
        "授权期限不得早于当日且不得超过申请期限。", "Access is granted for days to come, and for no longer than asked.");

    /// <summary>One scenario is one request and one authorisation.</summary>
    public static readonly Refusal ScenarioAlreadyAsked = Conflict(
        "scenario-already-asked", "XC 第18项",
        "同一场景已有申请或者有效授权，应当一场景一申请。", "There is a request or a grant for that scenario already.");

    /// <summary>There is no such request for access that waits for an answer.</summary>
    public static readonly Refusal AccessRequestNotOpen = Conflict(
        "access-request-not-open", "XC 第18项", "没有该项待答复的申请。", "There is no such request that waits for an answer.");

    /// <summary>Data is aggregated at a level above its own.</summary>
    public static readonly Refusal AggregationNotUpward = Rule(
        "aggregation-not-upward", "XC 第4项",
        "数据应当向所属的上级行政区划汇聚。", "Data is aggregated in a division that its own lies in.");

    /// <summary>Data flows back to a level below its own.</summary>
    public static readonly Refusal ReturnNotDownward = Rule(
        "return-not-downward", "W25 二（一）",
        "数据应当向所辖的下级行政区划回流。", "Data flows back to a division that lies in its own.");

    /// <summary>Data flows back on demand.</summary>
    public static readonly Refusal ReturnNotDemanded = Rule(
        "return-not-demanded", "W25 二（一）",
        "数据应当按需回流，没有该行政区划已对接的需求。", "Data flows back on demand: there is none from there that was matched.");

    /// <summary>The last day of the census is past.</summary>
    public static readonly Refusal CensusOver = Conflict(
        "census-over", "W23 二（一）1", "普查报送期限已过。", "The last day of the census is past.");

    /// <summary>The census is not over.</summary>
    public static readonly Refusal CensusNotOver = Conflict(
        "census-not-over", "W23 二（一）1", "普查报送期限尚未届满。", "The census is not over.");

    /// <summary>The division lies outside the census.</summary>
    public static readonly Refusal OutsideCensus = Rule(
        "outside-census", "W23 二（一）1", "不在普查区域内。", "The division lies outside the census.");
}
