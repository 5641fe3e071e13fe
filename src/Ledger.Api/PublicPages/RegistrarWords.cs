using System.Globalization;

namespace Ledger.Api.PublicPages;

/// <summary>The words of the registrar's page, Chinese first.</summary>
internal static class RegistrarWords
{
    public static string Kind(string kind) => kind == "enterprise" ? "企业 Enterprise" : "事业单位 Public institution";

    public static string Proof(string kind) => kind switch
    {
        "premises" => "办公场所及基础设施 Premises",
        "funding" => "经费保障 Funding",
        "governance" => "治理结构 Governance",
        "registration-rules" => "登记业务管理制度 Rules of registration",
        "reviewer-rules" => "审查人员管理制度 Rules on reviewers",
        "security-rules" => "数据安全管理制度 Rules on security",
        "incident-plan" => "风险处置预案 Incident plan",
        "exit-plan" => "退出保障预案 Exit plan",
        _ => "等级保护备案 Protection filing",
    };

    public static string Change(string kind) => kind switch
    {
        "name" => "名称 Name",
        "domicile" => "住所 Domicile",
        "capital" => "注册资本 Capital",
        "representative" => "法定代表人 Legal representative",
        "control" => "控股股东、实际控制人 Control",
        _ => "其他重大事项 Other matter",
    };

    public static string Status(string status) => status switch
    {
        "none" => "尚未申报 Not declared",
        "declared" => "已申报 Declared",
        "recommended" => "已推荐 Recommended",
        "declined" => "未获推荐 Declined",
        "practising" => "执业中 Practising",
        "suspended" => "暂停公布 Suspended",
        "leaving" => "已报告退出 Exit reported",
        "exit-agreed" => "退出已获同意 Exit agreed to",
        "handing-over" => "移交中 Handing over",
        "exited" => "已退出 Exited",
        "removed" => "移出目录 Removed from the catalogue",
        _ => status,
    };

    public static string Fee(string kind) => kind switch
    {
        "registration" => "登记 Registration",
        "query" => "查询 Query",
        _ => "其他 Other",
    };

    /// <summary>An amount in fen as yuan with two decimals; what is no amount stays as it is.</summary>
    public static string Yuan(string fen) => ulong.TryParse(fen, CultureInfo.InvariantCulture, out var amount)
        ? amount == 0
            ? "免费 free"
            : string.Create(CultureInfo.InvariantCulture, $"{amount / 100}.{amount % 100:00} 元 CNY")
        : fen;

    public static string Misconduct(string kind) => kind switch
    {
        "wrong-registration" => "违规登记 Wrong registration",
        "tampering" => "篡改登记信息 Tampering",
        "leak" => "泄露数据 Leak",
        _ => "其他违规 Other violation",
    };

    public static string Matter(string matter) => matter switch
    {
        "filing" => "备案 Filing",
        "interest" => "利害关系声明 Interests",
        "system" => "系统标准 System",
        "process" => "技术与过程标准 Process",
        _ => "合规公证 Notarisation",
    };

    public static string Act(string type) => type["registrar.".Length..] switch
    {
        "declared" => "申报 Declared",
        "recommended" => "推荐 Recommended",
        "declined" => "不予推荐 Declined",
        "enlisted" => "列入目录 Listed",
        "disclosed" => "公开收费与流程 Fees and process disclosed",
        "platform-stated" => "平台资质说明 Platform stated",
        "year-reported" => "报送年度报告 Annual report",
        "year-assessed" => "年度评估 Annual assessment",
        "change-decided" => "变更审核 Change decided",
        "change-recorded" => "变更登记 Change recorded",
        "misconduct-found" => "认定违规 Misconduct found",
        "suspended" => "暂停公布 Suspended",
        "resumed" => "恢复公布 Resumed",
        "removed" => "移出目录 Removed",
        "exit-decided" => "退出审核 Exit decided",
        "exit-forwarded" => "退出上报 Exit forwarded",
        "exit-consented" => "同意退出 Exit agreed to",
        "successor-designated" => "指定承接机构 Successor designated",
        "handed-over" => "移交资料 Materials handed over",
        "taken-over" => "接收资料 Materials taken over",
        _ => type,
    };
}
