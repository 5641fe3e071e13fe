using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.EndToEnd.Hammer;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>What a registry stands on in a test.</summary>
internal sealed record RegistryParts(bool Postgres, bool Azurite);

/// <summary>A registry with all it stands on: real processes over one folder.</summary>
internal sealed class RunningRegistry : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryFolder _folder;
    private readonly PostgresServer? _postgres;

    private RunningRegistry(
        TemporaryFolder folder, AnvilNode chain, AzuriteServer? blobs, PostgresServer? postgres, ServerProcess server)
    {
        (_folder, Chain, Blobs, _postgres, Server) =
            (folder, new KeptChain(chain, StateFile(folder)), blobs, postgres, server);
    }

    public ServerProcess Server { get; }

    public KeptChain Chain { get; }

    public AzuriteServer? Blobs { get; }

    /// <summary>The folder of the registry's own data.</summary>
    public string Data => DataIn(_folder);

    public static async Task<RunningRegistry> StartAsync(RegistryParts parts, CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(DataIn(folder));
        var chain = await AnvilNode.StartAsync(
            new AnvilOptions { StateFile = StateFile(folder) }, cancellationToken);
        var blobs = parts.Azurite
            ? await AzuriteServer.StartAsync(folder.PathOf("azurite"), cancellationToken)
            : null;
        var postgres = parts.Postgres
            ? await PostgresServer.StartAsync(cancellationToken: cancellationToken)
            : null;
        var configuration = new RegistryConfiguration
        {
            Data = DataIn(folder),
            Chain = chain.Endpoint,
            ChainId = chain.ChainId,
            Postgres = postgres?.ConnectionString,
            Blobs = blobs?.ConnectionString,
        };
        var file = await configuration.WriteAsync(cancellationToken);
        var registry = new RunningRegistry(
            folder, chain, blobs, postgres, new ServerProcess(file, FreePort.Find()));
        try
        {
            await registry.Server.StartAsync(cancellationToken);
            return registry;
        }
        catch
        {
            await registry.DisposeAsync();
            throw;
        }
    }

    public Task<Actors> ActorsAsync(CancellationToken cancellationToken) =>
        Actors.LoadAsync(Server.Address, Data, cancellationToken);

    /// <summary>Waits until everything accepted is published, and everything published final on the chain.</summary>
    public async Task<LogOverview> SettleAsync(Actors actors, TimeSpan within, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actors);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var log = await Stubborn.AskAsync(() => actors.Auditor.ReadLogAsync(cancellationToken), cancellationToken);
            if (log.Published == log.Accepted && log.Chains.All(chain => chain.Anchored == log.Published))
            {
                return log;
            }

            if (TimeProvider.System.GetElapsedTime(start) > within)
            {
                throw new TimeoutException(
                    $"Accepted {log.Accepted}, published {log.Published}, anchored "
                    + string.Join(", ", log.Chains.Select(chain => $"{chain.Anchored} ({chain.Fault})"))
                    + $" after {within}:\n{Server.Output}");
            }

            await Task.Delay(s_pause, cancellationToken);
        }
    }

    /// <summary>Waits until its one chain stands as asked.</summary>
    public async Task<ChainOverview> WaitAsync(
        Actors actors, Predicate<ChainOverview> stands, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actors);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var log = await Stubborn.AskAsync(() => actors.Auditor.ReadLogAsync(cancellationToken), cancellationToken);
            if (stands(log.Chains[0]))
            {
                return log.Chains[0];
            }

            if (TimeProvider.System.GetElapsedTime(start) > s_patience)
            {
                throw new TimeoutException($"The chain stands so after {s_patience}: {log.Chains[0]}\n{Server.Output}");
            }

            await Task.Delay(s_pause, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Chain.DisposeAsync();
        if (Blobs is not null)
        {
            await Blobs.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _folder.Dispose();
    }

    private static string DataIn(TemporaryFolder folder) => folder.PathOf("data");

    private static string StateFile(TemporaryFolder folder) => folder.PathOf("chain.json");

    internal static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
