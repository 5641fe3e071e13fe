using Ledger.Api.Access;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>Who is registered here, for the registry's staff.</summary>
internal static class PartyEndpoints
{
    private const int DefaultPage = 50;
    private const int LongestText = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/parties", List)
        .WithTags("Commands").WithName("ListParties")
        .WithSummary("Parties by their ids, for staff: those of a name or a code; a moment behind the log.")
        .Produces<Page<PartyResource>>().ProducesLedgerProblems(400, 401, 403).Recorded("parties");

    private static IResult List(
        HttpContext context, RegisterQueries register, IOptions<IdentityOptions> identity,
        string? name = null, string? after = null, int limit = DefaultPage)
    {
        if (IdentitySetup.CallerOf(context, identity.Value)?.Roles.Any(Staff.Roles.Contains) is not true)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        if ((after is not null && !Identifiers.IsId(after)) || name?.Length > LongestText
            || limit is < 1 or > RegisterQueries.MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var wanted = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        var (rows, next) = Pages.Read(
            limit, count => register.ListParties(wanted, after, count), static row => row.Id);
        return Results.Json(new Page<PartyResource>(
            [.. rows.Select(static row => new PartyResource(row.Id, row.Name, row.Code, row.EndedOn, row.Successor))],
            next));
    }
}
