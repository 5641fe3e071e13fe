using System.Globalization;

namespace Ledger.Testing;

/// <summary>A real blob service (azurite) on a loopback port of its own.</summary>
/// <remarks>
/// Over a folder alone it keeps its index in memory and writes it every five seconds, so that SIGKILL takes back what
/// it acknowledged. Over a database besides, it writes the content to a file and commits the index there before it
/// acknowledges: then SIGKILL takes nothing back.
/// </remarks>
public sealed class AzuriteServer : IAsyncDisposable
{
    /// <summary>The account and key that the emulator publishes.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The key of <see cref="AccountName"/>, no secret.</summary>
    public const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(5);

    private readonly string? _folder;
    private readonly PostgresServer? _index;
    private ChildProcess? _process;

    private AzuriteServer(string? folder, PostgresServer? index, int port)
    {
        (_folder, _index, Port) = (folder, index, port);
        Endpoint = new Uri($"http://127.0.0.1:{port}/{AccountName}");
    }

    public int Port { get; }

    /// <summary>The account's address; the same after a restart.</summary>
    public Uri Endpoint { get; }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};BlobEndpoint={Endpoint};";

    /// <summary>The running program.</summary>
    public ChildProcess Process =>
        _process ?? throw new InvalidOperationException("The blob service is not running.");

    /// <summary>Starts the service over a folder, or in memory, where every restart begins with nothing.</summary>
    public static Task<AzuriteServer> StartAsync(
        string? folder = null, CancellationToken cancellationToken = default) =>
        StartAsync(folder, index: null, cancellationToken);

    /// <summary>
    /// Starts the service over a folder for content and a database for its index, which it owns and which lives and
    /// dies with it. Processes may be killed; the machine must not: what the database gave to the kernel is not synced.
    /// </summary>
    public static async Task<AzuriteServer> StartDurableAsync(string folder, CancellationToken cancellationToken)
    {
        var index = await PostgresServer.StartAsync(["fsync=off"], cancellationToken);
        try
        {
            return await StartAsync(folder, index, cancellationToken);
        }
        catch
        {
            await index.DisposeAsync();
            throw;
        }
    }

    private static Task<AzuriteServer> StartAsync(
        string? folder, PostgresServer? index, CancellationToken cancellationToken) =>
        FreePort.StartAsync(async port =>
        {
            var server = new AzuriteServer(folder, index, port);
            try
            {
                await server.ResumeAsync(cancellationToken);
                return server;
            }
            catch
            {
                await server.KillServiceAsync();
                throw;
            }
        });

    /// <summary>SIGTERM: what is under way is written.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.TerminateAsync();
            await ForgetProcessAsync();
        }
    }

    /// <summary>SIGKILL, to the database of the index too.</summary>
    public async Task KillAsync()
    {
        await KillServiceAsync();
        await (_index?.KillAsync() ?? Task.CompletedTask);
    }

    /// <summary>Starts again on the same port.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken = default)
    {
        if (_index is { IsRunning: false })
        {
            await _index.ResumeAsync(cancellationToken);
        }

        List<string> words =
        [
            NpmTools.AzuriteBlob, "--blobHost", "127.0.0.1",
            "--blobPort", Port.ToString(CultureInfo.InvariantCulture),
            "--silent", "--disableTelemetry", "--skipApiVersionCheck",
        ];
        words.AddRange(_folder is null ? ["--inMemoryPersistence"] : ["--location", _folder]);
        var environment = new Dictionary<string, string?> { ["AZURITE_DB"] = _index?.Address.ToString() };
        _process = ChildProcess.Start(new ChildProcessOptions("node", words) { Environment = environment });
        await _process.WaitForLineAsync("successfully listens", StartsWithin, cancellationToken);
    }

    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        await ResumeAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await KillServiceAsync();
        if (_index is not null)
        {
            await _index.DisposeAsync();
        }
    }

    private async Task KillServiceAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
            await ForgetProcessAsync();
        }
    }

    private async Task ForgetProcessAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
    }
}
