namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The asset has no such right in force.</summary>
    public static readonly Refusal RightNotInForce = Conflict(
        "right-not-in-force", "G35 第三十三条第三款",
        "该数据没有此项有效的权利。", "The asset has no such right in force.");

    /// <summary>Only the holder of the rights may do this.</summary>
    public static readonly Refusal NotTheHolder = Forbidden(
        "not-the-holder", "G35 第三条", "仅权利人可以办理。", "Only the holder of the rights may do this.");

    /// <summary>A right that is pledged is neither transferred nor licensed.</summary>
    public static readonly Refusal RightPledged = Rule(
        "right-pledged", "民法典 第四百四十四条第二款",
        "权利已出质，未经质权人同意不得转让或者许可他人使用。",
        "The right is pledged: without the pledgee's consent it is neither transferred nor licensed.");

    /// <summary>The right is under seizure or temporary control.</summary>
    public static readonly Refusal RightFrozen = Rule(
        "right-frozen", "G35 第二十三条", "权利处于查封等保全措施或者临时管制之下。",
        "The right is under seizure or temporary control.");

    /// <summary>The right cannot be dealt with for now; of a sealed order nothing more is said.</summary>
    public static readonly Refusal RightHeld = Rule(
        "right-held", "G35 第二十三条", "该权利有待核实，暂不能办理，请向登记机构查询。",
        "The right is being looked into and cannot be dealt with for now; ask the registrar.");

    /// <summary>There is no such pledge.</summary>
    public static readonly Refusal PledgeUnknown = Conflict(
        "pledge-unknown", "民法典 第四百四十四条第一款", "没有该项质权。", "There is no such pledge.");

    /// <summary>The pledge's state does not admit the command.</summary>
    public static readonly Refusal PledgeNotInThisState = Conflict(
        "pledge-not-in-this-state", "民法典 第四百四十四条第一款",
        "质权当前状态不允许此操作。", "The pledge is not in a state that admits this.");

    /// <summary>Only the pledgee may do this.</summary>
    public static readonly Refusal NotThePledgee = Forbidden(
        "not-the-pledgee", "民法典 第四百四十四条第二款", "仅质权人可以办理。", "Only the pledgee may do this.");

    /// <summary>Rights are pledged to somebody else, and not to the registrar.</summary>
    public static readonly Refusal PledgeeNotAnother = Rule(
        "pledgee-not-another", "民法典 第四百二十五条",
        "质权人应当是出质人和登记机构以外的当事人。", "The pledgee must be neither the pledgor nor the registrar.");

    /// <summary>Whoever is named cannot order this.</summary>
    public static readonly Refusal AuthorityNotCompetent = Rule(
        "authority-not-competent", "G35 第二十三条",
        "该机关无权实施此项措施。", "The authority named cannot order such a measure.");

    /// <summary>A seizure has a term, and terms lie ahead.</summary>
    public static readonly Refusal RemarkTermOutOfRange = Rule(
        "remark-term-out-of-range", "G35 第二十三条",
        "保全措施应当载明期限，且期限不得早于当日。", "A seizure states its term, and no term may lie in the past.");

    /// <summary>There is no such remark, or it stands no more.</summary>
    public static readonly Refusal RemarkNotStanding = Conflict(
        "remark-not-standing", "G35 第二十三条", "没有该项有效备注。", "There is no such remark standing.");

    /// <summary>There is no such objection.</summary>
    public static readonly Refusal ObjectionUnknown = Conflict(
        "objection-unknown", "G35 第二十九条第一款", "没有该项异议。", "There is no such objection.");

    /// <summary>The objection's state does not admit the command.</summary>
    public static readonly Refusal ObjectionNotInThisState = Conflict(
        "objection-not-in-this-state", "G35 第二十九条",
        "异议当前状态不允许此操作。", "The objection is not in a state that admits this.");

    /// <summary>An objection is about the rights of one holder.</summary>
    public static readonly Refusal ObjectionAgainstSeveral = Rule(
        "objection-against-several", "G35 第二十九条第一款",
        "一项异议只针对一个权利人的权利。", "An objection is about the rights of one holder.");

    /// <summary>Nobody objects to their own rights.</summary>
    public static readonly Refusal ObjectorIsHolder = Forbidden(
        "objector-is-holder", "G35 第二十九条第一款",
        "权利人不能对自己的登记提出异议。", "A holder cannot object to its own registration.");

    /// <summary>Only a side of the objection that has not accepted yet may do this.</summary>
    public static readonly Refusal NotASide = Forbidden(
        "not-a-side", "G35 第二十九条第四款",
        "不是异议双方当事人，或者已经认可。", "The party is no side of the objection, or accepted already.");
}
