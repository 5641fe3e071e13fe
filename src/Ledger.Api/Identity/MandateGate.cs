using System.Security.Claims;
using Ledger.Api.Problems;
using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Identity;

/// <summary>
/// Lets nobody through for a party that does not have the account on its record of members: in front of every resource,
/// so that no endpoint can forget it. Commands are asked for once more where they are decided, with the very version of
/// the record that they go by.
/// </summary>
internal static class MandateGate
{
    private const string Resources = "/v1";

    /// <summary>Asks behind authentication and authorisation.</summary>
    public static void UseMandates(this WebApplication app) => app.UseWhen(
        static http => http.Request.Path.StartsWithSegments(Resources), static api => api.Use(AskAsync));

    private static async Task AskAsync(HttpContext http, RequestDelegate next)
    {
        var identity = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value;
        if (http.GetEndpoint() is not { } endpoint || IdentitySetup.CallerOf(http, identity) is not { } caller
            || endpoint.Metadata.GetMetadata<MandateElsewhere>() is not null)
        {
            await next(http);
            return;
        }

        var writes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        var refusal = await http.RequestServices.GetRequiredService<IMandates>()
            .RefuseAsync(caller, writes, http.RequestAborted);
        if (refusal is null)
        {
            await next(http);
        }
        else if (endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null)
        {
            // What everybody may see, whoever is nobody here sees too, and no more.
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            await next(http);
        }
        else
        {
            await ProblemResults.Of(refusal).ExecuteAsync(http);
        }
    }
}

/// <summary>
/// Said of an endpoint whose caller's mandate is asked for elsewhere, or which is for every account that signed in.
/// </summary>
internal sealed class MandateElsewhere
{
    public static MandateElsewhere Instance { get; } = new();
}
