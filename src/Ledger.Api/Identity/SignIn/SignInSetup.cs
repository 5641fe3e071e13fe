using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Ledger.Api.Identity.SignIn;

/// <summary>
/// The development issuer for people: OpenID Connect, authorization code with PKCE (RFC 6749 section 4.1, RFC 7636),
/// by OpenIddict. It knows the accounts of <see cref="AccountDirectory"/>, signs with the key of
/// <see cref="DevelopmentIssuer"/> and keeps no database: codes live a minute and say all that they stand for.
/// </summary>
public static class SignInSetup
{
    /// <summary>The cookie of whoever signed in at the issuer.</summary>
    internal const string Cookie = "development-sign-in";

    private static readonly TimeSpan s_codeLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_session = TimeSpan.FromHours(8);

    /// <summary>Adds it; the host has added <see cref="DevelopmentIssuer"/> and its accounts.</summary>
    public static IServiceCollection AddDevelopmentSignIn(this IServiceCollection services)
    {
        services.AddAntiforgery();
        services.AddAuthentication().AddCookie(Cookie, ConfigureCookie);
        services.AddOpenIddict().AddServer(Configure);
        services.AddOptions<OpenIddictServerOptions>()
            .Configure<DevelopmentIssuer, IOptions<IdentityOptions>>((server, issuer, identity) =>
            {
                server.SigningCredentials.Add(
                    new SigningCredentials(issuer.SigningKey, SecurityAlgorithms.EcdsaSha256));
                server.AccessTokenLifetime = server.IdentityTokenLifetime = identity.Value.Lifetime;
            });
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "ledger.issuer";
        cookie.Cookie.Path = "/connect";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = s_session;
        cookie.SlidingExpiration = false;
    }

    private static void Configure(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode()
            .SetIssuer(new Uri(DevelopmentIssuer.Name))
            .SetAuthorizationEndpointUris(SignInEndpoints.Authorize)
            .SetTokenEndpointUris("/connect/token")
            .SetEndSessionEndpointUris(SignInEndpoints.End)
            .AllowAuthorizationCodeFlow()
            .RequireProofKeyForCodeExchange()
            .SetAuthorizationCodeLifetime(s_codeLifetime)
            .DisableAccessTokenEncryption()
            .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
        server.UseAspNetCore()
            .DisableTransportSecurityRequirement()
            .EnableAuthorizationEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough();
        server.AddEventHandler<ExtractTokenRequestContext>(on => on
            .UseInlineHandler(PortalClient.LeaveToMachines).SetOrder(int.MinValue));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(on => on.UseInlineHandler(PortalClient.Check));
        server.AddEventHandler<ValidateTokenRequestContext>(on => on.UseInlineHandler(PortalClient.Check));
        server.AddEventHandler<ValidateEndSessionRequestContext>(on => on.UseInlineHandler(PortalClient.Check));
    }
}
