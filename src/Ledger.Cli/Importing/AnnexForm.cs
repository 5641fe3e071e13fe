using System.Collections.Frozen;

namespace Ledger.Cli.Importing;

/// <summary>
/// The application for first registration as a table: annex 1 of the guide, with what an application holds besides.
/// Persons and their contacts stand in the identity material, never here. The applicant is the account's party.
/// </summary>
/// <remarks>数据产权登记工作指引（试行） annex 1.</remarks>
internal static class AnnexForm
{
    public static readonly FormColumn Name = Needed(
        "name", "数据名称", "Name", "Time, region, industry, content and type; at most 40 characters.",
        "时间、地域、行业、内容、类型，不超过40字。", "2023年至2025年全国行政区划五级名录数据产品");

    public static readonly FormColumn Kind = Needed(
        "kind", "登记对象", "Kind", "Resource or product.", "数据资源或数据产品。", words: FormWords.Kinds);

    public static readonly FormColumn Category = Needed(
        "category", "数据类别", "Category", "Whose data it is by nature.", "公共、企业或个人数据。",
        words: FormWords.Categories);

    public static readonly FormColumn Origin = Optional(
        "publicOrigin", "公共数据来源", "Public origin", "For public data only.", "仅公共数据填写。",
        words: FormWords.Origins);

    public static readonly FormColumn Overview = Needed(
        "overview", "数据概述", "Overview", "What it is and what it is for; at most 400 characters.",
        "功能、形态、用途，不超过400字。", "由公开的行政区划名录加工形成，可用于地址校核与统计分析。");

    public static readonly FormColumn Industry = Needed(
        "industry", "所属行业", "Industry", "GB/T 4754 door and major class.", "国民经济行业分类门类与大类代码。", "I65");

    public static readonly FormColumn Scope = Needed(
        "scope", "地域范围", "Region", "How far it reaches.", "数据覆盖的地域。", words: FormWords.Scopes);

    public static readonly FormColumn Divisions = Optional(
        "divisions", "行政区划代码", "Divisions", "Six digits each, a semicolon between two.", "六位代码，多个以分号分隔。",
        "420100;420500");

    public static readonly FormColumn From = Needed(
        "from", "时域起", "From", "The first day covered, yyyy-MM-dd.", "数据覆盖的首日，yyyy-MM-dd。", "2023-01-01");

    public static readonly FormColumn Until = Optional(
        "until", "时域止", "Until", "The last day covered; empty while it goes on.", "数据覆盖的末日；持续更新的留空。",
        "2025-12-31");

    public static readonly FormColumn Frequency = Needed(
        "frequency", "更新频率", "Frequency", "How often it is renewed.", "数据更新的频率。",
        words: FormWords.Frequencies);

    public static readonly FormColumn Records = Optional(
        "records", "数据量（条）", "Records", "How many records, where they are counted.", "按条计量的填写条数。", "662000");

    public static readonly FormColumn Bytes = Needed(
        "bytes", "数据量（字节）", "Bytes", "How many bytes; follows from the manifest where there is one.",
        "字节数；填写数据清单文件的可留空。", "38000000");

    public static readonly FormColumn Media = Needed(
        "media", "数据形态", "Media", "What it consists of; a semicolon between two.", "可多选，以分号分隔。",
        words: FormWords.Media);

    public static readonly FormColumn Structure = Needed(
        "structure", "数据结构", "Structure", "How it is structured.", "结构化、半结构化或非结构化。",
        words: FormWords.Structures);

    public static readonly FormColumn Restrictions = Optional(
        "restrictions", "限制范围", "Restrictions", "Who may not use it, where, for what; none when empty.",
        "使用主体、环境、地域、转售、出境等限制；留空为无。", "无");

    public static readonly FormColumn Grade = Needed(
        "grade", "数据级别", "Grade", "GB/T 43697.", "按 GB/T 43697 填写。", words: FormWords.Grades);

    public static readonly FormColumn Impacts = Optional(
        "impacts", "影响分析", "Impacts", "OBJECT=DEGREE, a semicolon between two.", "影响对象=影响程度，多项以分号分隔。",
        "组织权益=一般危害");

    public static readonly FormColumn Personal = Optional(
        "personalInformation", "含个人信息", "Personal information", "Yes or no; no when empty.", "是或否；留空为否。",
        words: FormWords.Flags);

    public static readonly FormColumn Source = Needed(
        "source", "数据来源", "Source", "Article 20.", "指引第二十条。", words: FormWords.Sources);

    public static readonly FormColumn Basis = Needed(
        "basis", "权利依据", "Basis", "Article 21, or its name in the rules.", "指引第二十一条，或规则中的名称。",
        words: FormWords.Bases);

    public static readonly FormColumn Statement = Needed(
        "statement", "来源说明", "Statement", "How the data came to be.", "数据如何形成。", "本公司生产经营活动中采集生成。");

