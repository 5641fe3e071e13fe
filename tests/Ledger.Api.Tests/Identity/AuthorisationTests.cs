using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Identity;

/// <summary>Who may do what: every account at every door, written out by hand.</summary>
[Collection(nameof(RegistryTests))]
public sealed class AuthorisationTests(Registry registry)
{
    private static readonly string?[] s_accounts =
        [null, "holder", "maker", "clerk", "reviewer", "approver", "auditor", "operator"];

    // Columns: anonymous, holder, maker, clerk, reviewer, approver, auditor, operator.
    // What one may not see is not there.
    [Theory]
    [InlineData("read the holder's party", 401, 200, 404, 200, 200, 200, 200, 200)]
    [InlineData("read the holder's case", 401, 200, 404, 200, 200, 200, 200, 200)]
    [InlineData("read what the holder's case wrote", 401, 200, 404, 200, 200, 200, 200, 200)]
    [InlineData("read what was said in the holder's case", 401, 200, 404, 200, 200, 200, 200, 200)]
    [InlineData("read the holder's case in short", 401, 200, 404, 200, 200, 200, 200, 200)]
    [InlineData("look for data like the holder's", 401, 403, 403, 200, 200, 200, 200, 200)]
    [InlineData("list cases", 401, 200, 200, 200, 200, 200, 200, 200)]
    [InlineData("read the holder's content", 401, 200, 404, 200, 200, 200, 200, 404)]
    [InlineData("put content", 401, 201, 201, 201, 201, 201, 201, 201)]
    [InlineData("read the holder's document", 401, 200, 404, 200, 200, 200, 200, 404)]
    [InlineData("hand a document in", 401, 201, 201, 201, 201, 201, 201, 201)]
    [InlineData("set the clock back", 401, 403, 403, 409, 403, 403, 403, 403)]
    [InlineData("file the notice", 401, 403, 403, 200, 403, 403, 403, 403)]
    [InlineData("file the evidence", 401, 403, 403, 200, 403, 403, 403, 403)]
    [InlineData("audit", 401, 403, 403, 403, 403, 403, 200, 403)]
    [InlineData("look at the server", 401, 403, 403, 200, 200, 200, 200, 200)]
    [InlineData("read who read what", 401, 403, 403, 403, 403, 403, 200, 403)]
    [InlineData("tell of a session", 401, 204, 204, 204, 204, 204, 204, 204)]
    [InlineData("rebuild", 401, 403, 403, 403, 403, 403, 200, 403)]
    [InlineData("read the registry", 401, 404, 404, 200, 200, 200, 200, 200)]
    [InlineData("list parties", 401, 403, 403, 200, 200, 200, 200, 200)]
    [InlineData("list what is due", 401, 403, 403, 200, 200, 200, 200, 200)]
    [InlineData("read the statistics", 401, 403, 403, 200, 200, 200, 200, 200)]
    [InlineData("give up an instance", 401, 403, 403, 403, 403, 403, 403, 409)]
    [InlineData("read the log", 200, 200, 200, 200, 200, 200, 200, 200)]
    [InlineData("list assets", 200, 200, 200, 200, 200, 200, 200, 200)]
    [InlineData("read the description", 200, 200, 200, 200, 200, 200, 200, 200)]
    public async Task Every_account_gets_at_every_door_what_the_table_says(string operation, params int[] expected)
    {
        var draft = await FileAsync();
        var content = await PutAsync("holder", "v1/content", RandomNumberGenerator.GetBytes(40));
        var document = await PutAsync(
            "holder", PathOf(draft.Stream.ToString()) + "/documents", RandomNumberGenerator.GetBytes(40));
        for (var i = 0; i < s_accounts.Length; i++)
        {
            var answer = await RunAsync(operation, s_accounts[i], draft.Stream.ToString(), content, document);
            Assert.True(expected[i] == answer.Status, $"{operation} as {s_accounts[i] ?? "nobody"}: {answer}");
            if (expected[i] >= 400)
            {
                answer.AssertProblem();
            }
        }
    }

    [Theory]
    [InlineData("clerk", 403)]
    [InlineData("reviewer", 403)]
    [InlineData("approver", 403)]
    [InlineData("auditor", 403)]
    [InlineData("operator", 403)]
    [InlineData("maker", 403)]
    [InlineData("holder", 200)]
    public async Task Only_an_applicant_files_an_application(string account, int expected)
    {
        var draft = registry.Draft(account) with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };

