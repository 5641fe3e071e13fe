using System.Globalization;
using Ledger.Portal.Charts;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Portal.Dashboards;

/// <summary>What the dashboards draw, as tables to save.</summary>
internal static class DashboardExports
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(PortalSetup.Root + "/dashboards/{name}.csv", GetAsync)
            .RequireAuthorization(PortalSignIn.Policy).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        string name, HttpContext http, PortalApi api, IOptions<PortalOptions> options)
    {
        if (PortalUser.Of(http.User, options.Value) is not { } user)
        {
            return Results.NotFound();
        }

        try
        {
            using var client = api.For(user);
            var statistics = await client.ReadStatisticsAsync(http.RequestAborted);
            return name == "regions"
                ? Csv.Answer("regions.csv", ["province", "count"], statistics.Regions.Select(
                    static region => (IEnumerable<string?>)[region.Province, region.Count]))
                : DashboardTables.Of(name, statistics) is { } table
                ? Csv.Answer($"{name}.csv", table.Series.Prepend("month"), table.Months.Select(month =>
                    table.Series.Select(series => table.Count(month, series).ToString(CultureInfo.InvariantCulture))
                        .Prepend(month)))
                : Results.NotFound();
        }
        catch (LedgerProblemException problem)
        {
            return MaterialEndpoint.Told(problem);
        }
    }
}
