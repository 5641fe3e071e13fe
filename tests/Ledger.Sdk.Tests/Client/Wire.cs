using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ledger.Sdk.Tests.Client;

/// <summary>A network that answers as it is told, faults included, and keeps what was sent over it.</summary>
internal sealed class Wire : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    /// <summary>Bodies of what was sent, tokens left out.</summary>
    public List<Sent> Requests { get; } = [];

    /// <summary>Forms that asked for a token.</summary>
    public List<string> TokenRequests { get; } = [];

    /// <summary>How often the issuer is overloaded before it answers.</summary>
    public int TokenFailures { get; set; }

    public Wire Answer(
        HttpStatusCode status, string body, string type = "application/json", int? retryAfter = null)
    {
        _answers.Enqueue(() =>
        {
            var answer = Of(status, body, type);
            answer.Headers.RetryAfter = retryAfter is { } seconds ? new(TimeSpan.FromSeconds(seconds)) : null;
            return answer;
        });
        return this;
    }

    public Wire Fail()
    {
        _answers.Enqueue(() => throw new HttpRequestException("connection reset"));
        return this;
    }

    /// <summary>The other side gives the connection up as it is made: what the platform's handler throws.</summary>
    public Wire HangUp()
    {
        _answers.Enqueue(() => throw new SocketException((int)SocketError.NotConnected));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (request.RequestUri!.AbsolutePath == "/connect/token")
        {
            if (TokenFailures > 0)
            {
                TokenFailures--;
                return Of(HttpStatusCode.ServiceUnavailable, "", "text/plain");
            }

            TokenRequests.Add(body);
            return Of(
                HttpStatusCode.OK,
                $$"""{"access_token":"token-{{TokenRequests.Count}}","token_type":"Bearer","expires_in":1800}""",
                "application/json");
        }

        Requests.Add(new Sent(
            $"{request.Method} {request.RequestUri.PathAndQuery}", body, request.Headers.Authorization?.Parameter));
        return _answers.Dequeue()();
    }

    private static HttpResponseMessage Of(HttpStatusCode status, string body, string type) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, type) };
}

/// <summary>One request.</summary>
internal sealed record Sent(string Line, string Body, string? Token);
