using Ledger.Blobs.Directories;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Domain.Rules;
using Ledger.Evidence.Log;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Grains.Time;
using Ledger.Journal.Sqlite;
using Ledger.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>
/// A registry of two silos: what is asked where the log is not written goes to the aggregate's grain by message.
/// </summary>
public sealed class ClusterDoorTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Signer _first = new(0);
    private readonly Signer _second = new(1);
    private SqliteJournal _journal = null!;
    private DirectoryObjectStore _objects = null!;
    private InProcessTestCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IServiceProvider Near => Silos.Single(IsNear);

    private IServiceProvider Far => Silos.Single(silo => !IsNear(silo));

    private IEnumerable<IServiceProvider> Silos => _cluster.Silos.Select(silo => silo.ServiceProvider);

    public async ValueTask InitializeAsync()
    {
        _journal = await SqliteJournal.OpenAsync(
            new() { Path = _folder.PathOf("journal.db"), Origin = Signer.Origin }, Cancellation);
        _objects = DirectoryObjectStore.Open(_folder.PathOf("objects"));
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => AddRegistry(silo.Services));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        await _cluster.Client.GetGrain<ILogGrain>(Signer.Origin).StatusAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await _journal.DisposeAsync();
        _objects.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_command_is_accepted_on_whichever_side_it_comes_in()
    {
        var near = await SubmitAsync(Near, _first, _first.Register());
        var far = await SubmitAsync(Far, _second, _second.Register());

        Assert.Equal((1ul, 1ul), (Accepted(near).Version, Accepted(far).Version));
        Assert.Equal(near.Accepted!.Index + 1, far.Accepted!.Index);
    }

    [Fact]
    public async Task A_message_carries_who_asks_and_nobody_else_is_believed()
    {
        var registration = _first.Register();

        var nobody = await DoorOf(Far).SubmitAsync(
            registration.Stream.ToString(), null, registration.Message, Cancellation);
        var other = await SubmitAsync(Far, _second, registration);

        Assert.Equal(("unauthenticated", "not-the-actor"), (nobody.Refused?.Code, other.Refused?.Code));
        Accepted(await SubmitAsync(Far, _first, registration));
    }

    [Fact]
    public async Task Of_two_acts_on_one_version_that_come_in_on_both_sides_at_once_one_wins()
    {
        // Both sides decide for themselves: the grain is where the log is not written.
        var far = Far.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, far);
        Accepted(await SubmitAsync(Far, _first, _first.Register()));
        var grain = _cluster.Client.GetGrain<IPartyGrain>(_first.Party.ToString());
        Assert.Equal(
            far, await _cluster.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(grain, Cancellation));
        for (ulong version = 1; version < 8; version++)
        {
            var (one, other) = (KeyAfter(version, 100), KeyAfter(version, 200));

            var replies = await Task.WhenAll(SubmitAsync(Near, _first, one), SubmitAsync(Far, _first, other));

            Assert.Equal(version + 1, Assert.Single(replies, reply => reply.Accepted is not null).Accepted!.Version);
            Assert.Equal("stale-version", Assert.Single(replies, reply => reply.Refused is not null).Refused!.Code);
        }
    }

    [Fact]
    public async Task A_command_that_comes_in_on_both_sides_at_once_is_one_entry()
    {
        var registration = _first.Register();

        var replies = await Task.WhenAll(
            SubmitAsync(Near, _first, registration), SubmitAsync(Far, _first, registration));

        Assert.Equal(Accepted(replies[0]).Index, Accepted(replies[1]).Index);
        Assert.Single(replies, reply => reply.Accepted!.Repeated);
    }

    private SignedCommand KeyAfter(ulong version, long id) => _first.Sign(
        _first.Party.Stream, version, id + (long)version, new AddKey(Signer.FreshKey()));

    private static bool IsNear(IServiceProvider silo) => silo.GetRequiredService<LocalLogWriter>().Running is not null;

    private static ICommandDoor DoorOf(IServiceProvider silo) => silo.GetRequiredService<ICommandDoor>();

    private static Task<CommandReply> SubmitAsync(IServiceProvider silo, Signer caller, SignedCommand command) =>
        DoorOf(silo).SubmitAsync(
            command.Stream.ToString(), new Caller("tester", caller.Party.ToString(), []), command.Message,
            Cancellation);

    private static AcceptedEntry Accepted(CommandReply reply)
    {
        Assert.True(reply.Refused is null, $"{reply.Refused?.Code}: {reply.Refused?.English}");
        return reply.Accepted!;
    }

    private void AddRegistry(IServiceCollection services)
    {
        var registry = new RegistryContext(
            Signer.Origin, new Registrar(PartyId.Parse(new string('f', 32)), 42, 1), RuleSet.G35, WorkdayCalendar.China,
            new RealLegalClock(TimeProvider.System), TimeProvider.System, _journal);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(registry);
        services.AddSingleton(new CallerSeal(new byte[32]));
        services.AddSingleton(new AggregateCatalogue(Domain.Aggregates.All));
        services.AddSingleton(new SnapshotSeal(new byte[32]));
        services.AddSingleton(provider => new StreamStates(
            _journal, provider.GetRequiredService<AggregateCatalogue>(), provider.GetRequiredService<SnapshotSeal>()));
        services.AddSingleton(new CommandReader(Signer.Origin));
        services.AddSingleton<LocalLogWriter>();
        services.AddSingleton<ILogAppender, LogGrainAppender>();
        services.AddSingleton<CommandHandler>();
        services.AddSingleton<LocalAggregates>();
        services.AddSingleton<AggregateParts>();
        services.AddSingleton<ICommandDoor, CommandDoor>();
        services.AddSingleton<LedgerMeter>();
        var signer = new LogSigner(Signer.Origin, [PrivateKey.Generate(SignatureAlgorithm.Ed25519)]);
        services.AddSingleton(new LogParts(
            new LogPublisher(_journal, _objects, new FixedLogSigners(signer)), TimeSpan.FromHours(1),
            static _ => true));
        services.AddSingleton(new LogOpening(registry, new SimulatedLegalClock(TimeProvider.System), null));
    }
}
