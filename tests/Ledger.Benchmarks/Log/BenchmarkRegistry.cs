using System.Net;
using System.Net.Sockets;
using Ledger.Blobs.Directories;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;
using Ledger.Evidence.Log;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Grains.Time;
using Ledger.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ledger.Benchmarks.Log;

/// <summary>
/// A registry as the server puts it together, without HTTP: one silo, one journal, tiles in a folder.
/// </summary>
internal sealed class BenchmarkRegistry : IAsyncDisposable
{
    public const string Origin = "dev-benchmark.example/registry";
    private static readonly Caller s_caller = new("benchmark", SignedCommands.Holder, []);
    private readonly IHost _host;
    private readonly DirectoryObjectStore _objects;

    private BenchmarkRegistry(IHost host, DirectoryObjectStore objects) => (_host, _objects) = (host, objects);

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public ICommandDoor Door => _host.Services.GetRequiredService<ICommandDoor>();

    public LocalDrafts Drafts => _host.Services.GetRequiredService<LocalDrafts>();

    public ILogGrain Log => Grains.GetGrain<ILogGrain>(Origin);

    /// <summary>Submits a command as its holder; anything but a yes is a fault of the benchmark.</summary>
    public async Task SubmitAsync(string stream, CommandMessage message)
    {
        var reply = await Door.SubmitAsync(stream, s_caller, message, default);
        if (reply.Accepted is null)
        {
            throw new InvalidOperationException($"{reply.Refused!.Code}: {reply.Refused.English}");
        }
    }

    /// <summary>Ends every activation and forgets what is remembered of a stream.</summary>
    public async Task ForgetAsync(StreamName stream)
    {
        await Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        _host.Services.GetRequiredService<CommandHandler>().Forget(stream);
    }

    public static async Task<BenchmarkRegistry> StartAsync(IJournal journal, string folder)
    {
        var objects = DirectoryObjectStore.Open(folder);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort(), FreePort()));
        AddRegistry(builder.Services, journal, objects);
        var host = builder.Build();
        await host.StartAsync();
        return new BenchmarkRegistry(host, objects);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _objects.Dispose();
    }

    private static void AddRegistry(IServiceCollection services, IJournal journal, DirectoryObjectStore objects)
    {
        var clock = new SimulatedLegalClock(TimeProvider.System);
        var registry = new RegistryContext(
            Origin, new Registrar(PartyId.Parse(new string('f', 32)), 42, 1), RuleSet.G35, WorkdayCalendar.China, clock,
            TimeProvider.System, journal);
        PrivateKey[] lanes =
        [
            PrivateKey.Generate(SignatureAlgorithm.Ed25519), PrivateKey.Generate(SignatureAlgorithm.Secp256k1),
            PrivateKey.Generate(SignatureAlgorithm.Sm2),
        ];
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(registry);
        services.AddSingleton(new CallerSeal(new byte[32]));
        services.AddSingleton(new AggregateCatalogue(Aggregates.All));
        services.AddSingleton(new SnapshotSeal(new byte[32]));
        services.AddSingleton(provider => new StreamStates(
            journal, provider.GetRequiredService<AggregateCatalogue>(), provider.GetRequiredService<SnapshotSeal>()));
        services.AddSingleton(new CommandReader(Origin));
        services.AddSingleton<LocalLogWriter>();
        services.AddSingleton<ILogAppender, LogGrainAppender>();
        services.AddSingleton<CommandHandler>();
        services.AddSingleton<LocalAggregates>();
        services.AddSingleton<AggregateParts>();
        services.AddSingleton<ICommandDoor, CommandDoor>();
        services.AddSingleton<LocalDrafts>();
        services.AddSingleton<LedgerMeter>();
        services.AddSingleton(new LogParts(
            new LogPublisher(journal, objects, new FixedLogSigners(new LogSigner(Origin, lanes))),
            TimeSpan.FromHours(1),
            static _ => true));
        services.AddSingleton(new LogOpening(registry, clock, new DateTimeOffset(2025, 3, 3, 1, 0, 0, TimeSpan.Zero)));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
