namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The account is no member of the party today, which keeps a record of its members.</summary>
    public static readonly Refusal NotAMember = Forbidden(
        "not-a-member", "民法典 第一百七十一条第一款",
        "该账号今日不是该单位在册成员，不得以其名义办理或者查阅。",
        "The account is not on the organisation's record of members today: it neither acts nor reads for it.");

    /// <summary>The member lacks the role in the organisation; the detail names it.</summary>
    public static readonly Refusal MemberRoleRequired = Forbidden(
        "member-role-required", "民法典 第一百七十一条第一款",
        "该成员未获本单位授予办理此事项的权限。", "The organisation has not given this member the role for this act.");

    /// <summary>The first member on record is the administrator who begins it.</summary>
    public static readonly Refusal FirstMemberAdministrator = Rule(
        "first-member-administrator", "民法典 第一百六十五条",
        "首名在册成员应当是办理人本人，任管理员，不设截止日。",
        "The first on record is whoever begins it: the own account, an administrator, without an end.");

    /// <summary>The account has a membership that is not over; the detail names it.</summary>
    public static readonly Refusal MemberKnown = Conflict(
        "member-known", "民法典 第一百六十五条",
        "该账号已在册，请变更其权限或者期限。",
        "The account is on record already: change its roles or its term.");

    /// <summary>The membership is over, or would be at once.</summary>
    public static readonly Refusal MembershipOver = Conflict(
        "membership-over", "民法典 第一百七十三条",
        "授权期限已过或者授权已终止。", "The term of the membership is over, or it was ended.");

    /// <summary>An organisation keeps an administrator without an end.</summary>
    public static readonly Refusal LastAdministrator = Conflict(
        "last-administrator", "民法典 第一百六十五条",
        "应当至少有一名现任且不设截止日的管理员。",
        "There must be an administrator in force whose term has no end.");

    /// <summary>A natural person has no members.</summary>
    public static readonly Refusal MembersOfPerson = Rule(
        "members-of-person", "民法典 第一百七十条第一款",
        "自然人没有成员，本规定只适用于法人和非法人组织。",
        "A natural person has no members: only organisations have.");

    /// <summary>No more members at once.</summary>
    public static readonly Refusal TooManyMembers = Conflict(
        "too-many-members", "民法典 第一百六十五条",
        "在册成员已达上限五百名。", "No more than 500 members are on record at once.");

    /// <summary>Without a record of members nobody is shut out.</summary>
    public static readonly Refusal NoMemberRecord = Conflict(
        "no-member-record", "民法典 第一百六十五条",
        "该单位未建立成员名册，无需恢复管理员。",
        "The organisation keeps no record of members: whoever the identity provider vouches for acts for it.");

    /// <summary>One proposal at a time.</summary>
    public static readonly Refusal RestorationStands = Conflict(
        "restoration-stands", "民法典 第六十一条第二款",
        "已有一项恢复管理员的提议尚未办结。", "A proposal of a new administrator stands already.");

    /// <summary>The account is administrator, and no key is to be added.</summary>
    public static readonly Refusal NothingToRestore = Conflict(
        "nothing-to-restore", "民法典 第一百六十五条",
        "该账号已是在册管理员，也没有新的密钥，无需恢复。",
        "The account is an administrator on record, and no new key is named: nothing is to be restored.");

    /// <summary>Two people, neither of whom is the administrator to be.</summary>
    public static readonly Refusal RestorationFourEyes = Forbidden(
        "restoration-four-eyes", "G35 第十条第七项",
        "提议人不得确认自己的提议，任何人不得为自己恢复管理员权限。",
        "Whoever proposed a new administrator does not confirm it, and nobody proposes or confirms himself.");

    /// <summary>The days in which the organisation may say no are not over; the detail names the last.</summary>
    public static readonly Refusal RestorationTooEarly = Conflict(
        "restoration-too-early", "民法典 第六十一条第二款",
        "五个工作日的等待期尚未届满。",
        "The five working days in which the organisation may say no are not known to be over.");

    /// <summary>There is no such proposal, or it was confirmed.</summary>
    public static readonly Refusal RestorationNotOpen = Conflict(
        "restoration-not-open", "民法典 第六十一条第二款",
        "没有该项待确认的恢复提议。", "There is no such proposal of a new administrator that waits.");

    /// <summary>The organisation or an approver said no.</summary>
    public static readonly Refusal RestorationDeclined = Conflict(
        "restoration-declined", "民法典 第六十一条第二款",
        "该项恢复提议已被拒绝。", "The proposal of a new administrator was declined.");

    /// <summary>
    /// The organisation has acted on its members or keys itself since, or the days to confirm it are over; then the
    /// detail names the last.
    /// </summary>
    public static readonly Refusal RestorationLapsed = Conflict(
        "restoration-lapsed", "民法典 第六十一条第二款",
        "该项恢复提议已失效：该单位此后已自行办理成员或者密钥事项，或者等待期满后三十日内未获确认。",
        "The proposal lapsed: the organisation acted on its members or keys, or nobody confirmed it in thirty days.");

    /// <summary>The registrar gives nobody the voice of a public organ, which may supervise it.</summary>
    public static readonly Refusal RestorationOfPublicOrgan = Rule(
        "restoration-of-public-organ", "G35 第十一条第一款",
        "国家机关应当由其上级机关处理，登记机构不得为其恢复管理员。",
        "The registrar restores no administrator of a public organ: its superior organ acts.");
}
