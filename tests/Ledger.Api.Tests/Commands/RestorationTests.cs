using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;

namespace Ledger.Api.Tests.Commands;

/// <summary>An organisation whose only administrator is gone comes back, over HTTP.</summary>
public sealed class RestorationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_was_shut_out_is_administrator_after_two_people_and_the_days_of_waiting()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        var (holder, registrar) = (registry.Account("holder").Party, registry.Account("reviewer").Party);
        var token = Tokens.Access(
            registry.Account("holder"), Tokens.IssuerKey(registry.Folder), static made => made.Claims["sub"] = "heir");
        var key = PrivateKey.Generate(SignatureAlgorithm.P256);
        await ActAsync("holder", 1, new AdmitMember(
            AccountName.Parse("holder"), [MemberRole.Administrator], new DateOnly(2024, 1, 1), null));
        (await ReadAsHeirAsync()).AssertProblem(403, "not-a-member");
        (await ActAsHeirAsync(2, new EndMember(1))).AssertProblem(403);

        var request = Encoding.UTF8.GetBytes("书面申请：唯一管理员已离职。");
        var file = CaseId.Parse(Draft.NewId());
        var path = $"v1/cases/{file}/documents/sha256/{Convert.ToHexStringLower(SHA256.HashData(request))}";
        var put = await registry.SendAsync(HttpMethod.Put, path, "reviewer", new ByteArrayContent(request));
        Assert.Equal(201, put.Status);
        await ActAsync("reviewer", 2, new ProposeRestoration(
            AccountName.Parse("heir"), Registrations.KeyOf(key.PublicKey), file, DigestPair.Of(request), "管理员已离职。"));
        Assert.Equal(request, (await registry.GetAsync(path, "approver")).Body);
        (await registry.GetAsync($"{path}?party={registrar}", "holder")).AssertProblem(404);
        await AssertStaffAloneReadAsync(registry, path);

        await ToldAsync(registry, "restoration.proposed");
        var due = await DueAsync(registry, holder.Stream.ToString());
        Assert.Equal(("ahead", "民法典", "第六十一条第二款"), (due.Standing, due.Document, due.Clause));
        var early = (await registry.RefuseAsync(() => ConfirmAsync(3))).AssertProblem(409, "restoration-too-early");
        var last = early.Detail!.Substring(early.Detail.IndexOf('(', StringComparison.Ordinal) + 1, due.By!.Length);
        Assert.True(string.CompareOrdinal(last, due.By) < 0, "The registrar decides after the wait.");
        await PassAsync(registry, last);
        Assert.Equal(200, (await ConfirmAsync(3)).Status);

        Assert.Equal(200, (await ActAsHeirAsync(4, new EndMember(1))).Status);
        var state = (await ReadAsHeirAsync()).Read<AggregateResource>().State;
        Assert.Contains("\"status\":\"confirmed\"", state, StringComparison.Ordinal);
        (await registry.GetAsync($"v1/parties/{holder}", "holder")).AssertProblem(403, "not-a-member");
        var audit = (await registry.SendAsync(HttpMethod.Post, "v1/operations/audit", "auditor"))
            .Read<OperationResource>();
        Assert.True(audit.Agrees, string.Join("\n", audit.Findings));

        Task<CommandAccepted> ActAsync(string account, ulong version, Command command) =>
            registry.ExecuteAsync(Of(account, version, command));

        Draft Of(string account, ulong version, Command command) => registry.Draft(account) with
        {
            Stream = holder.Stream, ExpectedVersion = version, Command = command,
        };

        Task<Answer> ConfirmAsync(ulong version)
        {
            var draft = Of("approver", version, new ConfirmRestoration(1));
            return registry.SubmitAsync("approver", draft.Address, draft.Sign());
        }

        Task<Answer> ActAsHeirAsync(ulong version, Command command)
        {
            var draft = Of("holder", version, command) with { Key = key };
            return registry.SendWithTokenAsync(
                HttpMethod.Post, draft.Address, token, JsonContent.Create(draft.Sign()));
        }

        Task<Answer> ReadAsHeirAsync() =>
            registry.SendWithTokenAsync(HttpMethod.Get, $"v1/parties/{holder}", token, null);
    }

    // That an account is the registrar's own lets it read nothing; whoever reads is on the trail.
    private static async Task AssertStaffAloneReadAsync(Registry registry, string path)
    {
        var registrar = registry.Account("reviewer").Party;
        var token = Tokens.Access(
            registry.Account("reviewer"), Tokens.IssuerKey(registry.Folder),
            static made => made.Claims["sub"] = "guest");
        foreach (var address in (string[])[path, $"{path}?party={registrar}"])
        {
            (await registry.GetAsync(address, "operator")).AssertProblem(404);
            (await registry.SendWithTokenAsync(HttpMethod.Get, address, token, null)).AssertProblem(404);
            foreach (var office in (string[])["clerk", "reviewer", "approver", "auditor"])
            {
                Assert.Equal(200, (await registry.GetAsync(address, office)).Status);
            }
        }

        var read = (await registry.GetAsync("v1/access?kind=read&record=document/", "auditor"))
            .Read<Page<AccessRecordResource>>();
        Assert.Equal(
            ["approver", "auditor", "clerk", "reviewer"],
            read.Items.Select(static one => one.Account).Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task PassAsync(Registry registry, string last)
    {
        Assert.True(CivilDate.TryParse(last, out var day));
        var next = day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var later = JsonContent.Create(new ClockAdvance(next + "T04:00:00.000Z"));
        Assert.Equal(204, (await registry.SendAsync(HttpMethod.Post, "v1/development/clock", "clerk", later)).Status);
    }

    // Whoever acts for the organisation learns of it, wherever that is.
    private static async Task ToldAsync(Registry registry, string type)
    {
        FeedResource page;
        do
        {
            Cancel.ThrowIfCancellationRequested();
            page = (await registry.GetAsync("v1/feed?limit=500", "holder")).Read<FeedResource>();
        }
        while (page.Items.All(entry => entry.Type != type));
    }

    private static async Task<DueResource> DueAsync(Registry registry, string stream)
    {
        while (true)
        {
            Cancel.ThrowIfCancellationRequested();
            var page = (await registry.GetAsync(
                $"v1/due?kind=restoration-wait&stream={Uri.EscapeDataString(stream)}", "clerk"))
                .Read<Page<DueResource>>();
            if (page.Items.Count > 0)
            {
                return Assert.Single(page.Items);
            }
        }
    }
}
