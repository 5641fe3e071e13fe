using System.Net;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>
/// Stands between the portal and the API and lets requests through in rounds: whatever comes before anything was
/// answered is one round, and it waits until nothing more comes. What needs an answer first is in a later one.
/// </summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    // Far longer than it takes to ask for several things at once, on a machine that does much else.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(700);

    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Lock _gate = new();
    private readonly List<(int Round, string Path)> _seen = [];
    private readonly Task _serving;
    private TaskCompletionSource? _open;
    private long _last;
    private int _rounds;

    public CountingProxy()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Where it hands on to.</summary>
    public Uri? Target { get; set; }

    /// <summary>What was asked since the last time, each with the round that it was a part of, from 1.</summary>
    public IReadOnlyList<(int Round, string Path)> Take()
    {
        lock (_gate)
        {
            var seen = _seen.ToArray();
            _seen.Clear();
            _rounds = 0;
            return seen;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _http.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = HandOnAsync(context);
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private Task EnterAsync(string path)
    {
        lock (_gate)
        {
            _last = TimeProvider.System.GetTimestamp();
            if (_open is null)
            {
                _rounds++;
                _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _ = CloseAsync(_open);
            }

            _seen.Add((_rounds, path));
            return _open.Task;
        }
    }

    private async Task CloseAsync(TaskCompletionSource round)
    {
        for (var left = s_quiet; left > TimeSpan.Zero;)
        {
            await Task.Delay(left);
            lock (_gate)
            {
                left = s_quiet - TimeProvider.System.GetElapsedTime(_last);
                _open = left > TimeSpan.Zero ? round : null;
            }
        }

        round.SetResult();
    }

    private async Task HandOnAsync(HttpListenerContext context)
    {
        await EnterAsync(context.Request.RawUrl!);
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.HttpMethod), new Uri(Target!, context.Request.RawUrl!.TrimStart('/')));
        if (context.Request.HasEntityBody)
        {
            request.Content = new StreamContent(context.Request.InputStream);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers["Authorization"]);
        using var answer = await _http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }
}
