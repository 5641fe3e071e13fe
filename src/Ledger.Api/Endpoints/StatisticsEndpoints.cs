using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;
using Ledger.Ports;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>What the registry did by month, and whether in time: for its staff and the authority over it.</summary>
internal static class StatisticsEndpoints
{
    private const int DuePage = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/statistics", Read).WithTags("Due").WithName("GetStatistics")
            .WithSummary("Entries by legal month and type, how long decided cases took, and what is late today.")
            .Produces<StatisticsResource>().ProducesLedgerProblems(401, 403);

    private static IResult Read(
        HttpContext context, RegisterQueries register, IDueStore dues, ILegalClock clock, RuleBook book,
        IOptions<IdentityOptions> identity)
    {
        if (IdentitySetup.CallerOf(context, identity.Value) is not { } caller
            || !(caller.Roles.Any(Staff.Roles.Contains) || caller.Roles.Contains(Staff.Supervisor)))
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        var today = CivilDate.At(clock.Now);
        var rules = book.For(RuleSet.G35.Id, today);
        var tally = register.ListTally().ToLookup(static row =>
            row.What.StartsWith(TallyNames.Handled, StringComparison.Ordinal));
        return Results.Json(new StatisticsResource(
            [.. tally[false].Select(static row => new MonthlyCount(row.Month, row.What, Text(row.Count)))],
            [.. tally[true].Select(static row => new HandledCount(
                row.Month, int.Parse(row.What[TallyNames.Handled.Length..], CultureInfo.InvariantCulture),
                Text(row.Count)))],
            [.. register.ListRegions().Select(static row => new RegionCount(row.Province, Text(row.Count)))],
            rules["handling"], rules.Rules["handling"].Clause.ToString(),
            Text(Count(dues, DueStanding.Late, today)), Text(Count(dues, DueStanding.Today, today))));
    }

    private static long Count(IDueStore dues, DueStanding standing, DateOnly today)
    {
        var count = 0L;
        string? after = null;
        do
        {
            var page = dues.List(new DueFilter(standing, null, null, null), today, after, DuePage);
            count += page.Count;
            after = page.Count == DuePage ? page[^1].Key : null;
        }
        while (after is not null);
        return count;
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
