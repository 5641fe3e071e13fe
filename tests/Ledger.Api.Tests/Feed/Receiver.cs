using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Ledger.Testing;

namespace Ledger.Api.Tests.Feed;

/// <summary>Somebody's server that webhooks post to; answers as it is told and keeps what came.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Posted> _posted = new();
    private readonly Task _serving;
    private int _failures;

    /// <param name="failures">How many posts are refused before one is taken.</param>
    public Receiver(int failures = 0)
    {
        _failures = failures;
        Address = new Uri($"http://127.0.0.1:{FreePort.Find()}/hook/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What came, in its order.</summary>
    public IReadOnlyList<Posted> Posts => [.. _posted];

    /// <summary>What was taken, in its order.</summary>
    public IReadOnlyList<Posted> Taken => [.. _posted.Where(static post => post.Status == 204)];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await TakeAsync(await _listener.GetContextAsync());
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task TakeAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var status = Interlocked.Decrement(ref _failures) >= 0 ? 503 : 204;
        var headers = context.Request.Headers;
        _posted.Enqueue(new Posted(
            headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"],
            await reader.ReadToEndAsync(), status));
        context.Response.StatusCode = status;
        context.Response.Close();
    }
}

/// <summary>A message as it came.</summary>
internal sealed record Posted(string? Id, string? Timestamp, string? Signature, string Body, int Status);
