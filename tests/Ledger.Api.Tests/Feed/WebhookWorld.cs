using System.Text.Json.Nodes;
using Ledger.Sdk;

namespace Ledger.Api.Tests.Feed;

/// <summary>A registry that may post to this machine, and clients of it.</summary>
internal sealed class WebhookWorld : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    public Registry Registry { get; } = new()
    {
        Change = static configuration => configuration["Ledger"]!["Outbound"] =
            new JsonObject { ["Allowed"] = new JsonArray("127.0.0.0/8") },
    };

    public LedgerClient Client(string account) => new(_http, Registry.Address, Registry.Account(account));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Registry.DisposeAsync();
    }
}
