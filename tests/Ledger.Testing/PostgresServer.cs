using System.Globalization;

namespace Ledger.Testing;

/// <summary>
/// Debian's PostgreSQL on a loopback port and in a temporary folder of its own, with its durability on. It may be
/// killed and started again over the same data.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<string> _settings;
    private ChildProcess? _process;

    private PostgresServer(int port, IReadOnlyList<string> settings) => (Port, _settings) = (port, settings);

    public int Port { get; }

    /// <summary>The database <c>postgres</c> as its superuser; the same after a restart.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username=postgres;Database=postgres";

    /// <summary>The same database as an address.</summary>
    public Uri Address => new($"postgres://postgres@127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/postgres");

    public bool IsRunning => _process is not null;

    /// <summary>The running postmaster.</summary>
    public ChildProcess Process => _process ?? throw new InvalidOperationException("The server is not running.");

    private string Data => _folder.PathOf("data");

    /// <summary>Makes a new cluster and starts it.</summary>
    /// <param name="settings">As <c>name=value</c>, on top of the defaults.</param>
    /// <param name="cancellationToken">Gives up waiting for the start.</param>
    public static Task<PostgresServer> StartAsync(
        IReadOnlyList<string>? settings = null, CancellationToken cancellationToken = default) =>
        FreePort.StartAsync(async port =>
        {
            var server = new PostgresServer(port, settings ?? []);
            try
            {
                await server.InitializeAsync(cancellationToken);
                await server.ResumeAsync(cancellationToken);
                return server;
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        });

    /// <summary>Starts again over the same data, on the same port.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken = default)
    {
        List<string> words =
        [
            "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
        ];
        foreach (var setting in _settings)
        {
            words.AddRange(["-c", setting]);
        }

        _process = ChildProcess.Start(PostgresPrograms.Run("postgres", words));
        await _process.WaitForLineAsync("ready to accept connections", StartsWithin, cancellationToken);
    }

    /// <summary>SIGKILL to the postmaster and to every process of its, as when the machine stops.</summary>
    public async Task KillAsync()
    {
        if (_process is not null)
        {
            // Stopped, it starts no more children; and it goes first, for it would take the death of a child for a
            // crash and begin to recover.
            _process.Freeze();
            var children = ProcessTree.ChildrenOf(_process.Id);
            await _process.KillAsync();
            await ProcessTree.KillAsync(children);
            await ForgetProcessAsync();
        }
    }

    /// <summary>SIGTERM, which waits for clients, then SIGKILL.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.TerminateAsync();
            await ForgetProcessAsync();
        }
    }

    /// <summary>
    /// SIGQUIT: a server that is killed leaves a piece of shared memory behind, and a machine has so many and no more.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.QuitAsync();
            await ForgetProcessAsync();
        }

        _folder.Dispose();
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await PostgresPrograms.GiveAsync(_folder.Path, cancellationToken);

        // Unsynced is only what initdb writes; the server itself syncs.
        string[] words =
        [
            "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
            "--no-instructions",
        ];
        await ChildProcess.RunAsync(PostgresPrograms.Run("initdb", words), cancellationToken);
    }

    private async Task ForgetProcessAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
    }
}
