using Ledger.Evidence.Bundles;
using Ledger.Evidence.Descriptions;

namespace Ledger.Evidence.Words;

/// <summary>
/// What claims, aspects and subjects are called in Chinese; the page and the report call them the same.
/// </summary>
internal static class ChineseWords
{
    private static readonly Dictionary<string, string> s_claims = new(StringComparer.Ordinal)
    {
        ["anchored"] = "记录已上链",
        ["certificate"] = "登记凭证",
        ["certificate-signature"] = "登记机构对凭证的签名",
        ["chain"] = "区块链存证",
        ["collection"] = "数据采集（上链之前）",
        ["content"] = "登记的数据内容",
        ["cosigned"] = "见证签名",
        ["credential"] = "可验证凭证",
        ["description"] = "关联描述与报告",
        ["disclosed"] = "依令披露的记录正文",
        ["entry"] = "登记记录",
        ["file"] = "出示的数据文件",
        ["mirrored"] = "链上状态一致",
        ["order"] = "记录次序",
        ["period-complete"] = "期间完整",
        ["platform"] = "平台资质",
        ["preserved"] = "长期保全的时间戳",
        ["rerooted"] = "以新摘要算法重建的根",
        ["right-in-force"] = "权利在所问时刻是否有效",
        ["sequence"] = "序列完整",
        ["state"] = "检查点时间的状态",
        ["state-at"] = "所问时刻的状态",
        ["statement"] = "证据包声明",
        ["timestamp"] = "时间戳",
        ["tlog-proof"] = "供其他工具使用的证明",
        ["transparent-statement"] = "透明声明（SCITT）",
        ["witnessed"] = "见证人见证",
    };

    private static readonly Dictionary<string, string> s_aspects = new(StringComparer.Ordinal)
    {
        ["authority"] = "权威：出自信任锚所列登记机构",
        ["completeness"] = "序列完整，无遗漏",
        ["finality"] = "链上终局性",
        ["in-force"] = "权利在所问时刻有效",
        ["inclusion"] = "存在：记录在登记日志之中",
        ["integrity"] = "完整性：所示内容未被更改",
        ["order"] = "次序：记录先后分明",
        ["time"] = "时间：由独立时间戳证明",
    };

    /// <summary>A claim's title; its name where it has none.</summary>
    public static string Claim(string claim) => s_claims.GetValueOrDefault(claim, claim);

    /// <summary>An aspect in words; its name where it has none.</summary>
    public static string Aspect(string name) => s_aspects.GetValueOrDefault(name, name);

    /// <summary>How a claim stands.</summary>
    public static string Outcome(Standing outcome) => outcome switch
    {
        Standing.Proven => "已证明",
        Standing.Refuted => "被推翻",
        _ => "未证明",
    };

    /// <summary>Articles of the Rules of Online Litigation.</summary>
    public static string Articles(IEnumerable<string> articles) => "在线诉讼规则"
        + string.Join('、', articles.Select(static article => $"第{ReportWords.Article(article)}条"));

    /// <summary>What a finding is about.</summary>
    public static string Subject(Finding finding)
    {
        var subject = finding.Subject;
        var parts = subject.Split('/');
        return finding.Claim switch
        {
            "entry" or "anchored" or "tlog-proof" or "transparent-statement" => $"第 {subject} 号记录",
            "disclosed" when parts[0] != "asset" => $"第 {parts[0]} 号记录的正文 {parts[^1]}",
            "content" => $"清单 {subject}",
            "preserved" when subject == "record" => "证据记录",
            "platform" when parts.Length > 1 => $"{ReportWords.Value("platform", "matter", parts[0])} {parts[1]}",
            "certificate-signature" when subject.Split(' ') is [var algorithm, var key] => $"{algorithm} {Key(key)}",
            "timestamp" or "preserved" or "chain" or "file" or "description" or "cosigned" or "witnessed" => subject,
            "rerooted" => "SHA3-256",
            "period-complete" when parts.Length == 4 =>
                $"{Key($"{parts[0]}/{parts[1]}")}，自 {parts[2]} 至 {parts[3]}",
            _ => Key(subject),
        };
    }

    /// <summary>What the key of a state, or the name of a stream or sequence, stands for.</summary>
    public static string Key(string key) => key.Split('/') switch
    {
        [var kind] => ReportWords.Kind(kind),
        [var kind, var id] => $"{ReportWords.Kind(kind)} {id}",
        [var kind, var id, var number] => $"{ReportWords.Kind(kind)}第 {number} 号（资产 {id}）",
        _ => key,
    };
}
