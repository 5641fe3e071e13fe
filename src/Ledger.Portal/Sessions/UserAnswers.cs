using System.Text;
using Ledger.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Portal.Sessions;

/// <summary>Files beside the pages: whoever signed in gets what the API gives to that account.</summary>
internal sealed class UserAnswers(PortalApi api, IOptions<PortalOptions> options)
{
    /// <summary>Maps a file below the portal's root.</summary>
    public static void Map(IEndpointRouteBuilder routes, string path, Delegate answer) =>
        routes.MapGet(PortalSetup.Root + path, answer).RequireAuthorization(PortalSignIn.Policy)
            .ExcludeFromDescription();

    /// <summary>Answers with what the user's client brings; a problem is told in words.</summary>
    public async Task<IResult> GiveAsync(HttpContext http, Func<LedgerClient, Task<IResult>> answer)
    {
        if (PortalUser.Of(http.User, options.Value) is not { } user)
        {
            return Results.NotFound();
        }

        try
        {
            using var client = api.For(user);
            return await answer(client);
        }
        catch (LedgerProblemException problem)
        {
            return Results.Text(
                $"{problem.Code}: {(Languages.IsEnglish ? problem.English : problem.Chinese)} {problem.Clause}",
                "text/plain", Encoding.UTF8, problem.Status);
        }
    }
}
