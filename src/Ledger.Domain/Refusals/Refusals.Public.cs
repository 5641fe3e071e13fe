namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>Evidence is preserved before the application.</summary>
    public static readonly Refusal EvidenceNotBeforeApplication = Rule(
        "evidence-not-before-application", "M26 第七条",
        "申请登记前应当完成存证。", "Evidence must be preserved before the application is filed.");

    /// <summary>A second notice names no defect that the first did not; the detail is the item.</summary>
    public static readonly Refusal DefectNotNamedAtFirst = Rule(
        "defect-not-named-at-first", "M26 第十条",
        "应当一次性告知需要补正的全部内容。", "All defects are named at once: the first notice did not name this one.");

    /// <summary>The findings must cover each of the seven items once.</summary>
    public static readonly Refusal FormalReviewIncomplete = Rule(
        "formal-review-incomplete", "M26 第十一条",
        "形式审核应当逐项覆盖全部登记材料。", "The findings must cover each of the seven items, each once.");

    /// <summary>The time for the review is not over.</summary>
    public static readonly Refusal ReviewNotOverdue = Conflict(
        "review-not-overdue", "M26 第十一条",
        "形式审核期限尚未届满。", "The time for the formal review is not over.");

    /// <summary>There is no such registration of public data, or it does not stand any more.</summary>
    public static readonly Refusal PublicRegistrationNotThere = Conflict(
        "public-registration-not-there", "M26 第九条",
        "没有该项有效的公共数据资源登记。", "There is no such registration of public data, or not any more.");

    /// <summary>Only whose registration it is may ask for this.</summary>
    public static readonly Refusal NotThePublicHolder = Forbidden(
        "not-the-public-holder", "M26 第九条",
        "仅登记主体可以申请。", "Only those whose registration it is may apply for this.");

    /// <summary>The operation or the authorisation begins later.</summary>
    public static readonly Refusal OperationAhead = Rule(
        "operation-ahead", "M26 第九条",
        "授权运营尚未开始。", "Authorised operation has not begun yet.");

    /// <summary>The authorisation is over, so no registration reaches further.</summary>
    public static readonly Refusal AuthorisationOver = Rule(
        "authorisation-over", "M26 第十五条",
        "登记有效期不得超过实际授权期限。", "No registration is valid for longer than the authorisation.");

    /// <summary>A renewal is applied for within sixty days before the last day.</summary>
    public static readonly Refusal OutsidePublicRenewalWindow = Rule(
        "outside-public-renewal-window", "M26 第十五条",
        "应当在有效期届满前六十日内申请续展。", "A renewal is applied for within sixty days before expiry.");

    /// <summary>The code cannot be of that date.</summary>
    public static readonly Refusal CodeDateOutOfRange = Rule(
        "code-date-out-of-range", "M26 第十三条",
        "赋码日期应当在公示期届满之后且不晚于当日。", "The code must be of a day after the notice and not after today.");

    /// <summary>The registration of public data that a product rests on does not stand.</summary>
    public static readonly Refusal PublicRegistrationNotInForce = Rule(
        "public-registration-not-in-force", "G35 第十五条第二项",
        "授权运营形成的产品和服务应当先行办理公共数据资源登记且登记有效。",
        "A product of authorised operation is registered only on a registration of the public data that stands.");
}
