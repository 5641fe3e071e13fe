using System.Net.Http.Headers;
using System.Net.Http.Json;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain.Parties;

namespace Ledger.Api.Tests.Transport;

/// <summary>Entity tags of reads, and what a command may have for a condition.</summary>
[Collection(nameof(RegistryTests))]
public sealed class ConditionTests(Registry registry)
{
    private string PartyPath => $"v1/parties/{registry.Account("holder").Party}";

    [Theory]
    [InlineData("v1/log/entries?limit=2", null, "no-cache")]
    [InlineData("v1/rules", null, "public, max-age=300")]
    [InlineData("v1/problems", null, "public, max-age=300")]
    [InlineData("openapi/v1.json", null, "public, max-age=300")]
    [InlineData("v1/evidence/anchors", null, "no-cache")]
    [InlineData("v1/parties?limit=1", "clerk", "private, no-cache")]
    [InlineData("v1/log/entries?limit=2", "holder", "private, no-cache")]
    [InlineData("register", null, "no-cache")]
    public async Task What_is_known_already_is_not_sent_again(string path, string? account, string caching)
    {
        await EverybodyIsListedAsync();
        var first = await SendAsync(HttpMethod.Get, path, account);
        var again = await SendAsync(HttpMethod.Get, path, account, ("If-None-Match", first.Headers.ETag!.ToString()));
        var other = await SendAsync(HttpMethod.Get, path, account, ("If-None-Match", "\"other\""));

        Assert.Equal(200, (int)first.StatusCode);
        Assert.Equal(
            caching.Split(", ").Order(), first.Headers.CacheControl!.ToString().Split(", ").Order());
        Assert.Contains("Authorization", first.Headers.Vary);
        Assert.Equal(304, (int)again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(200, (int)other.StatusCode);
    }

    [Fact]
    public async Task The_tag_of_a_state_begins_with_its_version_and_is_strong()
    {
        var answer = await SendAsync(HttpMethod.Get, PartyPath, "holder");
        var version = (await answer.Content.ReadFromJsonAsync<AggregateResource>(
            TestContext.Current.CancellationToken))!.Version;

        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Matches($"^\"{version}\\.[0-9a-f]{{32}}\"$", answer.Headers.ETag.Tag);
    }

    [Fact]
    public async Task A_command_is_taken_under_the_tag_of_the_state_that_it_was_decided_on_and_no_other()
    {
        var (state, tag) = await StateAsync();
        var draft = AddKey(state);

        await RefusedAsync(draft, 412, "precondition-failed", ("If-Match", $"\"{ulong.Parse(state.Version) + 1}.0\""));
        await RefusedAsync(draft, 412, "precondition-failed", ("If-Match", "W/" + tag));
        await RefusedAsync(draft, 400, "malformed-parameter", ("If-Match", "7"));
        await TakenAsync(draft, ("If-Match", tag));

        // Said again it is the same act, whatever the version is by now (RFC 9110, 13.1.1).
        Assert.True((await TakenAsync(draft, ("If-Match", tag))).Repeated);
        await RefusedAsync(AddKey(state), 412, "stale-version", ("If-Match", tag));
        await RefusedAsync(AddKey(state), 409, "stale-version");
    }

    [Fact]
    public async Task The_idempotency_key_of_a_command_is_its_command_id()
    {
        var draft = AddKey((await StateAsync()).State);

        await RefusedAsync(draft, 422, "idempotency-key-differs", ("Idempotency-Key", $"\"{Draft.NewId()}\""));
        await RefusedAsync(draft, 400, "malformed-parameter", ("Idempotency-Key", draft.CommandId));
        await RefusedAsync(draft, 400, "malformed-parameter", ("Idempotency-Key", "\"\""));
        Assert.False((await TakenAsync(draft, ("Idempotency-Key", $"\"{draft.CommandId}\""))).Repeated);
        Assert.True((await TakenAsync(draft, ("Idempotency-Key", $"\"{draft.CommandId}\""))).Repeated);
    }

    [Fact]
    public async Task A_webhook_that_is_asked_for_twice_under_one_key_is_one()
    {
        var key = ("Idempotency-Key", $"\"{Draft.NewId()}\"");
        var asked = new WebhookRequest("http://127.0.0.1:9/hook", ["party.key-added"]);
        var first = await AddAsync("holder", asked, key);
        var again = await AddAsync("holder", asked, key);
        var others = await AddAsync("maker", asked, key);

        Assert.Equal((first.Webhook.Id, first.Secret), (again.Webhook.Id, again.Secret));
        Assert.NotEqual(first.Webhook.Id, others.Webhook.Id);
        using var other = await SendAsync(
            HttpMethod.Post, "v1/webhooks", "holder", JsonContent.Create(asked with { Types = null }), key);
        Assert.Equal(422, (int)other.StatusCode);
        using var elsewhere = await SendAsync(
            HttpMethod.Post, "v1/webhooks", "holder", JsonContent.Create(asked with { After = "0" }), key);
        Assert.Equal(422, (int)elsewhere.StatusCode);
        Assert.True(first.Secret.Length > 20);

        var path = $"v1/webhooks/{first.Webhook.Id}";
        var changed = await ChangeAsync(path, ("Idempotency-Key", "\"1\""));
        Assert.NotEqual(first.Secret, changed);
        Assert.Equal(changed, await ChangeAsync(path, ("Idempotency-Key", "\"1\"")));
        Assert.NotEqual(changed, await ChangeAsync(path, ("Idempotency-Key", "\"2\"")));
        await SendAsync(HttpMethod.Delete, path, "holder");
        await SendAsync(HttpMethod.Delete, $"v1/webhooks/{others.Webhook.Id}", "maker");
    }

    // A list comes a moment behind the log; what changes between two looks has another tag, as it should.
    private async Task EverybodyIsListedAsync()
    {
        string[] presented = ["clerk", "holder", "maker", "court"];
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var listed = (await registry.GetAsync("v1/parties?limit=200", "clerk")).Read<Page<PartyResource>>();
            if (presented.All(name => listed.Items.Any(
                party => party.Id == registry.Account(name).Party.ToString())))
            {
                return;
            }
        }
    }