    public static readonly FormColumn Assets = Optional(
        "sourceAssets", "来源数据标识", "Source assets", "Registered assets that it was made from; semicolons.",
        "所依据的已登记数据标识，以分号分隔。");

    public static readonly FormColumn Rights = Needed(
        "rights", "权利类型", "Rights", "Which rights; a semicolon between two.", "申请登记的权利，以分号分隔。",
        words: FormWords.Rights);

    public static readonly FormColumn RightsUntil = Optional(
        "rightsUntil", "权利期限止", "Rights until", "Their last day; as long as the registration when empty.",
        "权利末日；留空为登记有效期。", "2030-12-31");

    public static readonly FormColumn Exclusive = Optional(
        "exclusive", "排他", "Exclusive", "Yes or no; no when empty.", "是或否；留空为否。", words: FormWords.Flags);

    public static readonly FormColumn Limits = Optional(
        "limits", "权利限制", "Limits", "Conditions and limits of the rights; none when empty.",
        "权利的条件与限制；留空为无。", "无");

    public static readonly FormColumn Manifest = Optional(
        "manifest", "数据清单文件", "Manifest", "The file that ledger fingerprint --manifest wrote; or both digests.",
        "ledger fingerprint --manifest 生成的文件；或填写两项摘要。", "manifests/1.json");

    public static readonly FormColumn Sha256 = Optional(
        "sha256", "清单摘要SHA-256", "Manifest SHA-256", "64 hex characters, where the manifest is there already.",
        "清单已提交的填写，64位十六进制。");

    public static readonly FormColumn Sm3 = Optional(
        "sm3", "清单摘要SM3", "Manifest SM3", "64 hex characters.", "64位十六进制。");

    public static readonly FormColumn Materials = Optional(
        "materials", "证明材料", "Materials", "KIND=FILE, or KIND=TITLE|SHA256|SM3; a semicolon between two.",
        "材料类别=文件，或 材料类别=标题|SHA256|SM3，以分号分隔。", "申请人身份佐证=id.pdf;数据样例=sample.csv",
        FormWords.Materials);

    public static readonly FormColumn Exemption = Optional(
        "noticeExemption", "不予公示的理由", "Notice exemption", "Why the notice should be withheld.", "申请不予公示的理由。");

    public static readonly FormColumn Registration = Optional(
        "publicRegistration", "公共数据登记案件", "Public registration", "The case of the public data it rests on.",
        "所依据公共数据的登记案件编号。");

    public static readonly FormColumn Asset = Optional(
        "asset", "数据标识", "Asset", "32 hex characters; follows from the data when empty.", "32位十六进制；留空由数据推得。");

    public static readonly FormColumn Case = Optional(
        "case", "案件编号", "Case", "32 hex characters; follows from applicant and data when empty.",
        "32位十六进制；留空由申请人与数据推得。");

    /// <summary>The columns that are added where rows come back with what is wrong with them.</summary>
    public static IReadOnlyList<string> ErrorHeadings { get; } = ["错误代码", "错误说明", "Error", "依据条款"];

    /// <summary>All columns, in the form's order.</summary>
    public static IReadOnlyList<FormColumn> Columns { get; } =
    [
        Name, Kind, Category, Origin, Overview, Industry, Scope, Divisions, From, Until, Frequency, Records, Bytes,
        Media, Structure, Restrictions, Grade, Impacts, Personal, Source, Basis, Statement, Assets, Rights,
        RightsUntil, Exclusive, Limits, Manifest, Sha256, Sm3, Materials, Exemption, Registration, Asset, Case,
    ];

    private static readonly FrozenDictionary<string, FormColumn> s_known = Columns
        .SelectMany(static column => new[] { column.Key, column.Chinese, column.English }
            .Select(name => (name, column)))
        .DistinctBy(static pair => Plain(pair.name), StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(
            static pair => Plain(pair.name), static pair => pair.column, StringComparer.OrdinalIgnoreCase);

    /// <summary>The column of a heading; null where the form has none such.</summary>
    public static FormColumn? Find(string heading) => s_known.GetValueOrDefault(Plain(heading));

    // Forms mark what is needed with a star, and break headings over lines.
    private static string Plain(string heading) =>
        string.Concat(heading.Where(static c => !char.IsWhiteSpace(c) && c is not ('*' or '＊' or '\uFEFF')))
            .Replace('(', '（').Replace(')', '）');

    private static FormColumn Needed(
        string key, string chinese, string english, string help, string helpChinese, string example = "",
        FormWords? words = null) =>
        Optional(key, chinese, english, help, helpChinese, example, words) with { IsNeeded = true };

    private static FormColumn Optional(
        string key, string chinese, string english, string help, string helpChinese, string example = "",
        FormWords? words = null) =>
        new(key, chinese, english, help, helpChinese) { Words = words, Example = example };
}
