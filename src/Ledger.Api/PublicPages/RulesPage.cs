using System.Globalization;
using System.Text;
using Ledger.Api.Endpoints;
using Ledger.Domain.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.PublicPages;

/// <summary>
/// The rules by which the registry decides, document by document: clause, rule, version, and the tests that show it; a
/// province's own among them. Without login and without script.
/// </summary>
internal static class RulesPage
{
    private const string Title = "登记规则 Rules";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/rules", Show).AllowAnonymous().ExcludeFromDescription();

    private static IResult Show(HttpContext http, RuleBook book, LogName log, string? document = null)
    {
        var rows = ClauseTable.Of(book);
        var body = new StringBuilder("<h1>登记规则 <span lang=en>Rules</span></h1>")
            .Append(PublicPage.Standing(log.Origin))
            .Append("<p>每项规则所依据的条款、版本和验证测试。<span lang=en>Each rule with its clause, its version and "
                + "the tests that show it.</span> <a href=/v1/rules>JSON</a> <a href=/problems>错误代码 Codes</a></p>");
        Documents(body, rows);
        foreach (var same in rows.Where(row => document is null || row.Clause.Document == document)
            .GroupBy(static row => row.Clause.Document).OrderBy(static same => same.Key, StringComparer.Ordinal))
        {
            Write(body, same);
        }

        return PublicPage.Answer(http, 200, Title, body.ToString());
    }

    private static void Documents(StringBuilder body, IEnumerable<ClauseRow> rows)
    {
        body.Append("<dl>");
        foreach (var same in rows.GroupBy(static row => row.Clause.Document)
            .OrderBy(static same => same.Key, StringComparer.Ordinal))
        {
            body.Append("<dt><a href=\"/rules?document=").Append(Uri.EscapeDataString(same.Key)).Append("\">")
                .Append(PublicPage.Text(same.Key)).Append("</a></dt><dd>")
                .Append(PublicPage.Text(TitleOf(same.Key)))
                .Append(CultureInfo.InvariantCulture, $" · {same.Count()}</dd>");
        }

        body.Append("</dl>");
    }

    private static void Write(StringBuilder body, IGrouping<string, ClauseRow> rules)
    {
        body.Append("<h2>").Append(PublicPage.Text(TitleOf(rules.Key))).Append("</h2><dl>");
        foreach (var row in rules)
        {
            body.Append("<dt>").Append(PublicPage.Text(row.Clause.Article)).Append("</dt><dd>")
                .Append(PublicPage.Text(row.Rule)).Append(" <span class=note>").Append(PublicPage.Text(row.Version))
                .Append("</span><details><summary class=note>测试 Tests · ")
                .Append(CultureInfo.InvariantCulture, $"{row.Tests.Count}</summary>")
                .AppendJoin("<br>", row.Tests.Select(PublicPage.Text)).Append("</details></dd>");
        }

        body.Append("</dl>");
    }

    private static string TitleOf(string document) =>
        Domain.Documents.Titles.TryGetValue(document, out var title) ? title : document;
}
