using System.Globalization;
using System.Net.Sockets;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>The registry's program as a process, on one port over one configuration; it may be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startsWithin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(25);

    private readonly RegistryParts _parts;
    private readonly string _configuration;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly ServerFaults _faults = new();
    private ChildProcess? _process;

    public ServerProcess(RegistryParts parts, string configuration, int port)
    {
        (_parts, _configuration) = (parts, configuration);
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
    }

    public Uri Address { get; }

    /// <summary>What the server complained of, in all its lives until now.</summary>
    public string Faults => _faults.After(_process?.Output);

    /// <summary>Starts the program; it is not ready yet.</summary>
    public ChildProcess Launch() => _process = ChildProcess.Start(new ChildProcessOptions(
        "dotnet",
        [PathOf(_parts.Program), "--config", _configuration, "--urls", Address.ToString(), .. _parts.Arguments])
    {
        Environment = new Dictionary<string, string?> { ["DOTNET_ENVIRONMENT"] = "Production" },
    });

    /// <summary>Starts the program and waits until its log takes entries.</summary>
    /// <exception cref="ServerStaysDownException">It ended, or is not ready in time.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Launch();
        return WaitUntilReadyAsync(cancellationToken);
    }

    /// <summary>Waits until the log of the program that was started takes entries.</summary>
    /// <exception cref="ServerStaysDownException">It ended, or is not ready in time.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var process = _process ?? throw new InvalidOperationException("The server was not started.");
        var ready = new Uri(Address, "health/ready");
        var start = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync(ready, cancellationToken))
        {
            if (process.HasEnded || TimeProvider.System.GetElapsedTime(start) > s_startsWithin)
            {
                await KillAsync();
                throw new ServerStaysDownException(_faults.Last);
            }

            await Task.Delay(s_pause, cancellationToken);
        }
    }

    /// <summary>SIGKILL; false when it had ended before.</summary>
    public async Task<bool> KillAsync()
    {
        var wasRunning = _process is { HasEnded: false };
        if (_process is not null)
        {
            await _process.KillAsync();
            await ForgetAsync(_process);
        }

        return wasRunning;
    }

    /// <summary>SIGTERM: what is in hand is finished.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.TerminateAsync();
            await ForgetAsync(_process);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
    }

    /// <summary>A program of the configuration that these tests were built in.</summary>
    private static string PathOf(string project)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Repository.PathOf(
            [.. project.Split('/'), "bin", folder.Parent!.Name, folder.Name, Path.GetFileName(project) + ".dll"]);
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"{path} is missing: build {project} first.");
    }

    private async Task ForgetAsync(ChildProcess process)
    {
        // Its last words may still be in the pipe.
        await process.WaitForEndAsync();
        _faults.Add(process.Output);
        await process.DisposeAsync();
        _process = null;
    }

    private async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException)
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

/// <summary>The server ended or did not get ready; the message is what it said last.</summary>
internal sealed class ServerStaysDownException(string message) : Exception(message);
