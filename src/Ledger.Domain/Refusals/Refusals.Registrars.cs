namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The registrar's standing does not admit the act.</summary>
    public static readonly Refusal RegistrarNotInThisState = Conflict(
        "registrar-not-in-this-state", "G35 第八条",
        "登记机构当前状态不能办理此事项。", "The registrar's present standing does not admit this act.");

    /// <summary>A condition for registrars is not met. The clause is that of the condition.</summary>
    public static readonly Refusal NotQualified = Rule(
        "not-qualified", "G35 第七条", "不符合登记机构基本条件。", "A condition that registrars must meet is not met.");

    /// <summary>Only an authority over registrars may do this.</summary>
    public static readonly Refusal NotTheAuthority = Forbidden(
        "not-the-authority", "G35 第五条第二款",
        "仅数据管理部门可以办理。", "Only a data authority over the registrar may do this.");

    /// <summary>A registrar does not supervise itself.</summary>
    public static readonly Refusal OwnSupervision = Forbidden(
        "own-supervision", "G35 第十一条第一款",
        "登记机构不得监督管理自身。", "A registrar does not supervise itself.");

    /// <summary>It is in the catalogue from a day of the past, not before its recommendation.</summary>
    public static readonly Refusal ListingDateOutOfRange = Rule(
        "listing-date-out-of-range", "G35 第八条",
        "列入目录日期不在推荐之后、今日之前。", "The day of the listing lies before the recommendation, or ahead.");

    /// <summary>Nothing besides registration is charged to everybody.</summary>
    public static readonly Refusal BundledFee = Rule(
        "bundled-fee", "G35 第十条第八项",
        "不得强制捆绑登记以外的收费项目。", "No fee that is not for registration may be forced on applicants.");

    /// <summary>Years are reported one after the other.</summary>
    public static readonly Refusal YearNotNext = Conflict(
        "year-not-next", "G35 第十一条第三款",
        "年度报告应当逐年报告。", "Years are reported one after the other, each once.");

    /// <summary>A year is reported when it is over.</summary>
    public static readonly Refusal YearNotOver = Rule(
        "year-not-over", "G35 第十一条第三款", "该年度尚未结束。", "The year is not over.");

    /// <summary>No report of that year waits for an assessment.</summary>
    public static readonly Refusal YearNotReported = Conflict(
        "year-not-reported", "G35 第十一条第三款",
        "该年度没有待考核的报告。", "No report of that year waits for its assessment.");

    /// <summary>Changes are reported beforehand.</summary>
    public static readonly Refusal ChangeNotAhead = Rule(
        "change-not-ahead", "G35 第十二条", "变更应当提前报告。", "The change is not reported early enough.");

    /// <summary>The change does not wait for this.</summary>
    public static readonly Refusal ChangeNotOpen = Conflict(
        "change-not-open", "G35 第十二条", "没有该项待办理的变更。", "No such change waits for this.");

    /// <summary>A sanction rests on a finding.</summary>
    public static readonly Refusal FindingUnknown = Conflict(
        "finding-unknown", "G35 第三十八条第一款",
        "没有该项违法违规认定。", "There is no finding of that number: a sanction rests on one.");

    /// <summary>Removal needs serious circumstances, or an order not followed.</summary>
    public static readonly Refusal RemovalNotFounded = Rule(
        "removal-not-founded", "G35 第三十八条第一款",
        "情节不属严重，且未见逾期不改正，不得移出目录。",
        "Removal needs serious circumstances, or an order to rectify that was not followed in time.");

    /// <summary>An exit is reported half a year ahead.</summary>
    public static readonly Refusal ExitTooSoon = Rule(
        "exit-too-soon", "G35 第十三条第一款",
        "退出登记业务应当提前六个月以上报告。", "An exit is reported at least six months ahead.");

    /// <summary>The national authority was told already.</summary>
    public static readonly Refusal ExitAlreadyForwarded = Conflict(
        "exit-already-forwarded", "G35 第十三条第一款",
        "已报送国家数据管理部门。", "The national authority was told already.");

    /// <summary>The national authority was not told yet.</summary>
    public static readonly Refusal ExitNotForwarded = Conflict(
        "exit-not-forwarded", "G35 第十三条第一款",
        "尚未报送国家数据管理部门。", "The national authority was not told yet.");

    /// <summary>Materials go to another registrar that goes on.</summary>
    public static readonly Refusal SuccessorNotAnother = Rule(
        "successor-not-another", "G35 第十三条第一款",
        "承接机构应当是其他存续登记机构。", "Materials go to another registrar, not to this one or to the authority.");

    /// <summary>Nobody is designated to take over.</summary>
    public static readonly Refusal SuccessorMissing = Conflict(
        "successor-missing", "G35 第十三条第一款", "尚未指定承接机构。", "No registrar is designated to take over.");

    /// <summary>Only the designated registrar takes over.</summary>
    public static readonly Refusal NotTheSuccessor = Forbidden(
        "not-the-successor", "G35 第十三条第一款",
        "仅指定的承接机构可以办理。", "Only the designated registrar may do this.");

    /// <summary>What was taken over is not what the inventory lists.</summary>
    public static readonly Refusal InventoryDiffers = Rule(
        "inventory-differs", "G35 第十三条第一款",
        "接收清单与移交清单不一致，移交不完整。", "What was taken over is not what was handed over: it is not whole.");

    /// <summary>All was taken over already.</summary>
    public static readonly Refusal AlreadyTakenOver = Conflict(
        "already-taken-over", "G35 第十三条第一款", "资料已经全部接收。", "All was taken over already.");

    /// <summary>The day of the exit lies ahead.</summary>
    public static readonly Refusal ExitAhead = Rule(
        "exit-ahead", "G35 第十三条第一款", "退出日期未到。", "The day of the exit lies ahead.");

    /// <summary>The registrar takes no new case.</summary>
    public static readonly Refusal RegistrarNotPractising = Rule(
        "registrar-not-practising", "G35 第三条第六款",
        "登记机构未列入目录、暂停或者已退出，不得受理新的登记。",
        "The registrar is not listed, suspended or on its way out, and takes no new case.");

    /// <summary>A suspended registrar publishes nothing.</summary>
    public static readonly Refusal PublicationSuspended = Rule(
        "publication-suspended", "G35 第三十八条第一款",
        "登记机构被暂停发布登记信息。", "The registrar may not publish while it is suspended.");
}
