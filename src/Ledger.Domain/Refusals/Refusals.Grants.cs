namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>Rights are granted to somebody else, and not to the registrar.</summary>
    public static readonly Refusal GranteeNotAnother = Rule(
        "grantee-not-another", "G35 第三条",
        "被授权人应当是授权人和登记机构以外的当事人。", "The grantee must be neither the grantor nor the registrar.");

    /// <summary>The right does not let its holder give a right of this kind.</summary>
    public static readonly Refusal KindNotGiven = Rule(
        "kind-not-given", "G35 第三条",
        "凭此项权利不能授予该种权利。", "A right of this kind cannot be given under that right.");

    /// <summary>Who provides data to others has the right to operate.</summary>
    public static readonly Refusal NoRightToLicense = Rule(
        "no-right-to-license", "G35 第三条",
        "对外提供数据须享有涵盖该范围的经营权。",
        "Data is provided to others by whoever has a right to operate that reaches as far.");

    /// <summary>A grant lies within the right under which it is given.</summary>
    public static readonly Refusal GrantExceedsRight = Rule(
        "grant-exceeds-right", "民法典 第四百六十七条、第八百六十四条",
        "授予的权利超出授权人自身权利的期限或者范围。",
        "The grant goes beyond the term or the scope of the right under which it is given.");

    /// <summary>A right is passed on only where its grantor allowed that.</summary>
    public static readonly Refusal NotToBePassedOn = Rule(
        "not-to-be-passed-on", "民法典 第四百六十七条、第八百六十七条",
        "该权利未约定可以再授权。", "The right was not given to be passed on.");

    /// <summary>A right by contract is assigned to somebody who is no side of it yet.</summary>
    public static readonly Refusal AssigneeNotAnother = Rule(
        "assignee-not-another", "民法典 第四百六十七条、第五百五十五条",
        "受让人应当是转让人、授权人和登记机构以外的当事人。",
        "The assignee must be neither the assignor, nor the grantor, nor the registrar.");

    /// <summary>Nothing of a right is had twice.</summary>
    public static readonly Refusal PartsOverlap = Rule(
        "parts-overlap", "民法典 第四百六十七条、第五百四十五条",
        "转让的部分与保留的部分不得重叠，使用次数之和不得超过原次数。",
        "The part assigned and the part kept must not overlap, nor have more uses together than the right had.");

    /// <summary>Uses that were given are not taken back by varying the grant.</summary>
    public static readonly Refusal UsesNotReturned = Rule(
        "uses-not-returned", "民法典 第四百六十七条、第八百六十四条",
        "已授予的使用次数不得减少。", "The number of uses that was given is not lowered.");

    /// <summary>Exclusivity is given by whoever alone can give.</summary>
    public static readonly Refusal ExclusivityNotHeld = Rule(
        "exclusivity-not-held", "民法典 第四百六十七条、第八百六十四条",
        "另有他人可以授予同一权利，不得授予独占权利。",
        "Somebody else can give the same right, so that it cannot be given exclusively.");

    /// <summary>Whoever has to agree has not consented to the act as it is asked for.</summary>
    public static readonly Refusal ConsentMissing = Conflict(
        "consent-missing", "民法典 第一百三十四条第一款",
        "应当同意的当事人尚未对该内容表示同意。", "Somebody who has to agree has not consented to this act.");

    /// <summary>The party has consented to this already.</summary>
    public static readonly Refusal ConsentKnown = Conflict(
        "consent-known", "民法典 第一百三十四条第一款",
        "该当事人已表示同意。", "The party has consented to this already.");

    /// <summary>There is no such consent to withdraw.</summary>
    public static readonly Refusal ConsentUnknown = Conflict(
        "consent-unknown", "民法典 第一百四十一条", "没有可撤回的同意。", "There is no such consent to withdraw.");

    /// <summary>A disposal needs two thirds by share, or what was agreed.</summary>
    public static readonly Refusal MajorityMissing = Rule(
        "majority-missing", "民法典 第三百零一条",
        "处分共有权利应当经占份额三分之二以上的共有人同意，另有约定的除外。",
        "A jointly held right is disposed of by two thirds by share, unless agreed otherwise.");

    /// <summary>Shares make exactly one, and the holder of record has one of them.</summary>
    public static readonly Refusal SharesNotWhole = Rule(
        "shares-not-whole", "民法典 第二百九十八条",
        "各共有人份额之和应当等于一，且登记的权利人应当享有份额。",
        "The shares must sum to one, and the holder of record must have one of them.");

    /// <summary>A registered right is given up or taken back by registration, not by contract.</summary>
    public static readonly Refusal NotByContract = Rule(
        "not-by-contract", "G35 第三十七条",
        "登记取得的权利应当办理变更、注销等登记。", "A registered right is changed or ended by a registration.");

    /// <summary>Others have their rights from this one.</summary>
    public static readonly Refusal OthersHangUnder = Rule(
        "others-hang-under-it", "民法典 第一百三十二条",
        "他人基于该权利取得的权利尚在有效期内，不得放弃。",
        "Others have their rights from this one: it is not given up while they last.");
}
