using Ledger.Portal.Administration;
using Ledger.Portal.Assets;
using Ledger.Portal.Components;
using Ledger.Portal.Dashboards;
using Ledger.Portal.Orders;
using Ledger.Portal.Sessions;
using Ledger.Portal.Verification;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(
            static hub => hub.MaximumReceiveMessageSize = CarriedAnswers.MaxMessageBytes);
        services.AddSingleton<PersistentComponentStateSerializer<CarriedAnswers>, CarriedAnswers.Serializer>();
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.AddSingleton<PortalApi>();
        services.AddSingleton<RegistryStanding>();
        services.AddSingleton<UserAnswers>();
        services.AddScoped<PortalSession>();
        services.AddScoped<SigningKey>();
        services.AddScoped<SignedAct>();
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
        // What is not there says so on a page like the others: asked for anew, in the pipeline that has the routes.
        app.UseStatusCodePagesWithReExecute(Root + "/not-found", createScopeForStatusCodePages: true);
        app.Use(LeaveToOthersAsync);
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/", static () => Results.LocalRedirect(Root))
            .AllowAnonymous().ExcludeFromDescription();
        SessionEndpoints.Map(app);
        MaterialEndpoint.Map(app);
        CertificateEndpoint.Map(app);
        AssetExports.Map(app);
        DashboardExports.Map(app);
        DisclosureEndpoint.Map(app);
        AccessExport.Map(app);
        SealedDisclosures.Map(app);
        app.MapRazorComponents<App>()
            // The whole policy is in SecureHeaders.
            .AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization(PortalSignIn.Policy)
            .Add(AnswerHead);
    }

    // Whatever lies outside the portal is answered with a problem.
    private static Task LeaveToOthersAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(Root)
            && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(http);
    }

    // Whoever asks only whether a page is there (RFC 9110 section 9.3.2) is answered as who asks for it.
    private static void AnswerHead(EndpointBuilder page)
    {
        if (page.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods
            && methods.HttpMethods.Contains(HttpMethods.Get))
        {
            page.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
        }
    }
}
