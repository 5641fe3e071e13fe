using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Sealing;

/// <summary>
/// Stands before a real node whose blocks carry no seals, and answers as that node would if QBFT validators had sealed
/// them: state, receipts and contracts are the node's own.
/// </summary>
internal sealed class SealingNode : IAsyncDisposable
{
    private readonly Uri _node;
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new();
    private readonly Task _serving;

    private SealingNode(Uri node, int port)
    {
        _node = node;
        Endpoint = new Uri($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Endpoint.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Endpoint { get; }

    public QbftSealer Sealer { get; } = new();

    public static Task<SealingNode> StartAsync(Uri node) =>
        FreePort.StartAsync(port => Task.FromResult(new SealingNode(node, port)));

    /// <summary>The hash of the first block.</summary>
    public async Task<string> ReadGenesisAsync() => Sealer.HashOf(await ReadBlockAsync("0x0"))[2..];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _http.Dispose();
    }

    private async Task ServeAsync()
    {
        var answering = new List<Task>();
        try
        {
            while (true)
            {
                answering.RemoveAll(task => task.IsCompleted);
                answering.Add(AnswerAsync(await _listener.GetContextAsync()));
            }
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            await Task.WhenAll(answering);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var asked = await JsonNode.ParseAsync(context.Request.InputStream);
            using var response = await _http.PostAsJsonAsync(_node, asked);
            var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
            var bytes = Encoding.UTF8.GetBytes((await SealAsync(answer))!.ToJsonString());
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception fault) when (fault is HttpRequestException or HttpListenerException or ObjectDisposedException)
        {
            // The node or the client is gone: no answer.
            context.Response.Abort();
        }
    }

    // Whatever names a block by its hash names it by the hash that it has when sealed.
    private async Task<JsonNode?> SealAsync(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            var copies = new JsonArray();
            foreach (var item in items)
            {
                copies.Add(await SealAsync(item));
            }

            return copies;
        }

        if (node is not JsonObject members)
        {
            return node?.DeepClone();
        }

        if (members.ContainsKey("stateRoot") && members.ContainsKey("extraData"))
        {
            return Sealer.Seal(members);
        }

        var copy = new JsonObject();
        foreach (var (name, value) in members)
        {
            copy[name] = name == "blockHash" && members["blockNumber"]?.GetValue<string>() is { } number
                ? Sealer.HashOf(await ReadBlockAsync(number))
                : await SealAsync(value);
        }

        return copy;
    }

    private async Task<JsonObject> ReadBlockAsync(string number)
    {
        var request = new JsonObject
        {
            ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "eth_getBlockByNumber",
            ["params"] = new JsonArray(number, false),
        };
        using var response = await _http.PostAsJsonAsync(_node, request);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        return answer!["result"]!.AsObject();
    }
}
