using Ledger.Api;
using Ledger.Api.Identity;
using Ledger.Api.Identity.SignIn;
using Ledger.Grains.Contracts;
using Ledger.Portal;
using Ledger.Ports.Access;
using Ledger.Server.Access;
using Ledger.Server.Composition;
using Ledger.Server.Configuration;
using Ledger.Server.Development;
using Ledger.Server.Keys;
using Ledger.Server.Webhooks;
using Ledger.Server.Witnesses;
using Microsoft.Extensions.Options;

namespace Ledger.Server;

/// <summary>One process of a registry: Orleans silo and HTTP API.</summary>
internal static partial class RegistryHost
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs until it is told to stop; the batch in hand is finished first.</summary>
    /// <returns>0 after an orderly stop, 2 when the configuration or a store refuses.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, static _ => { });

    /// <summary>The same from other parts.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="alter">Changes what the registry is put together from, after all of it is there.</param>
    internal static async Task<int> RunAsync(string[] args, Action<IServiceCollection> alter)
    {
        try
        {
            // What it is delivered with lies beside the program, wherever it is started from.
            var builder = WebApplication.CreateBuilder(
                new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
            if (builder.Configuration["config"] is { } file)
            {
                builder.Configuration.AddJsonFile(Path.GetFullPath(file), optional: false).AddEnvironmentVariables();
            }

            await using var app = await BuildAsync(builder, alter);
            await app.StartAsync();
            await RequireLogAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception refusal) when (refusal is OptionsValidationException or StartRefusedException
            or Ports.JournalRefusedException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"ledger-server does not start: {refusal.Message}");
            return 2;
        }
    }

    private static async Task<WebApplication> BuildAsync(
        WebApplicationBuilder builder, Action<IServiceCollection> alter)
    {
        var options = Read(builder.Configuration);
        var book = RuleBooks.Read(options);
        Directory.CreateDirectory(options.Data);
        var journal = await Stores.OpenJournalAsync(options, CancellationToken.None);
        var objects = await Stores.OpenObjectsAsync(options, CancellationToken.None);
        builder.Services.AddRegistry(options, book, journal, objects);
        PageKeys.Keep(builder.Services, options);
        builder.Services.AddSingleton<IAccessJournal>(
            await AccessFile.OpenAsync(options.Data, TimeProvider.System, CancellationToken.None));
        builder.Services.AddLedgerApi(options.Origin, [.. options.Chains.Select(chain => chain.Name)]);
        AddDevelopmentIssuer(builder, options);
        var portal = builder.Configuration.GetValue<bool>("Portal:Enabled");
        if (portal)
        {
            // What is not published serves the files of the rooms that it was built from.
            builder.WebHost.UseStaticWebAssets();
            builder.Services.AddLedgerPortal();
        }

        // Hosted services start in this order: the silo first, then what calls its grains.
        builder.UseOrleans(silo => LoopbackSilo.Configure(silo, options));
        AddKeepers(builder.Services, options);
        builder.AddTelemetry();
        alter(builder.Services);
        var app = builder.Build();
        app.UseTrustedProxies(options);
        app.MapLedgerApi();
        app.MapLedgerHealth();
        if (portal)
        {
            app.MapLedgerPortal();
        }

        return app;
    }

    private static void AddKeepers(IServiceCollection services, LedgerOptions options)
    {
        services.AddHostedService<PublicationKeeper>();
        services.AddHostedService<RegisterKeeper>();
        services.AddHostedService<ErasureKeeper>();
        services.AddHostedService<DueKeeper>();
        services.AddHostedService<AccessSealer>();
        services.AddHostedService<FeedKeeper>();
        services.AddHostedService<SketchKeeper>();
        services.AddHostedService<WebhookKeeper>();
        services.AddHostedService<AnchoringKeeper>();
        if (options.Witnesses.Count > 0)
        {
            services.AddHostedService<WitnessKeeper>();
        }
    }

    /// <summary>
    /// The log opens or the process ends: a journal that is shorter than what was published, or another one, must not
    /// take a single entry. A store that cannot be reached is waited for; until then the log is not ready.
    /// </summary>
    private static async Task RequireLogAsync(WebApplication app)
    {
        var log = app.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<ILogGrain>(app.Services.GetRequiredService<LedgerOptions>().Origin);
        var stopping = app.Lifetime.ApplicationStopping;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await log.StatusAsync(stopping);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (TimeoutException)
            {
                LogOpening(app.Logger);
                await Task.Delay(s_pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception fault) when (Outage.Is(fault))
            {
                LogWaiting(app.Logger, fault.GetBaseException().Message);
                await Task.Delay(s_pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning disable CA1031 // Whatever else keeps the log from opening keeps the registry from starting.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                await app.StopAsync(CancellationToken.None);
                throw new StartRefusedException($"the log does not open. {fault.GetBaseException().Message}");
            }
        }
    }

    private static LedgerOptions Read(ConfigurationManager configuration)
    {
        if (TrustedProxies.Fault(configuration) is { } fault)
        {
            throw new StartRefusedException(fault);
        }

        var identity = configuration.GetSection(IdentityOptions.Section).Get<IdentityOptions>() ?? new();
        var options = configuration.GetSection(LedgerOptions.Section).Get<LedgerOptions>() ?? new();
        var result = new LedgerOptionsValidator(Options.Create(identity)).Validate(null, options);
        return result.Failed
            ? throw new OptionsValidationException(LedgerOptions.Section, typeof(LedgerOptions), result.Failures!)
            : options;
    }

    private static void AddDevelopmentIssuer(WebApplicationBuilder builder, LedgerOptions options)
    {
        if (options.IsDevelopment && builder.Configuration.GetValue<bool>("Identity:DevelopmentIssuer"))
        {
            builder.Services.AddSingleton(DemoAccounts.Ensure(options));
            builder.Services.AddSingleton(provider => new DevelopmentIssuer(
                EcdsaKeys.Import(provider.GetRequiredService<KeyRing>().Issuer),
                provider.GetRequiredService<AccountDirectory>(),
                provider.GetRequiredService<IOptions<IdentityOptions>>(),
                provider.GetRequiredService<TimeProvider>()));
            builder.Services.AddDevelopmentSignIn();
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The log is still opening: what stood in memory is made again from the newest snapshot and the entries since.")]
    private static partial void LogOpening(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The log is not open yet, for a store does not answer: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);
}

/// <summary>The registry must not start as things are; the message says why and what to do.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
