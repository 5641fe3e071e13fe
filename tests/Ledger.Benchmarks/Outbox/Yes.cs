using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Ledger.Api.Contracts;

namespace Ledger.Benchmarks.Outbox;

/// <summary>
/// A registry that takes every command at once: what is measured is the client's own side. It knows no asset before
/// its first command.
/// </summary>
internal sealed class Yes : HttpMessageHandler
{
    public const string Origin = "dev-benchmark.example/registry";

    private static readonly string s_digest = new('0', 64);
    private readonly ConcurrentDictionary<string, ulong> _versions = new(StringComparer.Ordinal);
    private ulong _entries;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path == "/connect/token")
        {
            return Answer(new Dictionary<string, object>
            {
                ["access_token"] = "token", ["token_type"] = "Bearer", ["expires_in"] = 1800,
            });
        }

        if (request.Method != HttpMethod.Post)
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request };
        }

        await request.Content!.LoadIntoBufferAsync(cancellationToken);
        var version = _versions.AddOrUpdate(path, 1, static (_, known) => known + 1);
        return Answer(new CommandAccepted(
            Text(Interlocked.Increment(ref _entries)), s_digest, s_digest, Text(version), "2025-03-03T01:00:00.000Z",
            null, false));
    }

    private static HttpResponseMessage Answer<T>(T value) => new(HttpStatusCode.OK)
    {
        Content = JsonContent.Create(value),
    };

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
