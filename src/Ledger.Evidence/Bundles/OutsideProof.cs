namespace Ledger.Evidence.Bundles;

/// <summary>Something that no verification of a bundle shows, and that needs other evidence.</summary>
/// <param name="Item">Its name in verdicts.</param>
/// <param name="Article">The article of the Rules of Online Litigation that it is for.</param>
/// <param name="Chinese">In words.</param>
/// <param name="English">The same in English.</param>
public sealed record OutsideProof(string Item, string Article, string Chinese, string English)
{
    private static readonly OutsideProof[] s_always =
    [
        new("truth-before-storage", "18",
            "数据上链之前是否真实：来源、生成机制、存储过程、公证与第三方见证，须另行举证。",
            "Whether the data were true before they were stored: source, generation, storage, notary or witness."),
        new("platform", "17",
            "平台是否符合国家有关规定、与当事人有无利害关系、系统是否清洁安全可靠（第一至三项）。",
            "Whether the platform meets the rules of the state, has an interest, and runs a clean, reliable system."),
        new("appraisal", "19",
            "是否需要有专门知识的人说明或司法鉴定；核验结论可重复，但不替代鉴定意见。",
            "Whether a person with special knowledge or an appraisal is needed: these are grounds, not an opinion."),
        new("person-behind-account", "18",
            "账号背后是何人操作：日志只证明登记机构的说法。",
            "Who stood behind an account: the log shows only that the registry said so."),
        new("bodies", "18",
            "记录正文、个人信息与合同文本：证据包只含公开部分及其摘要。",
            "Bodies of entries, personal data, contracts: a bundle holds public parts and digests only."),
        new("earlier-times", "16",
            "早于已证明时间的任何时间：记录自称的时间、区块时间戳。",
            "Any time before the one that is proven: what an entry says of itself, block timestamps."),
        new("later-changes", "16", "检查点时间之后的任何变化。", "Anything after the checkpoints' time."),
        new("anchors", "17", "信任锚文件本身的真伪。", "That the trust anchors are genuine."),
        new("one-log", "17",
            "登记机构是否另有一份不同的日志。", "That the registry keeps no other log beside this one."),
        new("stolen-keys", "17",
            "签名密钥是否曾被盗而尚未记载撤销。", "That no signing key was stolen without a revocation on record."),
    ];

    private static readonly OutsideProof s_collecting = new(
        "collecting", "18",
        "采集设备、程序、时钟是否确如采集者所签：签名只证明其如此陈述。",
        "That device, program and clock were as the collector signed: a signature shows that this was said.");

    private static readonly OutsideProof s_chain = new(
        "development-chain", "16",
        "“开发链”只说明格式与衔接正确，不说明区块已最终确认。",
        "A \"development chain\" shows form and continuity, not that a block is final.");

    private static readonly OutsideProof s_legalTime = new(
        "legal-time", "16",
        "开发用登记系统的法律时间为模拟。", "The legal time of a development registry is simulated.");

    /// <summary>What stays outside, in its order.</summary>
    public static IReadOnlyList<OutsideProof> Of(string origin, IEnumerable<Finding> findings) =>
    [
        .. s_always,
        .. findings.Any(finding => finding.Claim == "collection") ? [s_collecting] : Array.Empty<OutsideProof>(),
        .. findings.Any(finding => finding.IsDevelopment) ? [s_chain] : Array.Empty<OutsideProof>(),
        .. origin.StartsWith("dev-", StringComparison.Ordinal) ? [s_legalTime] : Array.Empty<OutsideProof>(),
    ];
}
