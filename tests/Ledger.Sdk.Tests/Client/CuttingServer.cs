using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ledger.Sdk.Tests.Client;

/// <summary>
/// A server on a real socket that dies in the middle of its first answers, and keeps what it was sent. Each connection
/// carries one request.
/// </summary>
internal sealed class CuttingServer : IAsyncDisposable
{
    private static readonly byte[] s_token = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 60\r\n\r\n"
        + """{"access_token":"t","token_type":"Bearer","expires_in":1800}""");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _cuts;
    private readonly byte[] _answer;
    private readonly int _cutAt;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;

    /// <param name="body">The body of the answer.</param>
    /// <param name="cuts">How many answers break off.</param>
    /// <param name="chunked">Whether the body comes in chunks, without its length.</param>
    public CuttingServer(string body, int cuts, bool chunked)
    {
        var length = Encoding.UTF8.GetByteCount(body);
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : $"Content-Length: {length}\r\n\r\n");
        _answer = Encoding.UTF8.GetBytes(head + (chunked ? $"{length:x}\r\n{body}\r\n0\r\n\r\n" : body));
        (_cuts, _cutAt) = (cuts, head.Length + (length / 2));
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Bodies of the requests, tokens' left out.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stopping.Dispose();
    }

    // A client may open connections that it never uses, so each is served beside the others.
    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        while (true)
        {
            try
            {
                connections.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
            catch (OperationCanceledException)
            {
                await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        using (connection)
        {
            await using var stream = connection.GetStream();
            var (line, body) = await ReadAsync(stream, _stopping.Token);
            if (line.Contains("/connect/token", StringComparison.Ordinal))
            {
                await stream.WriteAsync(s_token);
                return;
            }

            var cut = false;
            lock (Requests)
            {
                Requests.Add(body);
                cut = Requests.Count <= _cuts;
            }

            await stream.WriteAsync(cut ? _answer.AsMemory(0, _cutAt) : _answer);
        }
    }

    private static async Task<(string Line, string Body)> ReadAsync(
        NetworkStream stream, CancellationToken stopping)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var line = await reader.ReadLineAsync(stopping) ?? "";
        var length = 0;
        while (await reader.ReadLineAsync(stopping) is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header["Content-Length:".Length..], CultureInfo.InvariantCulture);
            }
        }

        var body = new char[length];
        if (length > 0)
        {
            await reader.ReadBlockAsync(body, stopping);
        }

        return (line, new string(body));
    }
}
