namespace Ledger.Evidence.Descriptions;

/// <summary>The words of the report (SPEC-description); what has none there stands as it is spelled.</summary>
internal static class ReportWords
{
    private static readonly Dictionary<string, string> s_kinds = new(StringComparer.Ordinal)
    {
        ["asset"] = "资产",
        ["case"] = "登记案件",
        ["certificate"] = "登记证书",
        ["collection"] = "采集记录",
        ["egress"] = "出域备案",
        ["party"] = "登记主体",
        ["platform"] = "平台资质说明",
        ["right"] = "权利",
        ["transaction"] = "交易备案",
    };

    private static readonly Dictionary<string, string> s_labels = new(StringComparer.Ordinal)
    {
        ["algorithm"] = "算法",
        ["asset"] = "资产",
        ["case"] = "登记案件",
        ["content"] = "内容摘要",
        ["documents"] = "文件",
        ["ended"] = "终止日",
        ["exclusive"] = "独占",
        ["from"] = "自",
        ["frozen"] = "冻结",
        ["holder"] = "权利人代号",
        ["key"] = "公钥指纹",
        ["keys"] = "公钥",
        ["kind"] = "类别",
        ["pledged"] = "质押",
        ["record"] = "记录",
        ["sha256"] = "SHA-256",
        ["signature"] = "签名",
        ["sm3"] = "SM3",
        ["status"] = "状态",
        ["terms"] = "条款摘要",
        ["until"] = "至",
    };

    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["accepted"] = "已受理",
        ["adjusted"] = "已变更",
        ["cancelled"] = "已注销",
        ["certified"] = "已发证",
        ["cleared"] = "公示无异议",
        ["correction-requested"] = "待补正",
        ["declared"] = "已申报",
        ["declined"] = "不予受理",
        ["ended"] = "已终止",
        ["evidence-requested"] = "待补证",
        ["evidenced"] = "已存证",
        ["filed"] = "已提交",
        ["hold"] = "持有权",
        ["in-force"] = "有效",
        ["lapsed"] = "已失效",
        ["natural-person"] = "自然人",
        ["noticed"] = "公示中",
        ["objected"] = "有异议",
        ["operate"] = "产品经营权",
        ["organisation"] = "组织",
        ["product"] = "数据产品",
        ["refused"] = "不予登记",
        ["registered"] = "已登记",
        ["resource"] = "数据资源",
        ["reviewed"] = "已审查",
        ["revoked"] = "已撤销",
        ["superseded"] = "已被替代",
        ["terminated"] = "已终止程序",
        ["use"] = "加工使用权",
        ["valid"] = "有效",
        ["withdrawn"] = "已撤回",
    };

    private static readonly Dictionary<string, string> s_acts = new(StringComparer.Ordinal)
    {
        ["asset.registered"] = "资产登记",
        ["asset.restated"] = "登记事项重述",
        ["certificate.issued"] = "发放证书",
        ["collection.declared"] = "申报采集记录",
        ["collection.withdrawn"] = "撤回采集记录",
        ["consent.given"] = "同意",
        ["consent.withdrawn"] = "撤回同意",
        ["egress.filed"] = "出域备案",
        ["map"] = "状态映射",
        ["objection.concluded"] = "异议办结",
        ["objection.decided"] = "异议决定",
        ["objection.filed"] = "提出异议",
        ["order.executed"] = "依令办理",
        ["order.filed"] = "收到司法文书",
        ["party.identity-changed"] = "主体身份变更",
        ["party.key-added"] = "主体增加公钥",
        ["party.key-replaced"] = "主体更换公钥",
        ["party.key-revoked"] = "主体撤销公钥",
        ["party.registered"] = "主体登记",
        ["party.succeeded"] = "主体承继",
        ["pledge.confirmed"] = "质押确认",
        ["pledge.filed"] = "申请质押",
        ["pledge.registered"] = "质押登记",
        ["pledge.released"] = "质押解除",
        ["public.accepted"] = "公共数据登记受理",
        ["public.filed"] = "公共数据登记申请",
        ["public.noticed"] = "公共数据登记公示",
        ["public.registered"] = "公共数据登记",
        ["public.reviewed"] = "公共数据登记审查",
        ["registrar.platform-stated"] = "平台资质说明",
        ["registration.accepted"] = "受理",
        ["registration.amended"] = "变更申请",
        ["registration.cancellation-opened"] = "启动注销",
        ["registration.certified"] = "登记发证",
        ["registration.completed"] = "办结",
        ["registration.corrected"] = "补正",
        ["registration.correction-requested"] = "通知补正",
        ["registration.declined"] = "不予受理",
        ["registration.deemed-accepted"] = "逾期视为受理",
        ["registration.evidence-requested"] = "通知补充证据",
        ["registration.evidence-supplied"] = "补充证据",
        ["registration.evidenced"] = "国家系统存证",
        ["registration.extended"] = "延长期限",
        ["registration.filed"] = "提交登记申请",
        ["registration.joined"] = "共同申请",
        ["registration.lapsed"] = "登记失效",
        ["registration.noticed"] = "公示",
        ["registration.objected"] = "公示异议",
        ["registration.objection-decided"] = "公示异议决定",
        ["registration.refused"] = "不予登记",
        ["registration.reviewed"] = "审查",
        ["registration.terminated"] = "终止程序",
        ["registration.withdrawn"] = "撤回申请",
        ["remark.entered"] = "加载备注",
        ["remark.lifted"] = "解除备注",
        ["remark.unsealed"] = "解密备注",
        ["renewal.filed"] = "申请续展",
        ["right.assigned"] = "权利转让",
        ["right.ended"] = "权利终止",
        ["right.extended"] = "权利续期",
        ["right.granted"] = "授予权利",
        ["right.revoked"] = "权利撤销",
        ["right.shared"] = "权利共有",
        ["right.surrendered"] = "权利放弃",
        ["right.varied"] = "权利变更",
        ["succession.entered"] = "承继登记",
        ["transaction.filed"] = "交易备案",
    };

    private static readonly Dictionary<string, string> s_articles = new(StringComparer.Ordinal)
    {
        ["16"] = "十六",
        ["17"] = "十七",
        ["18"] = "十八",
        ["19"] = "十九",
    };

    /// <summary>What a kind of state key is called.</summary>
    public static string Kind(string kind) => s_kinds.GetValueOrDefault(kind, kind);

    /// <summary>What a member of a value is called.</summary>
    public static string Label(string name) => s_labels.GetValueOrDefault(name, name);

    /// <summary>What a text says.</summary>
    public static string Value(string text) => s_values.GetValueOrDefault(text, text);

    /// <summary>What was done, and the type of the entry.</summary>
    public static string Act(string type) => s_acts.TryGetValue(type, out var act) ? $"{act}（{type}）" : type;

    /// <summary>An article's number in words.</summary>
    public static string Article(string number) => s_articles[number];
}
