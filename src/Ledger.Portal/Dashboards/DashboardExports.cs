using System.Globalization;
using Ledger.Portal.Charts;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Portal.Dashboards;

/// <summary>What the dashboards draw, as tables to save.</summary>
internal static class DashboardExports
{
    public static void Map(IEndpointRouteBuilder routes) =>
        UserAnswers.Map(routes, "/dashboards/{name}.csv", GetAsync);

    private static Task<IResult> GetAsync(string name, HttpContext http, UserAnswers answers) =>
        answers.GiveAsync(http, async client =>
        {
            var statistics = await client.ReadStatisticsAsync(http.RequestAborted);
            return name == "regions"
                ? Csv.Answer("regions.csv", ["province", "count"], statistics.Regions.Select(
                    static region => (IEnumerable<string?>)[region.Province, region.Count]))
                : DashboardTables.Of(name, statistics) is { } table
                ? Csv.Answer($"{name}.csv", table.Series.Prepend("month"), table.Months.Select(month =>
                    table.Series.Select(series => table.Count(month, series).ToString(CultureInfo.InvariantCulture))
                        .Prepend(month)))
                : Results.NotFound();
        });
}