    private Draft AddKey(AggregateResource state) => registry.Draft("holder") with
    {
        Stream = registry.Account("holder").Party.Stream,
        ExpectedVersion = ulong.Parse(state.Version),
        Command = new AddKey(Registrations.KeyOf(PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey)),
    };

    private async Task<(AggregateResource State, string Tag)> StateAsync()
    {
        using var answer = await SendAsync(HttpMethod.Get, PartyPath, "holder");
        var state = await answer.Content.ReadFromJsonAsync<AggregateResource>(TestContext.Current.CancellationToken);
        return (state!, answer.Headers.ETag!.ToString());
    }

    private async Task<CommandAccepted> TakenAsync(Draft draft, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(
            HttpMethod.Post, draft.Address, "holder", JsonContent.Create(draft.Sign()), headers);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<CommandAccepted>(TestContext.Current.CancellationToken))!;
    }

    private Task<Answer> RefusedAsync(
        Draft draft, int status, string code, params (string Name, string Value)[] headers) =>
        registry.RefuseAsync(async () =>
        {
            using var answer = await SendAsync(
                HttpMethod.Post, draft.Address, "holder", JsonContent.Create(draft.Sign()), headers);
            var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var read = new Answer(
                (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, body, null);
            read.AssertProblem(status, code);
            return read;
        });

    private async Task<WebhookSecretResource> AddAsync(
        string account, WebhookRequest asked, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(
            HttpMethod.Post, "v1/webhooks", account, JsonContent.Create(asked), headers);
        Assert.Equal((200, "no-store"), ((int)answer.StatusCode, answer.Headers.CacheControl!.ToString()));
        return (await answer.Content.ReadFromJsonAsync<WebhookSecretResource>(TestContext.Current.CancellationToken))!;
    }

    private async Task<string> ChangeAsync(string path, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(HttpMethod.Post, path + "/secret", "holder", null, headers);
        return (await answer.Content.ReadFromJsonAsync<WebhookSecretResource>(
            TestContext.Current.CancellationToken))!.Secret;
    }

    private Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? account, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, account, null, headers);

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? account, HttpContent? content,
        params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient { BaseAddress = registry.Address };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = account is null
            ? null
            : new AuthenticationHeaderValue("Bearer", registry.Token(account));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
