using System.Text;
using Ledger.Api.Contracts;
using Ledger.Api.Endpoints;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.PublicPages;

/// <summary>The public register for people: a form and what it finds, without login and without script.</summary>
internal static class RegisterPage
{
    private const int PageSize = 20;

    private static readonly (string Name, string Label)[] s_fields =
    [
        ("code", "编号 Code"), ("name", "数据名称 Name"), ("holder", "权利人 Holder"), ("region", "行政区划代码 Region"),
    ];

    private static readonly string[] s_kinds = ["resource", "product", "service"];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/register", Show).AllowAnonymous().ExcludeFromDescription();

    private static IResult Show(
        HttpContext http, RegisterQueries register, LogName log, [AsParameters] RegisterSearch search)
    {
        var body = new StringBuilder("<h1>登记簿查询 <span lang=en>Public register</span></h1>")
            .Append(PublicPage.Standing(log.Origin)).Append(Form(search))
            .Append("<p><a href=/notices>正在公示 Public notices</a> · <a href=/verify>凭证查验 Verification</a> · "
                + "<a href=/registrar>登记机构 The registrar</a></p>");
        if (!search.TryRead(out var filter, out var before))
        {
            body.Append("<p class=bad>查询条件有误：行政区划代码为六位数字，文字不超过一百字。<span lang=en>A region is six "
                + "digits, text has at most 100 characters.</span></p>");
            return PublicPage.Answer(http, 400, "登记簿查询 Public register", body.ToString());
        }

        var (rows, next) = Pages.Read(
            PageSize, count => register.ListRecords(filter, before, count),
            static row => Resources.Number(row.Entry));
        if (rows.Count == 0)
        {
            body.Append("<p>没有符合条件的登记。<span lang=en>Nothing is registered that matches.</span></p>");
        }

        foreach (var row in rows)
        {
            Write(body, PublicRegisterEndpoints.Of(row));
        }

        if (next is not null)
        {
            body.Append("<p><a rel=next href=\"").Append(PublicPage.Text(Next(search, next)))
                .Append("\">下一页 Next page</a></p>");
        }

        return PublicPage.Answer(http, 200, "登记簿查询 Public register", body.ToString());
    }

    private static string Form(RegisterSearch search)
    {
        var form = new StringBuilder("<form action=/register method=get>");
        foreach (var (name, label) in s_fields)
        {
            form.Append("<p><label for=").Append(name).Append('>').Append(label).Append("</label> <input id=")
                .Append(name).Append(" name=").Append(name).Append(" maxlength=100 autocomplete=off value=\"")
                .Append(PublicPage.Text(ValueOf(search, name))).Append("\"></p>");
        }

        form.Append("<p><label for=kind>登记对象 Kind</label> <select id=kind name=kind>"
            + "<option value=\"\">不限 Any</option>");
        foreach (var kind in s_kinds)
        {
            form.Append("<option value=").Append(kind).Append(search.Kind == kind ? " selected>" : ">")
                .Append(PublicWords.Kind(kind)).Append("</option>");
        }

        return form.Append("</select></p><p><button>查询 Search</button></p></form>").ToString();
    }

    private static string? ValueOf(RegisterSearch search, string field) => field switch
    {
        "code" => search.Code,
        "name" => search.Name,
        "holder" => search.Holder,
        _ => search.Region,
    };

    private static void Write(StringBuilder body, RegistrationResource record)
    {
        body.Append("<article><h2>").Append(PublicPage.Text(record.Name ?? record.Code)).Append("</h2><dl>");
        PublicPage.Row(body, "编号 Code", record.Code);
        PublicPage.Row(body, "登记 Registration", PublicWords.Regime(record.Regime));
        PublicPage.Row(body, "状态 Status", PublicWords.Status(record.Status));
        PublicPage.Row(body, "登记对象 Object", PublicWords.Kind(record.Kind));
        PublicPage.Row(body, "有效期 Valid", $"{record.From} 至 {record.Until}");
        PublicPage.Row(body, "数据概述 Overview", record.Overview);
        foreach (var holder in record.Holders)
        {
            PublicPage.Row(
                body, holder.Right is null ? "登记主体 Holder" : "权利 Right",
                holder.Right is null ? PublicWords.Holder(holder) : PublicWords.Right(holder));
        }

        PublicPage.Row(body, "限制范围 Restrictions", record.Restrictions);
        PublicPage.Row(body, "行政区划 Regions", record.Regions.Count == 0 ? null : string.Join('、', record.Regions));
        PublicPage.Row(body, "公示 Notice", record.Withheld ? "依申请不予公示 Withheld at the applicant's request" : null);
        body.Append("</dl></article>");
    }

    private static string Next(RegisterSearch search, string after)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in ((string, string?)[])
            [
                .. s_fields.Select(field => (field.Name, ValueOf(search, field.Name))), ("kind", search.Kind),
                ("status", search.Status), ("regime", search.Regime), ("after", after),
            ])
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return "/register" + query;
    }
}
