namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The asset is not registered.</summary>
    public static readonly Refusal AssetNotRegistered = Conflict(
        "asset-not-registered", "G35 第三十三条第三款", "该数据尚未登记。", "The asset is not registered.");

    /// <summary>The actor has no right in force over the asset that allows the act.</summary>
    public static readonly Refusal NoRightInForce = Forbidden(
        "no-right-in-force", "G35 第三条",
        "当事人对该数据不享有有效的相应权利。", "The party has no right in force over the asset that allows this.");

    /// <summary>Filings are numbered without gaps.</summary>
    public static readonly Refusal SequenceGap = Conflict(
        "sequence-gap", "数据安全法 第三十三条",
        "备案序号不连续。", "Filings are numbered without gaps; this is not the next number.");

    /// <summary>The party is registered already.</summary>
    public static readonly Refusal PartyExists = Conflict(
        "party-exists", "G35 第三十三条第二款", "当事人已经登记。", "The party is registered already.");

    /// <summary>Calendars are loaded year by year; the detail is the next one.</summary>
    public static readonly Refusal CalendarYearNotNext = Conflict(
        "calendar-year-not-next", "放假办法 第七条",
        "工作日历应当逐年载入。", "Calendars are loaded year by year; this is not the next one.");

    /// <summary>The days cannot be a year's notice of the State Council; the detail says why.</summary>
    public static readonly Refusal CalendarInconsistent = Rule(
        "calendar-inconsistent", "放假办法 第二条",
        "放假调休安排与规定不符。", "The days off and worked instead do not agree with the rules on holidays.");

    /// <summary>The key is or was one of this party's.</summary>
    public static readonly Refusal KeyKnown = Conflict(
        "key-known", "电子签名法 第十三条",
        "该密钥已登记过，不得重复使用。", "The key is or was registered; keys are not used again.");

    /// <summary>The party has no such key in force.</summary>
    public static readonly Refusal KeyNotInForce = Conflict(
        "key-not-in-force", "电子签名法 第十三条", "没有该有效密钥。", "The party has no such key in force.");

    /// <summary>A party keeps at least one key.</summary>
    public static readonly Refusal LastKey = Rule(
        "last-key", "电子签名法 第十三条", "不得撤销唯一的有效密钥。", "The last key in force cannot be revoked, only replaced.");

    /// <summary>The party has as many keys as it may have.</summary>
    public static readonly Refusal TooManyKeys = Rule(
        "too-many-keys", "电子签名法 第十三条", "有效密钥数量已达上限。", "The party has as many keys in force as it may have.");
}
