using System.Globalization;
using System.Text;
using Ledger.Api.Endpoints;
using Ledger.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.PublicPages;

/// <summary>
/// Every problem that the API answers with, for people: code, status, words in both languages, and the clause of the
/// rule that refuses. Without login and without script.
/// </summary>
internal static class ProblemPage
{
    private const string Title = "错误代码 Problem codes";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/problems", Show).AllowAnonymous().ExcludeFromDescription();

    private static IResult Show(HttpContext http, LogName log)
    {
        var body = new StringBuilder("<h1>错误代码 <span lang=en>Problem codes</span></h1>")
            .Append(PublicPage.Standing(log.Origin))
            .Append("<p>接口返回的全部错误代码、含义及其所依据的条款；代码稳定不变。<span lang=en>Every code that the API answers "
                + "with, its meaning and the clause that it rests on; codes are stable.</span> "
                + "<a href=/v1/problems>JSON</a></p><dl>");
        foreach (var entry in ProblemDirectory.All)
        {
            body.Append("<dt id=\"").Append(PublicPage.Text(entry.Code)).Append("\">")
                .Append(PublicPage.Text(entry.Code))
                .Append(CultureInfo.InvariantCulture, $" <span class=note>{entry.Status}</span></dt><dd>")
                .Append(PublicPage.Text(entry.Chinese)).Append("<br><span lang=en>")
                .Append(PublicPage.Text(entry.English)).Append("</span>");
            if (entry.Clause is { } clause)
            {
                body.Append("<br><span class=note>").Append(PublicPage.Text(clause)).Append("</span>");
            }

            body.Append("</dd>");
        }

        return PublicPage.Answer(http, StatusCodes.Status200OK, Title, body.Append("</dl>").ToString());
    }
}
