using Ledger.Api.Contracts;
using Ledger.Api.Problems;
using Ledger.Api.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>Every problem that the API answers with, for programs.</summary>
internal static class ProblemEndpoints
{
    private const int LongestCode = 64;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/problems").WithTags("Rules").AllowAnonymous();
        group.MapGet("", static () => Results.Json(ProblemDirectory.All.Select(Of))).WithName("ListProblems")
            .WithSummary("Every code of a problem, with its status, its words and the clause that it rests on.")
            .Produces<IReadOnlyList<ProblemResource>>().ChangesSeldom();
        group.MapGet("/{code}", Find).WithName("GetProblem")
            .WithSummary("The problem of a code; several where it comes with several statuses.")
            .Produces<IReadOnlyList<ProblemResource>>().ProducesLedgerProblems(404).ChangesSeldom();
    }

    private static IResult Find(string code)
    {
        ProblemResource[] found = code.Length > LongestCode
            ? []
            : [.. ProblemDirectory.All.Where(entry => entry.Code == code).Select(Of)];
        return found.Length > 0 ? Results.Json(found) : ProblemResults.Of(ProblemCatalogue.NotFound);
    }

    private static ProblemResource Of(ProblemEntry entry) =>
        new(entry.Code, entry.Status, entry.English, entry.Chinese, entry.Clause);
}
