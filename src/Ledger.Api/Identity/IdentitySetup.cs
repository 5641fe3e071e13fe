using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Api.Identity;

/// <summary>Authentication of callers.</summary>
public static class IdentitySetup
{
    /// <summary>Adds bearer authentication by the configured issuer, and deny-by-default authorisation.</summary>
    public static IServiceCollection AddLedgerIdentity(this IServiceCollection services)
    {
        services.AddOptions<IdentityOptions>().BindConfiguration(IdentityOptions.Section);
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<IdentityOptions>, IServiceProvider>(Configure);
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>The caller behind a request; null for an anonymous one or a token that names no party.</summary>
    public static Caller? CallerOf(HttpContext context, IdentityOptions options)
    {
        var user = context.User;
        var account = user.FindFirst("sub")?.Value;
        var party = user.FindFirst(options.PartyClaim)?.Value;
        if (user.Identity?.IsAuthenticated is not true || string.IsNullOrEmpty(account) || string.IsNullOrEmpty(party))
        {
            return null;
        }

        return new Caller(account, party, [.. user.FindAll(options.RoleClaim).Select(claim => claim.Value)]);
    }

    private static void Configure(
        JwtBearerOptions bearer, IOptions<IdentityOptions> identity, IServiceProvider services)
    {
        var options = identity.Value;
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = options.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = "sub",
            RoleClaimType = options.RoleClaim,
        };
        if (options.DevelopmentIssuer)
        {
            bearer.TokenValidationParameters.ValidIssuer = DevelopmentIssuer.Name;
            bearer.TokenValidationParameters.IssuerSigningKey =
                services.GetRequiredService<DevelopmentIssuer>().SigningKey;
        }
        else
        {
            bearer.Authority = options.Authority;
        }
    }
}
