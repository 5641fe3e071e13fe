using Ledger.Api.Contracts;
using Ledger.Api.Transport;
using Ledger.Domain.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>The rules by which the registry decides, each with its clause.</summary>
internal static class RuleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/rules", static (RuleBook book) => Results.Json(ClauseTable.Of(book).Select(Of)))
            .WithTags("Rules").WithName("ListRules").AllowAnonymous().ChangesSeldom()
            .WithSummary("Every rule and every refusal: document, clause, version, and the tests that show it.")
            .Produces<IReadOnlyList<RuleResource>>();

    private static RuleResource Of(ClauseRow row) =>
        new(row.Clause.Document, row.Clause.Article, row.Rule, row.Version, row.Tests);
}
