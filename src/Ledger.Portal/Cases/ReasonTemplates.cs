namespace Ledger.Portal.Cases;

/// <summary>
/// Reasons to begin with, by act, in the language of the file: each names its clause, and is completed by whoever
/// decides.
/// </summary>
internal static class ReasonTemplates
{
    private static readonly Dictionary<string, string[]> s_all = new(StringComparer.Ordinal)
    {
        ["decline"] =
        [
            "申请登记的数据不属于本机构登记范围，依据《数据产权登记工作指引（试行）》第十七条不予受理。具体情形：",
            "申请材料不齐全且经告知无法补正，依据《数据产权登记工作指引（试行）》第十七条不予受理。缺少：",
        ],
        ["extend"] = ["案情复杂，依据《数据产权登记工作指引（试行）》第二十八条延长办理期限。事由："],
        ["terminate"] = ["申请人未能在期限内补充佐证材料，依据《数据产权登记工作指引（试行）》第十八条终止登记。未提供："],
        ["refuse"] =
        [
            "数据来源违反法律法规规定，依据《数据产权登记工作指引（试行）》第二十二条不予登记。具体情形：",
            "存在尚未解决的数据权属纠纷，依据《数据产权登记工作指引（试行）》第二十二条不予登记。纠纷情况：",
            "隐瞒真实情况或提供虚假证明，依据《数据产权登记工作指引（试行）》第二十二条不予登记。查明事实：",
        ],
        ["decide-objection"] =
        [
            "异议不成立：异议人未提交证明其主张的证据。依据《数据产权登记工作指引（试行）》第二十五条驳回。",
            "异议成立：依据《数据产权登记工作指引（试行）》第二十五条终止登记。查明事实：",
        ],
    };

    /// <summary>The reasons to begin with for an act.</summary>
    public static IReadOnlyList<string> Of(CaseAct act) => s_all.GetValueOrDefault(act.Name, []);
}
