namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The actor's party was never registered.</summary>
    public static readonly Refusal PartyUnknown = Conflict(
        "party-unknown", "G35 第三十三条第二款", "当事人尚未登记。", "The party is not registered.");

    /// <summary>The command was signed with a key that is not in force for the actor's party.</summary>
    public static readonly Refusal AuthorKeyNotInForce = Forbidden(
        "author-key-not-in-force", "电子签名法 第十三条",
        "签名所用密钥不是该当事人的有效密钥。", "The signing key is not in force for the acting party.");

    /// <summary>Only staff of the registrar may do this.</summary>
    public static readonly Refusal NotRegistrarStaff = Forbidden(
        "not-registrar-staff", "G35 第十条", "仅登记机构工作人员可以办理。", "Only staff of the registrar may do this.");

    /// <summary>The account lacks the role that the act needs.</summary>
    public static readonly Refusal RoleRequired = Forbidden(
        "role-required", "G35 第七条第五项", "该账号不具备办理此事项的岗位权限。", "The account lacks the role for this act.");

    /// <summary>Only an applicant of the case may do this.</summary>
    public static readonly Refusal NotTheApplicant = Forbidden(
        "not-the-applicant", "G35 第十六条", "仅登记申请人可以办理。", "Only an applicant of the case may do this.");

    /// <summary>A party acts only for itself.</summary>
    public static readonly Refusal NotTheParty = Forbidden(
        "not-the-party", "G35 第十六条", "只能为本当事人办理。", "A party may do this only for itself.");

    /// <summary>Who accepted or reviewed may not decide.</summary>
    public static readonly Refusal FourEyes = Forbidden(
        "four-eyes", "G35 第十条第七项",
        "受理或审查人员不得作出核准决定。", "The account that accepted or reviewed the case may not decide it.");

    /// <summary>Nobody decides on their own organisation.</summary>
    public static readonly Refusal OwnApplication = Forbidden(
        "own-application", "G35 第十条第七项",
        "不得办理本单位的登记申请。", "Nobody decides on an application of their own organisation.");

    /// <summary>The registrar does not register with itself.</summary>
    public static readonly Refusal RegistrarAsApplicant = Rule(
        "registrar-as-applicant", "G35 第十条第七项",
        "登记机构不得作为登记申请人在本登记机构申请登记。", "The registrar may not apply to itself.");

    /// <summary>The timer may only state what time has decided.</summary>
    public static readonly Refusal TimerMayNot = Forbidden(
        "timer-may-not", "G35 第十四条",
        "登记系统定时任务不得办理此事项。", "The registry's timer may not do this.");

    /// <summary>In the role nobody stands in for anybody.</summary>
    public static readonly Refusal RoleWithoutSubstitute = Rule(
        "role-without-substitute", "G35 第七条第五项",
        "该岗位不得由他人代理，仅受理、审查、审批岗位可以。",
        "Nobody stands in for that role: only for clerks, reviewers and approvers.");

    /// <summary>Who stands in is another account, appointed by somebody else.</summary>
    public static readonly Refusal SubstituteNotAnother = Rule(
        "substitute-not-another", "G35 第七条第五项",
        "代理人应当是他人，且不得自行指定为代理人。",
        "Who stands in is another account than the one away, and nobody appoints himself.");

    /// <summary>The term is over, or there is no such substitution any more.</summary>
    public static readonly Refusal SubstitutionOver = Conflict(
        "substitution-over", "G35 第七条第五项",
        "代理期限已过或者代理已终止。", "The term of the substitution is over, or it was ended.");
}