        Assert.Equal(expected, (await registry.SubmitAsync(account, draft.Address, draft.Sign())).Status);
    }

    [Fact]
    public async Task Each_act_of_a_case_is_open_to_its_office_alone()
    {
        (CaseCommand Act, string Office)[] acts =
        [
            (new AcceptRegistration(), "clerk"),
            (new RequestEvidence(["补充来源说明"], new DateOnly(2099, 1, 2)), "reviewer"),
            (new SupplyEvidence([Registrations.Of(registry.Account("holder").Party).Materials[0]]), "holder"),
            (new ExtendHandling(5, "案情复杂。"), "reviewer"),
            (new ReviewRegistration(
            [
                new Finding(FindingItem.Description, true, "一致。"), new Finding(FindingItem.Source, true, "合规。"),
                new Finding(FindingItem.Rights, true, "相符。"),
            ]), "reviewer"),
            (new PublishNotice("national-1"), "clerk"),
            (new RefuseRegistration(default, "不符合登记条件。"), "approver"),
        ];
        var filed = await FileAsync();
        for (var i = 0; i < acts.Length; i++)
        {
            foreach (var account in s_accounts.OfType<string>().OrderBy(name => name == acts[i].Office))
            {
                var draft = registry.Draft(account) with
                {
                    Stream = filed.Stream, ExpectedVersion = (ulong)i + 1, Command = acts[i].Act,
                };
                var answer = await registry.SubmitAsync(account, draft.Address, draft.Sign());
                var expected = account == acts[i].Office ? 200 : 403;
                Assert.True(expected == answer.Status, $"{acts[i].Act.Type} as {account}: {answer}");
            }
        }
    }

    [Fact]
    public async Task A_list_of_cases_shows_to_each_what_concerns_them()
    {
        var filed = (await FileAsync()).Stream.ToString();
        await ReadShortAsync(PathOf(filed) + "/summary", "auditor");

        Assert.Contains(filed, await ListAsync("clerk"));
        Assert.Contains(filed, await ListAsync("holder"));
        Assert.DoesNotContain(filed, await ListAsync("maker"));

        async Task<IEnumerable<string>> ListAsync(string account) =>
            (await registry.GetAsync("v1/cases?limit=200", account)).Read<Page<CaseSummary>>()
                .Items.Select(static item => "case/" + item.Id);
    }

    [Fact]
    public async Task A_case_of_another_cannot_be_told_from_one_that_is_not_there()
    {
        var filed = await FileAsync();
        var other = await registry.GetAsync(PathOf(filed.Stream.ToString()), "maker");
        var absent = await registry.GetAsync($"v1/cases/{Draft.NewId()}", "maker");

        Assert.Equal(absent.AssertProblem(404) with { Trace = null }, other.AssertProblem(404) with { Trace = null });
    }

    private static string PathOf(string stream) => "v1/cases/" + stream["case/".Length..];

    private async Task<Draft> FileAsync()
    {
        var draft = registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };
        await registry.ExecuteAsync(draft);
        return draft;
    }

    private async Task<string> PutAsync(string account, string door, byte[] bytes)
    {
        var path = $"{door}/sha256/{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
        var answer = await registry.SendAsync(HttpMethod.Put, path, account, new ByteArrayContent(bytes));
        Assert.Equal(201, answer.Status);
        return path;
    }

    private Task<Answer> RunAsync(string operation, string? account, string stream, string content, string document)
    {
        var fresh = Encoding.UTF8.GetBytes(Draft.NewId());
        return operation switch
        {
            "read the holder's party" => registry.GetAsync($"v1/parties/{registry.Account("holder").Party}", account),
            "read the holder's case" => registry.GetAsync(PathOf(stream), account),
            "read what the holder's case wrote" => registry.GetAsync(PathOf(stream) + "/entries", account),
            "read what was said in the holder's case" => registry.GetAsync(PathOf(stream) + "/events", account),
            "read the holder's case in short" => ReadShortAsync(PathOf(stream) + "/summary", account),
            "look for data like the holder's" => ReadShortAsync(PathOf(stream) + "/near-duplicates", account),
            "list cases" => registry.GetAsync("v1/cases", account),
            "read the holder's content" => registry.GetAsync(content, account),
            "put content" => registry.SendAsync(
                HttpMethod.Put, $"v1/content/sha256/{Convert.ToHexStringLower(SHA256.HashData(fresh))}", account,
                new ByteArrayContent(fresh)),
            "read the holder's document" =>
                registry.GetAsync($"{document}?party={registry.Account("holder").Party}", account),
            "hand a document in" => registry.SendAsync(
                HttpMethod.Put,
                PathOf(stream) + $"/documents/sha256/{Convert.ToHexStringLower(SHA256.HashData(fresh))}",
                account,
                new ByteArrayContent(fresh)),
            "set the clock back" => PostAsync(
                "v1/development/clock", account, JsonContent.Create(new ClockAdvance("2020-01-01T00:00:00.000Z"))),
            "file the notice" => PostAsync(PathOf(stream) + "/national/notice", account),
            "file the evidence" => PostAsync(PathOf(stream) + "/national/evidence", account),
            "look at the server" => registry.GetAsync("v1/operations/health", account),
            "read who read what" => registry.GetAsync("v1/access", account),
            "tell of a session" => PostAsync(
                "v1/sessions", account, JsonContent.Create(new SessionEvent("signed-in"))),
            "audit" or "rebuild" => PostAsync("v1/operations/" + operation, account),
            "read the registry" => registry.GetAsync("v1/registry", account),
            "read the statistics" => registry.GetAsync("v1/statistics", account),
            "list parties" => registry.GetAsync("v1/parties?limit=5", account),
            "list what is due" => registry.GetAsync("v1/due", account),
            "give up an instance" => RetireAsync(account),
            "read the log" => registry.GetAsync("v1/log", account),
            "list assets" => registry.GetAsync("v1/assets", account),
            _ => registry.GetAsync("openapi/v1.json", account),
        };
    }

    // The register follows the log a moment later.
    private async Task<Answer> ReadShortAsync(string path, string? account)
    {
        while ((await registry.GetAsync(path, "auditor")).Status != 200)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        return await registry.GetAsync(path, account);
    }

    // Nobody is anonymous under a signature: the token is what is missing there.
    private async Task<Answer> RetireAsync(string? account)
    {
        var view = (await registry.GetAsync("v1/registry", "auditor")).Read<AggregateResource>();
        var draft = registry.Draft(account ?? "operator") with
        {
            Stream = StreamName.Registry,
            ExpectedVersion = ulong.Parse(view.Version),
            Command = new RetireInstance("evm/1/0/0", "链已丢失。"),
        };
        return await PostAsync(draft.Address, account, JsonContent.Create(draft.Sign()));
    }

    private Task<Answer> PostAsync(string path, string? account, HttpContent? content = null) =>
        registry.SendAsync(HttpMethod.Post, path, account, content);
}
