using Ledger.Api.Access;
using Ledger.Api.OpenApi;
using Ledger.Api.Endpoints;
using Ledger.Api.Identity;
using Ledger.Api.Identity.SignIn;
using Ledger.Api.Problems;
using Ledger.Api.PublicPages;
using Ledger.Api.Transport;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Ledger.Api;

/// <summary>The HTTP side of a registry.</summary>
public static class ApiSetup
{
    /// <summary>Adds what the endpoints need; the host adds grains, register and stores.</summary>
    /// <param name="origin">The log's origin.</param>
    /// <param name="chains">Names of the chain instances that mirror the log.</param>
    public static IServiceCollection AddLedgerApi(
        this IServiceCollection services, string origin, IReadOnlyList<string> chains)
    {
        services.AddLedgerIdentity();
        services.AddSingleton(new LogName(origin));
        services.AddSingleton(new ChainNames(chains));
        services.AddSingleton<EntryStates>();
        services.AddSingleton<ChainStandings>();
        services.AddSingleton<StandIns>();
        services.AddSingleton<RecentReads>();
        services.AddSingleton<DocumentContext>();
        services.AddSingleton<CertificateFinder>();
        services.AddSingleton<CertificateNumberReader>();
        services.AddSingleton<CertificateContext>();
        services.AddSingleton<Notices>();
        services.AddSingleton<Feed.FeedReader>();
        services.AddSingleton<Webhooks.WebhookStore>();
        services.AddSingleton(provider => new NationalContext(
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<INationalSystem>(),
            provider.GetRequiredService<ILegalClock>(),
            provider.GetRequiredService<StandIns>(),
            provider.GetRequiredService<IOptions<IdentityOptions>>()));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling =
                System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });
        services.AddOpenApi(ApiDocument.Name, static options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        services.AddSingleton<ApiDocument>();
        services.AddRateLimits();
        services.AddPublicCompression();
        return services;
    }

    /// <summary>Maps the endpoints behind authentication; anything not said to be public needs a caller.</summary>
    public static void MapLedgerApi(this WebApplication app)
    {
        app.UseFaultAnswers();
        app.UseResponseCompression();
        AskWho(app);
        app.MapScalarApiReference("/reference", options => options.WithTitle("Ledger")).AllowAnonymous();
        if (app.Services.GetRequiredService<IOptions<IdentityOptions>>().Value.DevelopmentIssuer)
        {
            SignInEndpoints.Map(app);
        }

        var group = app.MapGroup("");
        ValidatedReads.Validate(group);
        MapResources(group, app.Services);
    }

    private static void MapResources(RouteGroupBuilder app, IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<IdentityOptions>>().Value.DevelopmentIssuer)
        {
            TokenEndpoint.Map(app);
        }

        ApiDocumentEndpoint.Map(app);
        CommandEndpoints.Map(app);
        AggregateEndpoints.Map(app);
        PartyEndpoints.Map(app);
        RegisterEndpoints.Map(app);
        RightsEndpoints.Map(app);
        CatalogueEndpoints.Map(app);
        DemandEndpoints.Map(app);
        ProvenanceEndpoints.Map(app);
        RuleEndpoints.Map(app);
        ListEndpoints.Map(app);
        RegistrarEndpoints.Map(app);
        DueEndpoints.Map(app);
        ContentEndpoints.Map(app);
        DocumentEndpoints.Map(app);
        MaterialEndpoints.Map(app);
        NearDuplicateEndpoints.Map(app);
        CaseEndpoints.Map(app);
        NationalEndpoints.Map(app);
        LogEndpoints.Map(app);
        ChainEndpoints.Map(app);
        TileEndpoints.Map(app);
        MapEvidence(app);
        MapFollowing(app);
        MapPages(app);
        OperationEndpoints.Map(app);
        if (services.GetRequiredService<ILegalClock>().IsSimulated)
        {
            DevelopmentEndpoints.Map(app);
        }
    }

    // Who it is, how much it may ask, whether that may come at all, and whether it acts for whom it says.
    private static void AskWho(WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseAuthorization();
        app.UseMandates();
    }

    private static void MapEvidence(IEndpointRouteBuilder app)
    {
        EvidenceEndpoints.Map(app);
        AssetEntryEndpoints.Map(app);
        CaseEventEndpoints.Map(app);
        StatisticsEndpoints.Map(app);
        OrderEndpoints.Map(app);
        CertificateEndpoints.Map(app);
        CertificateNumberEndpoints.Map(app);
    }

    // What has happened, for those whom it concerns, and who read of it.
    private static void MapFollowing(IEndpointRouteBuilder app)
    {
        FeedEndpoints.Map(app);
        WebhookEndpoints.Map(app);
        AccessEndpoints.Map(app);
    }

    // What is for everybody.
    private static void MapPages(IEndpointRouteBuilder app)
    {
        WitnessEndpoints.Map(app);
        PreservationEndpoints.Map(app);
        KeyEndpoints.Map(app);
        VerifierEndpoints.Map(app);
        PublicRegisterEndpoints.Map(app);
        NoticeEndpoints.Map(app);
        VerificationPage.Map(app);
        RegisterPage.Map(app);
        RegistrarPage.Map(app);
        RulesPage.Map(app);
        ProblemEndpoints.Map(app);
        ProblemPage.Map(app);
        NoticePages.Map(app);
    }
}
