using System.Collections.Concurrent;
using System.Text;

namespace Ledger.Api.Tests.Contract;

/// <summary>A request and its answer, as the validator reads them.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="RequestType">Media type of what was sent; null for nothing.</param>
/// <param name="Request">What was sent, where it is text.</param>
/// <param name="Status">The status.</param>
/// <param name="Type">Media type of the answer; null for nothing.</param>
/// <param name="Response">The answer, where it is text.</param>
internal sealed record Exchange(
    string Method, string Path, string? RequestType, string? Request, int Status, string? Type, string? Response);

/// <summary>Keeps every exchange of a client.</summary>
internal sealed class ExchangeListener : DelegatingHandler
{
    private readonly ConcurrentQueue<Exchange> _heard = new();

    public IReadOnlyList<Exchange> Heard => [.. _heard];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sentType = request.Content?.Headers.ContentType?.MediaType;
        var sent = request.Content is { } content && IsText(sentType)
            ? await content.ReadAsStringAsync(cancellationToken)
            : null;
        var response = await base.SendAsync(request, cancellationToken);
        var type = response.Content.Headers.ContentType?.MediaType;
        string? body = null;
        if (type != "text/event-stream")
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            body = IsText(type)
                ? Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken))
                : null;
        }

        _heard.Enqueue(new Exchange(
            request.Method.Method, request.RequestUri!.PathAndQuery, sentType, sent, (int)response.StatusCode, type,
            body));
        return response;
    }

    private static bool IsText(string? type) => type is not null
        && (type.EndsWith("json", StringComparison.Ordinal) || type.StartsWith("text/", StringComparison.Ordinal)
            || type == "application/x-www-form-urlencoded");
}
