using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>What only a development registry has: a legal clock that can be set ahead.</summary>
internal static class DevelopmentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/development/clock", AdvanceAsync).WithTags("Development").WithName("AdvanceLegalTime")
            .WithSummary("Set a development registry's legal time ahead. An entry records it.")
            .Produces(204).ProducesLedgerProblems(400, 401, 403, 409);

    private static async Task<IResult> AdvanceAsync(
        ClockAdvance advance, HttpContext context, IGrainFactory grains, LogName log, ILegalClock clock,
        IOptions<IdentityOptions> identity)
    {
        if (IdentitySetup.CallerOf(context, identity.Value)?.Roles.Contains("clerk") is not true)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(
            advance.To, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, utc, out var to)
            || to.Year > 2100)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        if (!clock.IsSimulated || to < clock.Now)
        {
            return ProblemResults.Of(ProblemCatalogue.ClockOnlyAhead);
        }

        await grains.GetGrain<ILogGrain>(log.Origin).AdvanceLegalTimeAsync(to, context.RequestAborted);
        return Results.NoContent();
    }
}
