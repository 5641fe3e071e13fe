using System.Globalization;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Api.Endpoints;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.PublicPages;

/// <summary>
/// What the registrar has to tell everybody (the guide, article 10 item 3), and how it stands itself: fees, process,
/// complaints, listing, annual reports, misconduct found; without login and without script.
/// </summary>
internal static class RegistrarPage
{
    private const string Title = "登记机构 The registrar";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/registrar", ShowAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(
        HttpContext http, RegisterQueries register, LogName log, CertificateNumberReader numbers)
    {
        var body = new StringBuilder("<h1>登记机构 <span lang=en>The registrar</span></h1>")
            .Append(PublicPage.Standing(log.Origin))
            .Append("<p><a href=/register>登记簿查询 Public register</a> · <a href=/notices>正在公示 Public notices</a> · "
                + "<a href=/verify>凭证查验 Verification</a> · <a href=/rules>登记规则 Rules</a></p>");
        Numbers(body, await numbers.ReadAsync(http.RequestAborted));
        if (register.FindRegistrar() is not { } found)
        {
            body.Append("<p>登记机构尚未公开其信息。<span lang=en>Nothing is on record of the registrar yet.</span></p>");
            return PublicPage.Answer(http, 200, Title, body.ToString());
        }

        var registrar = RegistrarEndpoints.Of(found, register.ListRegistrarActs());
        Qualification(body, registrar);
        Disclosure(body, registrar.Disclosure);
        Platform(body, registrar.Platform);
        Years(body, registrar.Years);
        Sanctions(body, registrar);
        Acts(body, registrar.Acts);
        return PublicPage.Answer(http, 200, Title, body.ToString());
    }

    // After the last code of a month issuing waits, and everybody sees so.
    private static void Numbers(StringBuilder body, CertificateNumbers numbers)
    {
        Section(body, "凭证编号", "Certificate codes");
        PublicPage.Row(body, "本月编号段 Series of this month", numbers.Series);
        PublicPage.Row(body, "已核发 Given out", $"{numbers.Given}，余 left {numbers.Left}");
        PublicPage.Row(body, "发证 Issuing", numbers.WaitsUntil is null
            ? "正常 Open"
            : $"本月编号已用完，待 {numbers.WaitsUntil} 起或者启用另一登记机构代码后发证 All codes of this month are given out: "
                + $"issuing waits for {numbers.WaitsUntil}, or for another digit of the registrar");
        body.Append("</dl>");
    }

    private static void Qualification(StringBuilder body, RegistrarResource registrar)
    {
        Section(body, "机构与资格", "Institution and qualification");
        PublicPage.Row(body, "机构名称 Name", registrar.Name);
        PublicPage.Row(body, "机构性质 Kind", registrar.Kind is null ? null : RegistrarWords.Kind(registrar.Kind));
        PublicPage.Row(body, "所在地 Seat", registrar.Seat);
        if (registrar.Qualification is { } has)
        {
            Conditions(body, has);
        }

        PublicPage.Row(body, "状态 Status", RegistrarWords.Status(registrar.Status));
        PublicPage.Row(body, "受理新申请 New cases", registrar.TakesCases ? "受理 Taken" : "暂不受理 Not taken");
        PublicPage.Row(body, "列入全国登记机构目录 In the national catalogue", registrar.ListedOn is null
            ? "未列入 Not listed"
            : $"{registrar.ListedOn}（{registrar.Reference}）");
        PublicPage.Row(body, "退出日期 Exit", registrar.ExitOn);
        PublicPage.Row(body, "承接机构 Successor", registrar.Successor);
        body.Append("</dl>");
        Changes(body, registrar.Changes);
    }

    // The conditions of article 7, as last declared or changed.
    private static void Conditions(StringBuilder body, QualificationResource has)
    {
        PublicPage.Row(body, "实缴资本 Paid-in capital", $"{has.PaidInCapital} 元 CNY");
        PublicPage.Row(body, "从业经验 Experience", $"{has.ExperienceYears} 年 years");
        PublicPage.Row(body, "专职审查人员 Full-time reviewers",
            $"{has.Reviewers} 人，均从业满 {has.ReviewerYears} 年 each of {has.ReviewerYears} years or more");
        PublicPage.Row(body, "网络安全等级保护 Protection of networks", $"第 {has.ProtectionLevel} 级 level");
        PublicPage.Row(body, "最近一次违法失信 Last violation", has.LastViolation ?? "无 None");
        PublicPage.Row(body, "证明材料 Proven by", string.Join('、', has.Proofs.Select(RegistrarWords.Proof)));
    }

    private static void Changes(StringBuilder body, IReadOnlyList<RegistrarChangeResource> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        Section(body, "变更", "Changes");
        foreach (var change in changes)
        {
            PublicPage.Row(body, change.On, $"{RegistrarWords.Change(change.Kind)}：{change.Statement}"
                + (change.Recorded ? "" : "（待更新全国系统 to be updated in the national system）"));
        }

        body.Append("</dl>");
    }

    private static void Disclosure(StringBuilder body, DisclosureResource? told)
    {
        if (told is null)
        {
            Section(body, "收费与流程", "Fees and process");
            body.Append("</dl><p>尚未公开。<span lang=en>Not disclosed yet.</span></p>");
            return;
        }

        Section(body, "收费标准", "Fees");
        PublicPage.Row(body, "收费 Fees", told.Fees.Count == 0 ? "不收费 Free of charge" : null);
        foreach (var fee in told.Fees)
        {
            PublicPage.Row(body, $"{RegistrarWords.Fee(fee.Kind)}", $"{fee.Name}：{RegistrarWords.Yuan(fee.Fen)}"
                + (fee.Optional ? "（可选 optional）" : ""));
        }

        body.Append("</dl>");
        Section(body, "登记流程与投诉", "Process and complaints");
        PublicPage.Row(body, "登记流程 Process", told.Process);
        PublicPage.Row(body, "投诉渠道 Complaints", told.Complaints);
        PublicPage.Row(body, "业务办理情况 Business", told.Business);
        PublicPage.Row(body, "专职审查团队 Reviewers", told.Reviewers);
        PublicPage.Row(body, "公开日期 Disclosed", told.On);
        body.Append("</dl>");
    }

    private static void Years(StringBuilder body, IReadOnlyList<RegistrarYearResource> years)
    {
        if (years.Count == 0)
        {
            return;
        }

        Section(body, "年度报告", "Annual reports");
        foreach (var year in years)
        {
            PublicPage.Row(body, year.Year.ToString(CultureInfo.InvariantCulture),
                $"收到申请 received {year.Filed}，登记 registered {year.Registered}，不予登记 refused {year.Refused}；报送 "
                + $"reported {year.On}" + (year.Assessment is null ? "" : $"；评估 assessed：{year.Assessment}"));
        }

        body.Append("</dl>");
    }

    private static void Sanctions(StringBuilder body, RegistrarResource registrar)
    {
        Section(body, "处置", "Sanctions");
        foreach (var found in registrar.Findings)
        {
            PublicPage.Row(body, $"{found.On}", RegistrarWords.Misconduct(found.Kind)
                + (found.Serious ? "，情节严重 serious" : ""));
        }

        PublicPage.Row(body, "限期整改至 To rectify by", registrar.RectifyBy);
        body.Append("</dl>");
        if (registrar.Findings.Count == 0)
        {
            body.Append("<p>没有处置记录。<span lang=en>None on record.</span></p>");
        }
    }

    // What a court asks of the platform (人民法院在线诉讼规则, article 17); digests are in the register and in bundles.
    private static void Platform(StringBuilder body, IReadOnlyList<PlatformDocumentResource> documents)
    {
        if (documents.Count == 0)
        {
            return;
        }

        Section(body, "平台资质", "The platform");
        foreach (var one in documents)
        {
            var number = one.Number is null ? "" : $"，{one.Number}";
            PublicPage.Row(
                body, RegistrarWords.Matter(one.Matter),
                $"{one.Title}{number}，{one.Issuer}，{one.From} 至 {one.Until ?? "长期 no end"}");
        }

        body.Append("</dl>");
    }

    private static void Acts(StringBuilder body, IReadOnlyList<RegistrarActResource> acts)
    {
        Section(body, "记录", "Record");
        foreach (var act in acts)
        {
            PublicPage.Row(body, act.On, $"{RegistrarWords.Act(act.Type)}（日志条目 entry {act.Entry}）");
        }

        body.Append("</dl>");
    }

    private static void Section(StringBuilder body, string chinese, string english) =>
        body.Append("<h2>").Append(chinese).Append(" <span lang=en>").Append(english).Append("</span></h2><dl>");
}
