using System.Net;
using System.Net.Sockets;

namespace Ledger.Journal.Tests;

/// <summary>
/// A way to the server that, once armed, breaks at the moment when the server has confirmed a commit: the reply that
/// says so is lost, the commit is not.
/// </summary>
internal sealed class LosingProxy : IAsyncDisposable
{
    private static readonly byte[] Confirmation = "COMMIT\0"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly int _server;
    private readonly Task _serving;
    private int _armed;

    internal LosingProxy(int server)
    {
        _server = server;
        _listener.Start();
        _serving = ServeAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many confirmations were lost.</summary>
    internal int Lost { get; private set; }

    internal void LoseNextConfirmation() => Volatile.Write(ref _armed, 1);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _serving;
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            List<Task> connections = [];
            while (!_closing.IsCancellationRequested)
            {
                connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server, _closing.Token);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), _closing.Token),
                    ReturnAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // Either end hung up, or the proxy is closing.
            }
        }
    }

    private async Task ReturnAsync(NetworkStream server, NetworkStream client)
    {
        // In front of what is read stands the end of what was read before: a confirmation may come in two pieces.
        var buffer = new byte[Confirmation.Length - 1 + (1 << 16)];
        var kept = 0;
        while (await server.ReadAsync(buffer.AsMemory(kept), _closing.Token) is > 0 and var count)
        {
            var all = kept + count;
            if (buffer.AsSpan(0, all).IndexOf(Confirmation) >= 0 && Interlocked.Exchange(ref _armed, 0) == 1)
            {
                Lost++;
                return;
            }

            await client.WriteAsync(buffer.AsMemory(kept, count), _closing.Token);
            kept = Math.Min(all, Confirmation.Length - 1);
            buffer.AsSpan(all - kept, kept).CopyTo(buffer);
        }
    }
}
