using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Evidence.Entries;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.Api.Tests;

/// <summary>One registry for all tests: a real process with its accounts, its parties presented.</summary>
public sealed class Registry : IAsyncLifetime
{
    private static readonly string[] s_staff = ["clerk", "reviewer", "approver", "auditor", "operator", "keeper"];
    private static readonly string[] s_names = ["holder", "maker", "supervisor", "court", .. s_staff];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private Dictionary<string, LedgerAccount> _accounts = [];
    private HttpClient _http = null!;
    private ServerProcess _server = null!;

    /// <summary>What differs from the usual configuration.</summary>
    public Action<System.Text.Json.Nodes.JsonObject>? Change { get; init; }

    /// <summary>Sees every request with its answer; null for nobody.</summary>
    public DelegatingHandler? Listener { get; init; }
    /// <summary>Where its data are; null for a folder of its own, which ends with it.</summary>
    public string? Data { get; init; }

    /// <summary>Whether its parties have presented themselves there before.</summary>
    public bool IsKnown { get; init; }

    public Uri Address => _server.Address;

    public string Folder => Data ?? _folder.Path;

    public LedgerAccount Account(string name) => _accounts[name];

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(Folder, CancellationToken.None, Change);
        var way = new SocketsHttpHandler();
        if (Listener is not null)
        {
            Listener.InnerHandler = way;
        }

        _http = new HttpClient((HttpMessageHandler?)Listener ?? way)
        {
            BaseAddress = _server.Address, Timeout = TimeSpan.FromMinutes(2),
        };
        _accounts = await ReadAccountsAsync(Folder);
        foreach (var name in s_names)
        {
            _tokens[name] = await Tokens.AskAsync(_http, Tokens.Assert(_accounts[name]));
        }

        if (IsKnown)
        {
            return;
        }

        await PresentAsync("clerk", Registrations.Registrar, s_staff);
        await PresentAsync("holder", Registrations.Holder, ["holder"]);
        await PresentAsync("maker", Registrations.Maker, ["maker"]);
        var last = await PresentAsync("court", Registrations.Court, ["court"]);
        await FollowedAsync(ulong.Parse(last.Index, CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>The server's process ends at once, without being asked.</summary>
    public Task KillAsync() => _server.Process.KillAsync();

    public string Token(string account) => _tokens[account];

    /// <summary>A draft by that account that the registry would accept if its command fits.</summary>
    internal Draft Draft(string account) => new() { Author = _accounts[account] };

    /// <summary>Sends a request as the account, or as nobody.</summary>
    public Task<Answer> SendAsync(
        HttpMethod method, string path, string? account = null, HttpContent? content = null) =>
        SendWithTokenAsync(method, path, account is null ? null : _tokens[account], content);

    public async Task<Answer> SendWithTokenAsync(HttpMethod method, string path, string? token, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        return await SendAsync(request);
    }

    /// <summary>Sends a request as it is.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new Answer(
            (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, body,
            response.Headers.CacheControl?.ToString());
    }

    /// <summary>Opens an answer that goes on for ever: its type, and its first line.</summary>
    public async Task<(System.Net.Http.Headers.MediaTypeHeaderValue? Type, string? Line)> OpenAsync(
        string path, string account, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", _tokens[account]);
        using var response = await _http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        return (response.Content.Headers.ContentType, await reader.ReadLineAsync(cancellationToken));
    }

    public Task<Answer> GetAsync(string path, string? account = null) => SendAsync(HttpMethod.Get, path, account);

    public Task<Answer> SubmitAsync(string account, string address, SignedCommand command) =>
        SendAsync(HttpMethod.Post, address, account, JsonContent.Create(command));

    public Task<Answer> SubmitTextAsync(string account, string address, string body) =>
        SendAsync(HttpMethod.Post, address, account, new StringContent(body, Encoding.UTF8, "application/json"));

    internal async Task<CommandAccepted> ExecuteAsync(Draft draft)
    {
        var name = _accounts.First(pair => pair.Value == draft.Author).Key;
        var answer = await SubmitAsync(name, draft.Address, draft.Sign());
        Assert.True(answer.Status == 200, answer.ToString());
        return answer.Read<CommandAccepted>();
    }

    public async Task<LogOverview> OverviewAsync() => (await GetAsync("v1/log")).Read<LogOverview>();

    /// <summary>
    /// Sends what must be refused, and shows that the log got nothing but its own map leaves meanwhile.
    /// </summary>
    public async Task<Answer> RefuseAsync(Func<Task<Answer>> send)
    {
        var before = (await OverviewAsync()).Accepted;
        var answer = await send();
        answer.AssertProblem();
        var since = (await GetAsync($"v1/log/entries?from={before}")).Read<Page<LogEntryResource>>();
        Assert.DoesNotContain(since.Items, entry => !entry.Leaf.Contains($"\"type\":\"{EntryLeaf.MapType}\""));
        return answer;
    }

    /// <summary>Waits until the entry stands under a published checkpoint; returns where the log then stands.</summary>
    public async Task<LogOverview> PublishedAsync(ulong index)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var overview = await OverviewAsync();
            if (ulong.Parse(overview.Published) > index)
            {
                return overview;
            }
        }

        throw new InvalidOperationException("The timer ended.");
    }

    /// <summary>
    /// Waits until the entry is published and what is derived from the log has it: the first test finds the registry as
    /// every later one does.
    /// </summary>
    private async Task FollowedAsync(ulong index)
    {
        var cancel = TestContext.Current.CancellationToken;
        // Whoever listens to what the tests ask does not hear this.
        using var http = new HttpClient();
        using var client = new LedgerClient(http, Address, _accounts["court"]);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(cancel))
        {
            var (log, feed) = (await client.ReadLogAsync(cancel), await client.ReadFeedAsync("0", 1, cancel));
            if (ulong.Parse(log.Published, CultureInfo.InvariantCulture) > index && feed.Items.Count > 0)
            {
                return;
            }
        }
    }

    internal static async Task<Dictionary<string, LedgerAccount>> ReadAccountsAsync(string folder)
    {
        var accounts = new Dictionary<string, LedgerAccount>(StringComparer.Ordinal);
        foreach (var name in s_names)
        {
            accounts[name] = await LedgerAccount.LoadAsync(Path.Combine(folder, "accounts", name + ".json"));
        }

        return accounts;
    }

    internal Task<CommandAccepted> PresentAsync(
        string account, Domain.Parties.Organisation organisation, IEnumerable<string> signers)
    {
        var keys = signers.Select(name => Registrations.KeyOf(_accounts[name].Key.PublicKey));
        return ExecuteAsync(Draft(account) with
        {
            Stream = _accounts[account].Party.Stream,
            Command = new Domain.Parties.RegisterParty(organisation, null, [.. keys]),
        });
    }
}

/// <summary>Its tests run one after another, so that what one appends is not taken for another's.</summary>
[CollectionDefinition(nameof(RegistryTests))]
public sealed class RegistryTests : ICollectionFixture<Registry>;
