using Ledger.Api.Contracts;
using Ledger.Api.Endpoints;
using Ledger.Api.Problems;
using Ledger.Api.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Identity;

/// <summary>
/// <c>POST /connect/token</c> of the development issuer (RFC 6749 section 4.4 with RFC 7523 section 2.2).
/// </summary>
internal static class TokenEndpoint
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/connect/token", IssueAsync).AllowAnonymous().DisableAntiforgery()
            .WithTags("Identity").WithName("IssueToken").NeverKept()
            .WithSummary("Issue an access token for a signed client assertion (development issuer).")
            .Produces<TokenResource>().ProducesLedgerProblems(400, 401);

    private static async Task<IResult> IssueAsync(HttpRequest request, DevelopmentIssuer issuer)
    {
        if (!request.HasFormContentType)
        {
            return ProblemResults.Of(ProblemCatalogue.TokenRequestMalformed);
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["grant_type"] != "client_credentials" || form["client_assertion_type"] != AssertionType)
        {
            return ProblemResults.Of(ProblemCatalogue.TokenRequestMalformed);
        }

        var issued = await issuer.IssueAsync(form["client_assertion"].ToString());
        return issued is null
            ? ProblemResults.Of(ProblemCatalogue.AssertionRefused)
            : Results.Json(new TokenResource(issued.Token, "Bearer", issued.Seconds));
    }
}
