using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Identity;

/// <summary>
/// Who may do what in an organisation that keeps a record of its members: every standing at every door, written out by
/// hand.
/// </summary>
public sealed class MembershipTests(MembersRegistry members) : IClassFixture<MembersRegistry>
{
    private static readonly string[] s_offRecord = ["ahead", "ended", "stranger"];

    // Columns: the administrator who also handles; an administrator; a handler; a reader; a handler of the future; one
    // whose membership was ended; one who never was on record; an account of another party.
    [Theory]
    [InlineData("read the party", 200, 200, 200, 200, 403, 403, 403, 404)]
    [InlineData("read the case", 200, 200, 200, 200, 403, 403, 403, 404)]
    [InlineData("list cases", 200, 200, 200, 200, 403, 403, 403, 200)]
    [InlineData("read the feed", 200, 200, 200, 200, 403, 403, 403, 200)]
    [InlineData("put content", 201, 403, 201, 403, 403, 403, 403, 201)]
    [InlineData("hand a document in", 201, 403, 201, 403, 403, 403, 403, 201)]
    [InlineData("file an application", 200, 403, 200, 403, 403, 403, 403, 403)]
    [InlineData("withdraw the application", 200, 403, 200, 403, 403, 403, 403, 403)]
    [InlineData("add a key", 200, 200, 403, 403, 403, 403, 403, 403)]
    [InlineData("admit somebody", 200, 200, 403, 403, 403, 403, 403, 403)]
    [InlineData("make oneself an administrator", 409, 409, 403, 403, 403, 403, 403, 403)]
    [InlineData("limit somebody", 200, 200, 403, 403, 403, 403, 403, 403)]
    [InlineData("end somebody", 200, 200, 403, 403, 403, 403, 403, 403)]
    [InlineData("admit somebody among many", 200, 200, 403, 403, 403, 403, 403, 403)]
    [InlineData("add a webhook", 200, 403, 200, 403, 403, 403, 403, 200)]
    [InlineData("end a webhook", 200, 403, 200, 403, 403, 403, 403, 404)]
    [InlineData("decline a new administrator", 200, 200, 403, 403, 403, 403, 403, 403)]
    [InlineData("list assets", 200, 200, 200, 200, 200, 200, 200, 200)]
    [InlineData("tell of a session", 204, 204, 204, 204, 204, 204, 204, 204)]
    public async Task Every_standing_gets_at_every_door_what_the_table_says(string operation, params int[] expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var account = MembersRegistry.Standings[i];
            var own = await members.FileAsync();
            var answer = await RunAsync(operation, account, own);
            Assert.True(expected[i] == answer.Status, $"{operation} as {account}: {answer}");
            if (answer.Status == 403)
            {
                var code = answer.AssertProblem().Code;
                Assert.True(
                    account == "maker"
                        || code == (s_offRecord.Contains(account) ? "not-a-member" : "member-role-required"),
                    $"{operation} as {account}: {answer}");
            }
        }
    }

    [Fact]
    public async Task Whoever_is_off_the_record_sees_what_everybody_may_and_no_more()
    {
        var own = await members.FileAsync();
        var demand = members.Registry.Draft("holder") with
        {
            Stream = StreamName.Parse("demand/" + Draft.NewId()),
            Command = new FileDemand(new DemandContent(
                DemandSide.Society, "法人名录", "法人名称与住所。", DemandPurpose.Industry, "地址校核",
                DivisionCode.Parse("420100"))),
        };
        await members.Registry.ExecuteAsync(demand);
        var path = $"v1/demands/{demand.Stream.ToString()["demand/".Length..]}";
        Assert.NotNull((await SeenAsync(path, "reader")).Read<DemandResource>().Demander);

        foreach (var account in s_offRecord)
        {
            (await members.SendAsync(HttpMethod.Get, path, account)).AssertProblem(404, "not-found");
            (await members.SendAsync(HttpMethod.Get, $"v1/cases/{own}", account)).AssertProblem(403, "not-a-member");
        }

        // Once it is on the list, everybody sees it, and whose it is the party alone.
        await members.Registry.ExecuteAsync(members.Registry.Draft("clerk") with
        {
            Stream = demand.Stream, ExpectedVersion = 1, Command = new ListDemand(),
        });
        foreach (var account in s_offRecord)
        {
            Assert.Null((await SeenAsync(path, account)).Read<DemandResource>().Demander);
        }
    }

    [Fact]
    public async Task A_subject_that_no_record_can_hold_reads_where_none_is_kept()
    {
        var (registry, key) = (members.Registry, Tokens.IssuerKey(members.Registry.Folder));
        foreach (var subject in (string[])["李伟", "Li Wei"])
        {
            var recordless = Tokens.Access(registry.Account("maker"), key, token => token.Claims["sub"] = subject);
            var recorded = Tokens.Access(registry.Account("holder"), key, token => token.Claims["sub"] = subject);

            var read = await registry.SendWithTokenAsync(HttpMethod.Get, "v1/feed", recordless, null);
            Assert.True(read.Status == 200, read.ToString());
            (await registry.SendWithTokenAsync(HttpMethod.Get, "v1/feed", recorded, null))
                .AssertProblem(403, "not-a-member");
        }
    }

    [Fact]
    public async Task Whoever_is_removed_is_out_at_once()
    {
        var number = await members.AdmitAsync("stranger", MembersRegistry.Past, null, MemberRole.Reader);
        var path = $"v1/cases/{await members.FileAsync()}";
        Assert.Equal(200, (await members.SendAsync(HttpMethod.Get, path, "stranger")).Status);

        await members.ExecuteAsync(new EndMember(number));

        (await members.SendAsync(HttpMethod.Get, path, "stranger")).AssertProblem(403);
    }

    [Fact]
    public async Task A_record_of_the_registrars_members_binds_its_staff_too()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        Assert.Equal(200, (await registry.GetAsync("v1/due", "clerk")).Status);
        await registry.ExecuteAsync(registry.Draft("operator") with
        {
            Stream = registry.Account("operator").Party.Stream,
            ExpectedVersion = 1,
            Command = new AdmitMember(
                AccountName.Parse("operator"), [MemberRole.Administrator, MemberRole.Handler], MembersRegistry.Past,
                null),
        });

        Assert.Equal("not-a-member", (await registry.GetAsync("v1/due", "clerk")).AssertProblem(403).Code);
        Assert.Equal(200, (await registry.GetAsync("v1/due", "operator")).Status);
    }

    /// <summary>Reads once it is there: what is derived comes a moment behind the log.</summary>
    private async Task<Answer> SeenAsync(string path, string account)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < 600; i++)
        {
            var answer = await members.SendAsync(HttpMethod.Get, path, account);
            if (answer.Status == 200)
            {
                return answer;
            }

            Assert.True(answer.Status == 404, answer.ToString());
            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"{path} is not there for {account}.");
    }

    private async Task<Answer> RunAsync(string operation, string account, CaseId own)
    {
        var bytes = Encoding.UTF8.GetBytes(Draft.NewId());
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return operation switch
        {
            "read the party" => await GetAsync($"v1/parties/{members.Registry.Account("holder").Party}"),
            "read the case" => await GetAsync($"v1/cases/{own}"),
            "list cases" => await GetAsync("v1/cases"),
            "read the feed" => await GetAsync("v1/feed"),
            "put content" => await PutAsync($"v1/content/sha256/{digest}"),
            "hand a document in" => await PutAsync($"v1/cases/{own}/documents/sha256/{digest}"),
            "list assets" => await GetAsync("v1/assets"),
            "tell of a session" => await members.SendAsync(
                HttpMethod.Post, "v1/sessions", account, JsonContent.Create(new SessionEvent("signed-in"))),
            "admit somebody among many" =>
                await AmongManyAsync(account, await DraftAsync("admit somebody", account, own)),
            "add a webhook" => await AddWebhookAsync(account),
            "end a webhook" => await members.SendAsync(
                HttpMethod.Delete,
                $"v1/webhooks/{(await AddWebhookAsync("holder")).Read<WebhookSecretResource>().Webhook.Id}", account),
            _ => await members.SubmitAsync(account, await DraftAsync(operation, account, own)),
        };

        Task<Answer> GetAsync(string path) => members.SendAsync(HttpMethod.Get, path, account);

        Task<Answer> PutAsync(string path) =>
            members.SendAsync(HttpMethod.Put, path, account, new ByteArrayContent(bytes));
    }

    // Nothing is ever posted to a private network.
    private Task<Answer> AddWebhookAsync(string account) => members.SendAsync(
        HttpMethod.Post, "v1/webhooks", account, JsonContent.Create(new WebhookRequest("https://10.0.0.1/")));

    // What became of the only one of many, as if it had come alone.
    private async Task<Answer> AmongManyAsync(string account, Draft draft)
    {
        var answer = await members.SendAsync(
            HttpMethod.Post, "v1/commands:batch", account, JsonContent.Create(new[] { draft.Sign() }));
        Assert.True(answer.Status == 200, answer.ToString());
        var result = answer.Read<CommandResult>();
        return new Answer(
            result.Status, "application/problem+json",
            JsonSerializer.SerializeToUtf8Bytes(result.Problem, JsonSerializerOptions.Web), null);
    }

    private async Task<Draft> DraftAsync(string operation, string account, CaseId own)
    {
        var author = members.Registry.Draft(account == "maker" ? "maker" : "holder");
        return operation switch
        {
            "file an application" => author with
            {
                Command = new FileRegistration(Registrations.Of(members.Registry.Account("holder").Party)),
            },
            "withdraw the application" => author with
            {
                Stream = own.Stream, ExpectedVersion = 1, Command = new WithdrawRegistration("不再申请。"),
            },
            _ => await members.DraftAsync(await CommandAsync(operation, account)) with { Author = author.Author },
        };
    }

    private async Task<Command> CommandAsync(string operation, string account) => operation switch
    {
        "add a key" => new AddKey(
            Registrations.KeyOf(PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey)),
        "admit somebody" => new AdmitMember(Fresh(), [MemberRole.Reader], MembersRegistry.Past, null),
        "make oneself an administrator" => new AdmitMember(
            AccountName.Parse(account), [MemberRole.Administrator], MembersRegistry.Past, null),
        "limit somebody" => new ChangeMember(
            await AdmitAsync(), [MemberRole.Reader], MembersRegistry.Future),
        "decline a new administrator" => new DeclineRestoration(await members.ProposeAsync(), "管理员仍在职。"),
        _ => new EndMember(await AdmitAsync()),
    };

    private Task<int> AdmitAsync() =>
        members.AdmitAsync(Fresh().ToString(), MembersRegistry.Past, null, MemberRole.Handler);

    private static AccountName Fresh() => AccountName.Parse("fresh-" + Draft.NewId());
}
