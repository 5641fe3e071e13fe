using Ledger.Testing;

namespace Ledger.Api.Tests;

/// <summary>The registry's real process on a data folder, on a port of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private ServerProcess(ChildProcess process, Uri address) => (Process, Address) = (process, address);

    public ChildProcess Process { get; }

    public Uri Address { get; }

    private static string Program => Repository.PathOf(
        "src", "Ledger.Server", "bin", Directory.GetParent(AppContext.BaseDirectory.TrimEnd('/'))!.Name, "net10.0",
        "Ledger.Server.dll");

    public static Task<ServerProcess> StartAsync(
        string folder, CancellationToken cancellationToken,
        Action<System.Text.Json.Nodes.JsonObject>? change = null) =>
        FreePort.StartAsync(async port =>
        {
            var server = new ServerProcess(Launch(ServerConfiguration.Write(folder, change), port), Loopback(port));
            try
            {
                await server.Process.WaitForPortAsync(port, s_patience, cancellationToken);
                return server;
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        });

    /// <summary>Starts a process that may refuse to run; the caller waits for its end.</summary>
    public static ChildProcess Launch(string configuration, int port) => ChildProcess.Start(
        new ChildProcessOptions("dotnet", Program, "--config", configuration, "--urls", Loopback(port).ToString())
        {
            Environment = new Dictionary<string, string?> { ["DOTNET_ENVIRONMENT"] = "Production" },
        });

    public async ValueTask DisposeAsync()
    {
        await Process.TerminateAsync();
        await Process.DisposeAsync();
    }

    private static Uri Loopback(int port) => new($"http://127.0.0.1:{port}/");
}
