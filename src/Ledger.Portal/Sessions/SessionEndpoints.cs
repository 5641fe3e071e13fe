using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

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

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(http)
            ? Results.SignOut(
                new AuthenticationProperties { RedirectUri = PortalSetup.Root },
                [PortalSignIn.Scheme, PortalSignIn.Provider])
            : Results.LocalRedirect(PortalSetup.Root);

    // Only to pages of ours: nobody is sent away by a link to us.
    private static string Local(string? address) =>
        address?.StartsWith(PortalSetup.Root, StringComparison.Ordinal) is true
            && (address.Length == PortalSetup.Root.Length || address[PortalSetup.Root.Length] is '/' or '?')
                ? address
                : PortalSetup.Root;
}
