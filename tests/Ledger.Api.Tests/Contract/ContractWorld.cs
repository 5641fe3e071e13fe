using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ledger.Api.Contracts;
using Ledger.Api.Tests.Feed;
using Ledger.Domain;
using Ledger.Testing;

namespace Ledger.Api.Tests.Contract;

/// <summary>
/// A registry with a chain, in which everything has happened once that an operation can tell of, and every operation
/// was called. What was said is kept.
/// </summary>
public sealed class ContractWorld : IAsyncLifetime
{
    private readonly ExchangeListener _listener = new();
    private readonly Dictionary<string, ulong> _versions = new(StringComparer.Ordinal);
    private AnvilNode _chain = null!;
    private Receiver _receiver = null!;

    /// <summary>The registry.</summary>
    public Registry Registry { get; private set; } = null!;

    /// <summary>All that was said to it and that it answered, until every operation had been called.</summary>
    internal IReadOnlyList<Exchange> Heard { get; private set; } = [];

    internal DescribedApi Api { get; private set; } = null!;

    internal Uri Hook => _receiver.Address;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _chain = await AnvilNode.StartAsync(Cancel);
        _receiver = new Receiver();
        Registry = new Registry { Listener = _listener, Change = Configure };
        await Registry.InitializeAsync();
        foreach (var account in (string[])["clerk", "holder", "maker", "court"])
        {
            _versions[Registry.Account(account).Party.Stream.ToString()] = 1;
        }

        Api = await DescribedApi.ReadAsync(Registry);
        await new RegisteredCalls(this).RunAsync();
        await new CatalogueCalls(this).RunAsync();
        await new LogCalls(this).RunAsync();
        await new OfficeCalls(this).RunAsync();
        await new FollowingCalls(this).RunAsync();
        Heard = _listener.Heard;
    }

    public async ValueTask DisposeAsync()
    {
        if (Registry is not null)
        {
            await Registry.DisposeAsync();
        }

        if (_receiver is not null)
        {
            await _receiver.DisposeAsync();
        }

        if (_chain is not null)
        {
            await _chain.DisposeAsync();
        }

        _listener.Dispose();
    }

    /// <summary>Reads, and does not go on before it is there: what is derived comes a moment behind the log.</summary>
    public async Task<Answer> GetAsync(string path, string? account = null, Predicate<Answer>? fits = null)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < 600; i++)
        {
            var answer = await Registry.GetAsync(path, account);
            if (answer.Status == 200 && fits?.Invoke(answer) is not false)
            {
                return answer;
            }

            Assert.True(answer.Status is 200 or 404 or 409, $"{path}: {answer}");
            await look.WaitForNextTickAsync(Cancel);
        }

        throw new InvalidOperationException($"{path} does not become so.");
    }

    /// <summary>Sends, and has it be taken.</summary>
    public async Task<Answer> SendAsync(
        HttpMethod method, string path, string account, HttpContent? content = null)
    {
        var answer = await Registry.SendAsync(method, path, account, content);
        Assert.True(answer.Status is >= 200 and < 300, $"{method} {path}: {answer}");
        return answer;
    }

    public Task<Answer> PostAsync<T>(string path, string account, T body) =>
        SendAsync(HttpMethod.Post, path, account, JsonContent.Create(body));

    /// <summary>Acts on a stream at the version that it has come to here.</summary>
    internal async Task<CommandAccepted> ActAsync(string account, StreamName stream, Command command)
    {
        var known = _versions.GetValueOrDefault(stream.ToString());
        var accepted = await Registry.ExecuteAsync(Registry.Draft(account) with
        {
            Stream = stream, ExpectedVersion = known, Command = command,
        });
        _versions[stream.ToString()] = ulong.Parse(accepted.Version);
        return accepted;
    }

    /// <summary>Says which version a stream has that others acted on.</summary>
    internal void Know(StreamName stream, string version) => _versions[stream.ToString()] = ulong.Parse(version);

    private void Configure(JsonObject configuration)
    {
        var ledger = configuration["Ledger"]!;
        ledger["Outbound"] = new JsonObject { ["Allowed"] = new JsonArray("127.0.0.0/8") };
        // What is described is what a registry answers that nobody configured so.
        configuration["Identity"]!.AsObject().Remove("Lifetime");
        ledger["Chains"] = new JsonArray(new JsonObject
        {
            ["Name"] = "evm",
            ["Rpc"] = _chain.Endpoint.ToString(),
            ["ChainId"] = _chain.ChainId,
            ["Confirmations"] = 0,
        });
    }
}
