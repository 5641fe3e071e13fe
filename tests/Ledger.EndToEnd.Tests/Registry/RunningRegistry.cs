using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Sealing;
using Ledger.Evidence.Evm;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>What a registry stands on in a test.</summary>
/// <param name="Postgres">PostgreSQL for the journal; otherwise SQLite.</param>
/// <param name="Azurite">A blob service that keeps what it acknowledged; otherwise a directory.</param>
internal sealed record RegistryParts(bool Postgres, bool Azurite)
{
    /// <summary>The program, by its project's folder and name; the registry's own unless told otherwise.</summary>
    public string Program { get; init; } = "src/Ledger.Server";

    /// <summary>Arguments besides those that every server gets.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether the chain's blocks carry the seals of QBFT validators.</summary>
    public bool Sealed { get; init; }

    /// <summary>Puts a mirror contract on the chain before the first start; gets the data folder too.</summary>
    public Func<AnvilNode, string, CancellationToken, Task<EvmAddress>>? Deploy { get; init; }
}

/// <summary>A registry with all it stands on: real processes over one folder.</summary>
internal sealed class RunningRegistry : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryFolder _folder;

    private RunningRegistry(
        TemporaryFolder folder, AnvilNode chain, AzuriteServer? blobs, PostgresServer? postgres, ServerProcess server)
    {
        (_folder, Chain, Blobs, Postgres, Server) =
            (folder, new KeptChain(chain), blobs, postgres, server);
    }

    /// <summary>What seals the chain's blocks; null when nothing does.</summary>
    public SealingNode? Seals { get; private init; }

    public ServerProcess Server { get; }

    public KeptChain Chain { get; }

    public AzuriteServer? Blobs { get; }

    public PostgresServer? Postgres { get; }

    /// <summary>The folder of the registry's own data.</summary>
    public string Data => DataIn(_folder);

    public static async Task<RunningRegistry> StartAsync(RegistryParts parts, CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(DataIn(folder));
        var chain = await AnvilNode.StartAsync(
            new AnvilOptions { StateFile = StateFile(folder) }, cancellationToken);
        var blobs = parts.Azurite
            ? await AzuriteServer.StartDurableAsync(folder.PathOf("azurite"), cancellationToken)
            : null;
        var postgres = parts.Postgres
            ? await PostgresServer.StartAsync(cancellationToken: cancellationToken)
            : null;
        var seals = parts.Sealed ? await SealingNode.StartAsync(chain.Endpoint) : null;
        var configuration = new RegistryConfiguration
        {
            Data = DataIn(folder),
            Chain = seals?.Endpoint ?? chain.Endpoint,
            ChainId = chain.ChainId,
            Contract = parts.Deploy is { } deploy ? await deploy(chain, DataIn(folder), cancellationToken) : null,
            Validators = seals is null ? [] : await ValidatorsAsync(seals),
            Postgres = postgres?.ConnectionString,
            Blobs = blobs?.ConnectionString,
        };
        var file = await configuration.WriteAsync(cancellationToken);
        var registry = new RunningRegistry(
            folder, chain, blobs, postgres, new ServerProcess(parts, file, FreePort.Find()))
        {
            Seals = seals,
        };
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
    /// <exception cref="TimeoutException">It did not become so; the message says how far it came.</exception>
    public async Task<LogOverview> SettleAsync(Actors actors, TimeSpan within, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actors);
        var start = TimeProvider.System.GetTimestamp();
        var standing = "nothing was answered";
        while (TimeProvider.System.GetElapsedTime(start) < within)
        {
            try
            {
                var log = await actors.Auditor.ReadLogAsync(cancellationToken);
                if (log.Published == log.Accepted && log.Chains.All(chain => chain.Anchored == log.Published))
                {
                    return log;
                }

                standing = Describe(log);
            }
            catch (Exception silence) when (Stubborn.IsSilence(silence, cancellationToken))
            {
                standing = silence.Message;
            }

            await Task.Delay(s_pause, cancellationToken);
        }

        throw new TimeoutException($"After {within}: {standing}\n{Server.Faults}");
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
                throw new TimeoutException($"The chain stands so after {s_patience}: {log.Chains[0]}\n{Server.Faults}");
            }

            await Task.Delay(s_pause, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await (Seals?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Chain.DisposeAsync();
        if (Blobs is not null)
        {
            await Blobs.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        _folder.Dispose();
    }

    private static string Describe(LogOverview log) =>
        $"accepted {log.Accepted}, published {log.Published}, anchored "
        + string.Join(", ", log.Chains.Select(chain => $"{chain.Anchored} ({chain.Fault ?? "no fault"})"));

    private static async Task<IReadOnlyList<ConfiguredValidators>> ValidatorsAsync(SealingNode seals)
    {
        var genesis = await seals.ReadGenesisAsync();
        ulong[] heights = [0, seals.Sealer.ChangeAt];
        return
        [
            .. heights.Select(from => new ConfiguredValidators(
                genesis, from, [.. seals.Sealer.ValidatorsAt(from).Select(address => address.ToString())])),
        ];
    }

    private static string DataIn(TemporaryFolder folder) => folder.PathOf("data");

    private static string StateFile(TemporaryFolder folder) => folder.PathOf("chain.json");

    internal static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
