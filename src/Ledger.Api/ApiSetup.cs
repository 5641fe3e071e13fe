using Ledger.Api.Endpoints;
using Ledger.Api.Identity;
using Ledger.Api.Identity.SignIn;
using Ledger.Api.Problems;
using Ledger.Api.PublicPages;
using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
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
        services.AddSingleton<DocumentContext>();
        services.AddSingleton<CertificateFinder>();
        services.AddSingleton<CertificateNumberReader>();
        services.AddSingleton<CertificateContext>();
        services.AddSingleton<Notices>();
        services.AddSingleton(provider => new NationalContext(
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<INationalSystem>(),
            provider.GetRequiredService<ILegalClock>(),
            provider.GetRequiredService<IOptions<IdentityOptions>>()));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling =
                System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.AllowDuplicateProperties = false;
        });
        services.AddOpenApi("v1", Describe);
        services.AddResponseCompression();
        return services;
    }

    /// <summary>Maps the endpoints behind authentication; anything not said to be public needs a caller.</summary>
    public static void MapLedgerApi(this WebApplication app)
    {
        app.UseFaultAnswers();
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/reference", options => options.WithTitle("Ledger")).AllowAnonymous();
        if (app.Services.GetRequiredService<IOptions<IdentityOptions>>().Value.DevelopmentIssuer)
        {
            TokenEndpoint.Map(app);
            SignInEndpoints.Map(app);
        }

        CommandEndpoints.Map(app);
        AggregateEndpoints.Map(app);
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
        CaseEndpoints.Map(app);
        NationalEndpoints.Map(app);
        LogEndpoints.Map(app);
        ChainEndpoints.Map(app);
        TileEndpoints.Map(app);
        MapEvidence(app);
        MapPages(app);
        OperationEndpoints.Map(app);
        if (app.Services.GetRequiredService<ILegalClock>().IsSimulated)
        {
            DevelopmentEndpoints.Map(app);
        }
    }

    private static void MapEvidence(WebApplication app)
    {
        EvidenceEndpoints.Map(app);
        AssetEntryEndpoints.Map(app);
        CaseEventEndpoints.Map(app);
        StatisticsEndpoints.Map(app);
        OrderEndpoints.Map(app);
        CertificateEndpoints.Map(app);
        CertificateNumberEndpoints.Map(app);
    }

    // What is for everybody.
    private static void MapPages(WebApplication app)
    {
        WitnessEndpoints.Map(app);
        KeyEndpoints.Map(app);
        VerifierEndpoints.Map(app);
        PublicRegisterEndpoints.Map(app);
        NoticeEndpoints.Map(app);
        VerificationPage.Map(app);
        RegisterPage.Map(app);
        RegistrarPage.Map(app);
        RulesPage.Map(app);
        NoticePages.Map(app);
    }

    private static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Ledger",
                Version = "1",
                Description = "A registry for data assets whose every decision can be proven. Errors are RFC 9457 "
                    + "problem details with a stable `code`; a command may be sent again, its command id makes it "
                    + "one act.",
            };
            return Task.CompletedTask;
        });
    }
}
