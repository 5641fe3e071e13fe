using System.Text;
using Ledger.Api.Contracts;
using Ledger.Api.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.PublicPages;

/// <summary>Public notices for people, and as an Atom feed; without login and without script.</summary>
internal static class NoticePages
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/notices", List).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/notices/{filing}", Show).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/notices/feed.atom", Feed).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult List(HttpContext http, Notices notices, LogName log, string? after = null)
    {
        var page = notices.List(Identifiers.TryNumber(after, out var index) ? index : null, PageSize);
        var body = new StringBuilder("<h1>登记公示 <span lang=en>Public notices</span></h1>")
            .Append(PublicPage.Standing(log.Origin))
            .Append("<p><a href=/notices/feed.atom>订阅 Atom feed</a> · <a href=/register>登记簿查询 Public register</a> · "
                + "<a href=/registrar>登记机构 The registrar</a></p>");
        if (page.Items.Count == 0)
        {
            body.Append("<p>目前没有正在公示的登记申请。<span lang=en>No notice runs at present.</span></p>");
        }

        foreach (var notice in page.Items)
        {
            body.Append("<article>");
            Write(body, notice, $"/notices/{notice.Case}");
            body.Append("</article>");
        }

        if (page.Next is not null)
        {
            body.Append("<p><a rel=next href=\"/notices?after=").Append(page.Next).Append("\">下一页 Next page</a></p>");
        }

        return PublicPage.Answer(http, 200, "登记公示 Public notices", body.ToString());
    }

    private static IResult Show(string filing, HttpContext http, Notices notices, LogName log)
    {
        var body = new StringBuilder("<h1>登记公示 <span lang=en>Public notice</span></h1>");
        if (!Identifiers.IsId(filing) || notices.Find(filing) is not { } notice)
        {
            body.Append("<p>该公示不存在，或公示期已结束。<span lang=en>There is no such notice, or its period is over.</span></p>"
                + "<p><a href=/notices>正在公示 Running notices</a> · <a href=/register>登记簿查询 Public register</a> · "
                + "<a href=/registrar>登记机构 The registrar</a></p>");
            return PublicPage.Answer(http, 404, "登记公示 Public notice", body.ToString());
        }

        body.Append(PublicPage.Standing(log.Origin));
        Write(body, notice, null);
        return PublicPage.Answer(http, 200, "登记公示 Public notice", body.ToString());
    }

    private static IResult Feed(HttpContext http, Notices notices, LogName log, string? after = null)
    {
        ulong? before = Identifiers.TryNumber(after, out var index) ? index : null;
        var feed = new NoticeFeed(http.Request, log.Origin);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(feed.Write(notices.List(before, PageSize), after), "application/atom+xml");
    }

    private static void Write(StringBuilder body, NoticeResource notice, string? link)
    {
        var name = PublicPage.Text(notice.Name ?? notice.Asset);
        body.Append("<h2>").Append(link is null ? name : $"<a href=\"{link}\">{name}</a>").Append("</h2><dl>");
        foreach (var (term, value) in Lines(notice))
        {
            PublicPage.Row(body, term, value);
        }

        body.Append("</dl>");
    }

    /// <summary>All that a notice says, line by line.</summary>
    public static IEnumerable<(string Term, string? Value)> Lines(NoticeResource notice)
    {
        yield return ("登记类型 Registration",
            $"{PublicWords.Regime(notice.Regime)}，{PublicWords.Type(notice.Type)}");
        yield return ("申请人 Applicants", string.Join('、', notice.Applicants.Select(PublicWords.Holder)));
        yield return ("登记对象 Object", notice.Kind is null ? null : PublicWords.Kind(notice.Kind));
        yield return ("数据概述 Overview", notice.Overview);
        foreach (var right in notice.Rights)
        {
            yield return ("权利 Right", PublicWords.Right(right));
        }

        yield return ("限制范围 Restrictions", notice.Restrictions);
        yield return ("公示编号 Reference", notice.Reference);
        yield return ("公示日期 Published", notice.PublishedOn);
        yield return ("异议截止 Objections until",
            $"{notice.Objections.Until ?? "待定（工作日历未公布）not yet determinable"}（{notice.Objections.PeriodClause}）");
        yield return ("异议方式 How to object",
            $"{notice.Objections.HowChinese}{notice.Objections.How}（{notice.Objections.Clause}；"
            + $"POST {notice.Objections.Address}，{notice.Objections.Command}）");
    }
}
