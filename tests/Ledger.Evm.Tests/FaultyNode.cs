using System.Text;
using System.Text.Json.Nodes;

namespace Ledger.Evm.Tests;

/// <summary>Stands between the client and a real node and does what bad networks and dishonest nodes do.</summary>
public sealed class FaultyNode() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Methods whose answers are lost after the node did what was asked.</summary>
    public HashSet<string> LoseAnswersTo { get; } = [];

    /// <summary>Methods whose requests never arrive.</summary>
    public HashSet<string> LoseRequestsOf { get; } = [];

    /// <summary>What the node answers in place of the truth: method to (true answer, its replacement).</summary>
    public Dictionary<string, Func<JsonNode?, JsonNode?>> Lies { get; } = [];

    /// <summary>Errors in place of any answer, without asking the node.</summary>
    public Dictionary<string, string> Errors { get; } = [];

    /// <summary>What was asked, in order.</summary>
    public List<string> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var method = (asked as JsonObject)?["method"]?.GetValue<string>() ?? "an array";
        Asked.Add(method);
        if (LoseRequestsOf.Contains(method))
        {
            throw new HttpRequestException("The request was lost.");
        }

        if (Errors.TryGetValue(method, out var error))
        {
            return Answer(new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = asked["id"]!.DeepClone(),
                ["error"] = new JsonObject { ["code"] = -32003, ["message"] = error },
            });
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (LoseAnswersTo.Contains(method))
        {
            response.Dispose();
            throw new HttpRequestException("The answer was lost.");
        }

        if (!Lies.TryGetValue(method, out var lie))
        {
            return response;
        }

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsObject();
        answer["result"] = lie(answer["result"]?.DeepClone());
        return Answer(answer);
    }

    private static HttpResponseMessage Answer(JsonNode content) =>
        new() { Content = new StringContent(content.ToJsonString(), Encoding.UTF8, "application/json") };
}
