namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>Registration materials must be kept; the detail is the last day of that.</summary>
    public static readonly Refusal RetentionPeriod = Rule(
        "retention-period", "G35 第十条",
        "登记材料保存期限未满，不得删除，可以申请限制处理。",
        "Registration materials must be kept until then; have them restricted instead of erased.");

    /// <summary>The documents are restricted: they are kept, and nothing else is done with them.</summary>
    public static readonly Refusal DocumentsRestricted = Conflict(
        "documents-restricted", "个人信息保护法 第四十七条第二款",
        "该材料已限制处理，仅予存储。", "These documents are restricted: they are kept and nothing else is done with them.");

    /// <summary>The documents are erased.</summary>
    public static readonly Refusal DocumentsErased = Conflict(
        "documents-erased", "个人信息保护法 第四十七条第一款",
        "该材料已删除。", "These documents were erased.");

    /// <summary>The party has handed nothing in for the case.</summary>
    public static readonly Refusal NotAPartyToTheCase = Conflict(
        "not-a-party-to-the-case", "G35 第三十条",
        "该主体不是本案当事人。", "The party is neither an applicant of the case nor an objector.");
}
