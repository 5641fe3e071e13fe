using System.Globalization;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>The registry's own program as a process, on one port over one configuration; it may be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startsWithin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(25);

    private readonly string _configuration;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private ChildProcess? _process;

    public ServerProcess(string configuration, int port)
    {
        _configuration = configuration;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
    }

    public Uri Address { get; }

    /// <summary>The server of the configuration that these tests were built in.</summary>
    private static string Program
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var path = Repository.PathOf(
                "src", "Ledger.Server", "bin", folder.Parent!.Name, folder.Name, "Ledger.Server.dll");
            return File.Exists(path)
                ? path
                : throw new InvalidOperationException($"{path} is missing: build Ledger.Server first.");
        }
    }

    /// <summary>Starts the program; it is not ready yet.</summary>
    public ChildProcess Launch() => _process = ChildProcess.Start(new ChildProcessOptions(
        "dotnet", Program, "--config", _configuration, "--urls", Address.ToString())
    {
        Environment = new Dictionary<string, string?> { ["DOTNET_ENVIRONMENT"] = "Production" },
    });

    /// <summary>Starts the program and waits until its log takes entries.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var process = Launch();
        var ready = new Uri(Address, "health/ready");
        var start = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync(ready, cancellationToken))
        {
            if (process.HasEnded || TimeProvider.System.GetElapsedTime(start) > s_startsWithin)
            {
                await process.KillAsync();
                throw new InvalidOperationException($"The server did not get ready:\n{process.Output}");
            }

            await Task.Delay(s_pause, cancellationToken);
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
            await _process.DisposeAsync();
            _process = null;
        }
    }

    /// <summary>SIGTERM: what is in hand is finished.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.TerminateAsync();
            await _process.DisposeAsync();
            _process = null;
        }
    }

    public string Output => _process?.Output ?? "";

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
    }

    private async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It listens, and its log is still opening.
            return false;
        }
    }
}
