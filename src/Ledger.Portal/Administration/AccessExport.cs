using Ledger.Api.Contracts;
using Ledger.Portal.Charts;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Portal.Administration;

/// <summary>The access journal as a table to save: what was looked for, up to ten thousand lines.</summary>
internal static class AccessExport
{
    private const int PageSize = 1000;
    private const int MaxPages = 10;

    private static readonly string[] s_columns = ["number", "time", "kind", "account", "party", "record", "of"];

    public static void Map(IEndpointRouteBuilder routes) => UserAnswers.Map(routes, "/admin/access.csv", GetAsync);

    private static Task<IResult> GetAsync(
        string? kind, string? account, string? record, string? from, string? to, HttpContext http,
        UserAnswers answers) => answers.GiveAsync(http, async client =>
    {
        var query = new AccessQuery(kind, account, record, from, to);
        List<AccessRecordResource> rows = [];
        string? after = null;
        for (var page = 0; page < MaxPages && (page == 0 || after is not null); page++)
        {
            var found = await client.ListAccessAsync(query, after, PageSize, http.RequestAborted);
            rows.AddRange(found.Items);
            after = found.Next;
        }

        if (after is not null)
        {
            rows.Add(new AccessRecordResource(
                "", "", Languages.IsEnglish ? "more follows: narrow the days" : "未完，请缩小日期范围",
                null, null, null, null));
        }

        return Csv.Answer("access.csv", s_columns, rows.Select(static row => (IEnumerable<string?>)
            [row.Number, row.Time, row.Kind, row.Account, row.Party, row.Record, row.Of]));
    });
}
