using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ledger.Portal.Sessions;

/// <summary>
/// Sign-in by OpenID Connect, authorization code with PKCE. The session is an encrypted cookie that ends with the
/// provider's token; the token itself never reaches a page or a script.
/// </summary>
internal static class PortalSignIn
{
    /// <summary>The scheme of the session's cookie.</summary>
    public const string Scheme = "portal";

    /// <summary>The scheme of the provider.</summary>
    public const string Provider = "portal-provider";

    /// <summary>The claim, in the cookie only, that holds the access token.</summary>
    public const string TokenClaim = "access_token";

    /// <summary>A user of the portal, whoever it is: what one may do is decided by the API.</summary>
    public static AuthorizationPolicy Policy { get; } =
        new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build();

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "ledger.portal";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.SlidingExpiration = false;
        cookie.ForwardChallenge = Provider;
        cookie.AccessDeniedPath = PortalSetup.Root;
    }

    public static void Configure(OpenIdConnectOptions oidc, IOptions<PortalOptions> options, IServer server)
    {
        var portal = options.Value;
        oidc.SignInScheme = oidc.SignOutScheme = Scheme;
        oidc.ClientId = portal.ClientId;
        oidc.ClientSecret = portal.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.SaveTokens = false;
        oidc.MapInboundClaims = false;
        oidc.UseTokenLifetime = true;
        oidc.CallbackPath = PortalSetup.Root + "/signed-in";
        oidc.SignedOutCallbackPath = PortalSetup.Root + "/signed-out";
        oidc.SignedOutRedirectUri = PortalSetup.Root;
        oidc.RemoteSignOutPath = default;
        oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
        oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oidc.Scope.Clear();
        foreach (var scope in portal.Scopes.Append("openid").Distinct(StringComparer.Ordinal))
        {
            oidc.Scope.Add(scope);
        }

        oidc.Events.OnTokenValidated = context => KeepAsync(context, portal);
        if (portal.Authority is { } authority)
        {
            oidc.Authority = authority.ToString();
        }
        else
        {
            UseOwnIssuer(oidc, server);
        }
    }

    // The browser goes to the issuer under the name of the host that it knows; we ask on our own address.
    private static void UseOwnIssuer(OpenIdConnectOptions oidc, IServer server)
    {
        oidc.MetadataAddress = new Uri(OwnAddress.Of(server), ".well-known/openid-configuration").ToString();
        oidc.RequireHttpsMetadata = false;
        oidc.Events.OnRedirectToIdentityProvider = UnderItsName;
        oidc.Events.OnRedirectToIdentityProviderForSignOut = UnderItsName;
    }

    private static Task UnderItsName(RedirectContext context)
    {
        var request = context.Request;
        context.ProtocolMessage.IssuerAddress =
            $"{request.Scheme}://{request.Host}{new Uri(context.ProtocolMessage.IssuerAddress).AbsolutePath}";
        return Task.CompletedTask;
    }

    private static async Task KeepAsync(TokenValidatedContext context, PortalOptions portal)
    {
        var user = context.Principal!;
        var identity = new ClaimsIdentity(Scheme, "sub", portal.RoleClaim);
        identity.AddClaims(user.Claims.Where(claim =>
            claim.Type == "sub" || claim.Type == portal.PartyClaim || claim.Type == portal.RoleClaim)
            .Select(static claim => new Claim(claim.Type, claim.Value)));
        identity.AddClaim(new Claim(TokenClaim, context.TokenEndpointResponse?.AccessToken ?? ""));
        context.Principal = new ClaimsPrincipal(identity);
        if (PortalUser.Of(context.Principal, portal) is { Party: not null } signedIn)
        {
            var services = context.HttpContext.RequestServices;
            using var client = services.GetRequiredService<PortalApi>().For(signedIn);
            await client.TellSessionAsync("signed-in", context.HttpContext.RequestAborted);
        }
    }
}
