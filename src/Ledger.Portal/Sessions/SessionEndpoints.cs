using Ledger.Sdk;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Portal.Sessions;

/// <summary>Signing in and out, and the choice of the language.</summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(PortalSetup.Root + "/sign-in", static (string? @return) => Results.LocalRedirect(Local(@return)))
            .RequireAuthorization(PortalSignIn.Policy).ExcludeFromDescription();
        routes.MapPost(PortalSetup.Root + "/sign-out", SignOutAsync)
            .RequireAuthorization(PortalSignIn.Policy).ExcludeFromDescription();
        routes.MapGet(PortalSetup.Root + "/language", static (HttpContext http, string? to, string? @return) =>
        {
            Languages.Keep(http, to);
            return Results.LocalRedirect(Local(@return));
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext http, IAntiforgery antiforgery, PortalApi api, IOptions<PortalOptions> options)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.LocalRedirect(PortalSetup.Root);
        }

        await TellAsync(http, api, options.Value);
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = PortalSetup.Root },
            [PortalSignIn.Scheme, PortalSignIn.Provider]);
    }

    private static async Task TellAsync(HttpContext http, PortalApi api, PortalOptions options)
    {
        if (PortalUser.Of(http.User, options) is not { } user)
        {
            return;
        }

        try
        {
            using var client = api.For(user);
            await client.TellSessionAsync("signed-out", http.RequestAborted);
        }
        catch (Exception silence) when (silence is LedgerProblemException or LedgerUnreachableException)
        {
            // Whoever leaves is let go, whether the registry hears of it or the token is over already.
        }
    }

    // Only to pages of ours: nobody is sent away by a link to us.
    private static string Local(string? address) =>
        address?.StartsWith(PortalSetup.Root, StringComparison.Ordinal) is true
            && (address.Length == PortalSetup.Root.Length || address[PortalSetup.Root.Length] is '/' or '?')
                ? address
                : PortalSetup.Root;
}
