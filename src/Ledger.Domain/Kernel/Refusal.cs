namespace Ledger.Domain;

/// <summary>A rule said no. Refusals are values; every one is listed in <see cref="Refusals"/>.</summary>
/// <param name="Code">Stable; programs may rely on it.</param>
/// <param name="Sort">What sort of no it is.</param>
/// <param name="Clause">The clause that it rests on.</param>
/// <param name="Chinese">For people, in Chinese.</param>
/// <param name="English">For people, in English.</param>
/// <param name="Detail">Which value, date or item it is about; null when the code says it all.</param>
public sealed record Refusal(
    string Code, RefusalSort Sort, Clause Clause, string Chinese, string English, string? Detail = null)
{
    /// <summary>The same refusal, said about something in particular.</summary>
    public Refusal About(string detail) => this with { Detail = detail };
}

/// <summary>What sort of no a refusal is.</summary>
public enum RefusalSort
{
    /// <summary>The actor may not do this.</summary>
    Forbidden,

    /// <summary>What is asked does not fit what already is.</summary>
    Conflict,

    /// <summary>A rule of law or of the registry said no.</summary>
    Rule,
}

/// <summary>A clause of a document.</summary>
/// <param name="Document">The document's short name, explained in <see cref="Documents"/>.</param>
/// <param name="Article">The place in it, in the document's own words, for example <c>第十七条第一款</c>.</param>
public sealed record Clause(string Document, string Article)
{
    /// <summary>Short name and place, for example <c>G35 第十七条</c>.</summary>
    public override string ToString() => Document + " " + Article;
}

/// <summary>The documents that rules and refusals rest on.</summary>
public static class Documents
{
    /// <summary>Full titles by short name.</summary>
    public static IReadOnlyDictionary<string, string> Titles { get; } = new Dictionary<string, string>
    {
        ["G35"] = "数据产权登记工作指引（试行）（国数综政策〔2026〕35号）",
        ["M26"] = "公共数据资源登记管理暂行办法（发改数据规〔2025〕26号）",
        ["民法典"] = "中华人民共和国民法典",
        ["放假办法"] = "全国年节及纪念日放假办法（国令第795号）",
        ["技术合同解释"] = "最高人民法院关于审理技术合同纠纷案件适用法律若干问题的解释",
        ["民事诉讼法"] = "中华人民共和国民事诉讼法",
        ["仲裁法"] = "中华人民共和国仲裁法",
        ["数据安全法"] = "中华人民共和国数据安全法",
        ["个人信息保护法"] = "中华人民共和国个人信息保护法",
        ["在线诉讼规则"] = "人民法院在线诉讼规则（法释〔2021〕12号）",
        ["电子签名法"] = "中华人民共和国电子签名法",
        ["GB/T 43697"] = "GB/T 43697-2024 数据安全技术 数据分类分级规则",
        ["GB 32100"] = "GB 32100-2015 法人和其他组织统一社会信用代码编码规则",
        ["W25"] = "武汉市公共数据资源授权运营实施方案（2025年5月26日）",
        ["WX"] = "无锡市关于推进数据基础制度建设的实施意见",
        ["W23"] = "武汉市数据要素市场化配置改革三年行动计划（2023—2025年）（武政办〔2023〕24号）",
        ["XC"] = "许昌市数据要素市场培育实施方案（2024—2025年）",
        ["HB"] = "湖北省数据要素市场建设实施方案",
    };
}
