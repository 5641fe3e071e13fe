using System.Globalization;

namespace Ledger.Testing;

/// <summary>A real blob service (azurite) on a loopback port of its own.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    /// <summary>The account and key that the emulator publishes.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The key of <see cref="AccountName"/>, no secret.</summary>
    public const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly string? _folder;
    private ChildProcess? _process;

    private AzuriteServer(string? folder, int port)
    {
        (_folder, Port) = (folder, port);
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
        FreePort.StartAsync(async port =>
        {
            var server = new AzuriteServer(folder, port);
            try
            {
                await server.ResumeAsync(cancellationToken);
                return server;
            }
            catch
            {
                await server.DisposeAsync();
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

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
            await ForgetProcessAsync();
        }
    }

    /// <summary>Starts again on the same port.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken = default)
    {
        List<string> words =
        [
            NpmTools.AzuriteBlob, "--blobHost", "127.0.0.1",
            "--blobPort", Port.ToString(CultureInfo.InvariantCulture),
            "--silent", "--disableTelemetry", "--skipApiVersionCheck",
        ];
        words.AddRange(_folder is null ? ["--inMemoryPersistence"] : ["--location", _folder]);
        _process = ChildProcess.Start(new ChildProcessOptions("node", words));
        await _process.WaitForLineAsync("successfully listens", StartsWithin, cancellationToken);
    }

    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        await ResumeAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task ForgetProcessAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
    }
}
