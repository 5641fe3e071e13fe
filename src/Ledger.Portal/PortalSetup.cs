using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledger.Portal;

/// <summary>The portal: pages over the API, for people.</summary>
public static class PortalSetup
{
    /// <summary>Where its pages are.</summary>
    public const string Root = "/portal";

    /// <summary>Adds what the pages need; the host keeps the keys of data protection.</summary>
    public static IServiceCollection AddLedgerPortal(this IServiceCollection services)
    {
        services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.AddSingleton<PortalApi>();
        services.AddSingleton<RegistryStanding>();
        services.AddScoped<PortalSession>();
        services.AddScoped<SigningKey>();
        services.AddAuthentication()
            .AddCookie(PortalSignIn.Scheme)
            .AddOpenIdConnect(PortalSignIn.Provider, static _ => { });
        services.AddOptions<CookieAuthenticationOptions>(PortalSignIn.Scheme).Configure(PortalSignIn.Configure);
        services.AddOptions<OpenIdConnectOptions>(PortalSignIn.Provider)
            .Configure<IOptions<PortalOptions>, IServer>(PortalSignIn.Configure);
        return services;
    }

    /// <summary>Maps the pages, after the API.</summary>
    public static void MapLedgerPortal(this WebApplication app)
    {
        app.UseWhen(
            static http => http.Request.Path.StartsWithSegments(Root)
                || http.Request.Path.StartsWithSegments("/_blazor"),
            static pages =>
            {
                pages.UseRequestLocalization(Languages.Options);
                pages.Use(SecureHeaders.AddAsync);
            });
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/", static () => Results.LocalRedirect(Root))
            .AllowAnonymous().ExcludeFromDescription();
        SessionEndpoints.Map(app);
        MaterialEndpoint.Map(app);
        CertificateEndpoint.Map(app);
        app.MapRazorComponents<App>()
            // The whole policy is in SecureHeaders.
            .AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization(PortalSignIn.Policy);
    }
}
