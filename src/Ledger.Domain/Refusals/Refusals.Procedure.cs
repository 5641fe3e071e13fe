namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The command is for another kind of stream.</summary>
    public static readonly Refusal WrongAddressee = Conflict(
        "wrong-addressee", "G35 第十四条", "该事项不属于此对象。", "The command is for another kind of stream.");

    /// <summary>The rules in force do not provide for the act; the detail is the rule that they lack.</summary>
    public static readonly Refusal NotProvidedFor = Rule(
        "not-provided-for", "G35 第三十二条",
        "适用的登记规则未规定此类事项。", "The rules in force do not provide for this.");

    /// <summary>The case's state does not admit the command.</summary>
    public static readonly Refusal NotInThisState = Conflict(
        "not-in-this-state", "G35 第十四条", "案件当前状态不允许此操作。", "The case is not in a state that admits this.");

    /// <summary>The legal date lies before the case's last act.</summary>
    public static readonly Refusal DateBeforeLastAct = Conflict(
        "date-before-last-act", "民法典 第二百条",
        "办理日期早于案件最近一次办理日期。", "The legal date lies before the last act of the case.");

    /// <summary>No date that the timer waits for has passed.</summary>
    public static readonly Refusal NothingDue = Conflict(
        "nothing-due", "G35 第十七条", "没有到期事项。", "Nothing is due.");

    /// <summary>The time to answer has passed: the application counts as accepted.</summary>
    public static readonly Refusal AcceptancePeriodOver = Rule(
        "acceptance-period-over", "G35 第十七条第三款",
        "告知期限已届满，申请视为受理。", "The time to answer has passed; the application counts as accepted.");

    /// <summary>The day by which to correct must lie ahead.</summary>
    public static readonly Refusal CorrectionDateNotAhead = Rule(
        "correction-date-not-ahead", "G35 第十七条第一款第一项",
        "补正期限应当晚于当日。", "The day by which to correct must lie ahead.");

    /// <summary>The time to correct has passed: the application counts as not filed.</summary>
    public static readonly Refusal CorrectionPeriodOver = Rule(
        "correction-period-over", "G35 第十七条第一款第一项",
        "未按期补正，视为未提出申请。", "The time to correct has passed; the application counts as not filed.");

    /// <summary>A correction is about the same asset and the same applicants.</summary>
    public static readonly Refusal CorrectionChangesSubject = Rule(
        "correction-changes-subject", "G35 第十七条第一款第一项",
        "补正不得更换数据标识或登记申请人。", "A correction may not change the asset or the applicants.");

    /// <summary>The findings must cover each of the three items once.</summary>
    public static readonly Refusal FindingsIncomplete = Rule(
        "findings-incomplete", "G35 第十八条",
        "审查意见应当逐项覆盖数据描述、数据来源、数据产权。",
        "The findings must cover description, source and rights, each once.");

    /// <summary>The applicant may still supply evidence.</summary>
    public static readonly Refusal EvidencePeriodOpen = Rule(
        "evidence-period-open", "G35 第十八条",
        "补充佐证材料的期限尚未届满。", "The applicant may still supply evidence.");

    /// <summary>The day by which to supply evidence must lie ahead.</summary>
    public static readonly Refusal EvidenceDateNotAhead = Rule(
        "evidence-date-not-ahead", "G35 第十八条",
        "补充佐证材料的期限应当晚于当日。", "The day by which to supply evidence must lie ahead.");

    /// <summary>The handling period was extended before.</summary>
    public static readonly Refusal ExtensionUsed = Rule(
        "extension-used", "G35 第二十八条第一款", "办理期限已经延长过。", "The handling period was extended before.");

    /// <summary>The extension is longer than the rules allow.</summary>
    public static readonly Refusal ExtensionTooLong = Rule(
        "extension-too-long", "G35 第二十八条第一款",
        "延长时间超过规定上限。", "The extension is longer than the rules allow.");

    /// <summary>The handling period is over.</summary>
    public static readonly Refusal HandlingPeriodOver = Rule(
        "handling-period-over", "G35 第二十八条第一款",
        "办理期限已经届满，不能延长。", "The handling period is over and cannot be extended.");

    /// <summary>Non-publication must be applied for.</summary>
    public static readonly Refusal NoticeExemptionNotAsked = Rule(
        "notice-exemption-not-asked", "G35 第二十四条第一款",
        "登记申请人未申请不公示。", "The applicant did not ask to withhold the notice.");

    /// <summary>The notice is not over, or its end is not yet determinable.</summary>
    public static readonly Refusal NoticeNotOver = Rule(
        "notice-not-over", "G35 第二十四条第二款",
        "公示期尚未届满或尚不能确定。", "The notice period is not over, or its end is not yet determinable.");

    /// <summary>The notice is over.</summary>
    public static readonly Refusal NoticeOver = Rule(
        "notice-over", "G35 第二十五条",
        "公示期已经届满，可在登记后提出异议。", "The notice period is over; object after registration instead.");

    /// <summary>An applicant cannot object to its own application.</summary>
    public static readonly Refusal ObjectorIsApplicant = Forbidden(
        "objector-is-applicant", "G35 第二十五条",
        "登记申请人不能对自己的申请提出异议。", "An applicant cannot object to its own application.");

    /// <summary>There is no such objection, or it was decided.</summary>
    public static readonly Refusal ObjectionNotOpen = Conflict(
        "objection-not-open", "G35 第二十五条",
        "没有该项待处理的异议。", "There is no such objection open.");

    /// <summary>The national evidence cannot be of that date.</summary>
    public static readonly Refusal EvidenceDateOutOfRange = Rule(
        "evidence-date-out-of-range", "G35 第二十六条",
        "存证日期应当在公示期届满之后且不晚于当日。",
        "The national evidence must lie after the notice period and not after today.");

    /// <summary>The registration would be valid for too long.</summary>
    public static readonly Refusal ValidityTooLong = Rule(
        "validity-too-long", "G35 第二十六条",
        "登记有效期超过规定上限。", "The registration would be valid for longer than the rules allow.");
}
