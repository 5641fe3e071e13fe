using Azure.Core;
using Azure.Core.Pipeline;

namespace Ledger.Blobs.Tests;

/// <summary>The real way to the service, on which one answer can get lost and sent parts are counted.</summary>
internal sealed class FaultyTransport : HttpPipelineTransport
{
    private static readonly HttpClientTransport s_real = HttpClientTransport.Shared;

    /// <summary>Chooses the requests (query, space, method) of which the first one's answer is lost.</summary>
    public Func<string, bool> LoseAnswerTo { get; init; } = _ => false;

    public int Lost { get; private set; }

    public int PartsSent { get; private set; }

    public override Request CreateRequest() => s_real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var query = message.Request.Uri.Query;
        PartsSent += query.EndsWith("comp=block", StringComparison.Ordinal) || query.Contains("comp=block&") ? 1 : 0;
        await s_real.ProcessAsync(message);

        var isFinal = !query.Contains("restype=container") && !query.Contains("comp=block&");
        if (isFinal && Lost == 0 && LoseAnswerTo($"{query} {message.Request.Method}"))
        {
            Lost++;
            throw new IOException("The connection was reset.");
        }
    }
}
