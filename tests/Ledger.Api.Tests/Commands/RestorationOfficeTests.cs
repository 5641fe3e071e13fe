using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Commands;

/// <summary>Whose office each act of a restoration is, and that its request is kept as long as it must be.</summary>
public sealed class RestorationOfficeTests : IAsyncLifetime
{
    private static readonly string[] s_accounts =
        ["holder", "maker", "clerk", "reviewer", "approver", "auditor", "operator"];

    private readonly Registry _registry = new();
    private readonly byte[] _request = Encoding.UTF8.GetBytes("书面申请：唯一管理员已离职。");
    private readonly CaseId _file = CaseId.Parse(Draft.NewId());

    private StreamName Holder => _registry.Account("holder").Party.Stream;

    private PartyId Registrar => _registry.Account("clerk").Party;

    private string Document =>
        $"v1/cases/{_file}/documents/sha256/{Convert.ToHexStringLower(SHA256.HashData(_request))}";

    private ProposeRestoration Proposal =>
        new(AccountName.Parse("heir"), null, _file, DigestPair.Of(_request), "管理员已离职。");

    public async ValueTask InitializeAsync()
    {
        await _registry.InitializeAsync();
        await _registry.ExecuteAsync(_registry.Draft("holder") with
        {
            Stream = Holder, ExpectedVersion = 1, Command = new AdmitMember(
                AccountName.Parse("holder"), [MemberRole.Administrator, MemberRole.Handler], new DateOnly(2024, 1, 1),
                null),
        });
        var put = await _registry.SendAsync(HttpMethod.Put, Document, "reviewer", new ByteArrayContent(_request));
        Assert.Equal(201, put.Status);
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task Each_act_is_open_to_its_office_alone_and_to_the_organisation_to_say_no()
    {
        await AssertAsync(2, Proposal, ("reviewer", 200));
        await AssertAsync(3, new ConfirmRestoration(1), ("approver", 409));
        await AssertAsync(3, new DeclineRestoration(1, "管理员仍在职。"), ("approver", 200));
        await AssertAsync(4, Proposal, ("reviewer", 200));
        await AssertAsync(5, new DeclineRestoration(2, "管理员仍在职。"), ("holder", 200));

        // Who may comes last, so that the act is there to be done for everybody else.
        async Task AssertAsync(ulong version, Command act, (string Account, int Status) may)
        {
            string[] also = act is DeclineRestoration ? ["holder", "approver"] : [];
            foreach (var account in s_accounts.Except([may.Account, .. also]).Append(may.Account))
            {
                var answer = await ActAsync(account, Holder, version, act);
                Assert.True(
                    (account == may.Account ? may.Status : 403) == answer.Status,
                    $"{act.Type} as {account}: {answer}");
            }
        }
    }

    [Fact]
    public async Task A_version_that_is_past_and_a_proposal_sent_twice_give_no_second_one()
    {
        var draft = _registry.Draft("reviewer") with { Stream = Holder, ExpectedVersion = 2, Command = Proposal };
        var first = await _registry.ExecuteAsync(draft);
        var again = await _registry.ExecuteAsync(draft);
        Assert.Equal((first.Index, true), (again.Index, again.Repeated));

        (await ActAsync("approver", Holder, 2, new DeclineRestoration(1, "材料不足。"))).AssertProblem(409);
        await _registry.ExecuteAsync(_registry.Draft("approver") with
        {
            Stream = Holder, ExpectedVersion = 3, Command = new DeclineRestoration(1, "材料不足。"),
        });
        again = await _registry.ExecuteAsync(draft);
        Assert.Equal((first.Index, true), (again.Index, again.Repeated));
    }

    [Fact]
    public async Task The_request_is_kept_for_twenty_years_and_erased_by_an_approver_then()
    {
        await _registry.ExecuteAsync(_registry.Draft("reviewer") with
        {
            Stream = Holder, ExpectedVersion = 2, Command = Proposal,
        });
        var erase = new EraseDocuments(Registrar, "保存期限已届满。", _registry.Account("holder").Party);
        foreach (var command in (EraseDocuments[])[erase, erase with { Organisation = null }])
        {
            (await ActAsync("operator", _file.Stream, 0, command)).AssertProblem(403, "role-required");
        }

        (await ActAsync("approver", _file.Stream, 0, erase with { Organisation = null })).AssertProblem(409);
        (await ActAsync("approver", _file.Stream, 0, erase)).AssertProblem(422, "retention-period");
        await _registry.ExecuteAsync(_registry.Draft("holder") with
        {
            Stream = Holder, ExpectedVersion = 3, Command = new DeclineRestoration(1, "管理员仍在职。"),
        });
        var over = await OverOnAsync();
        await PassAsync(over.AddYears(20));
        (await ActAsync("approver", _file.Stream, 0, erase)).AssertProblem(422, "retention-period");
        Assert.Equal(_request, (await _registry.GetAsync(Document, "approver")).Body);

        await PassAsync(over.AddYears(20).AddDays(1));
        Assert.Equal(200, (await ActAsync("approver", _file.Stream, 0, erase)).Status);
        (await _registry.GetAsync(Document, "approver")).AssertProblem(409, "documents-erased");
        await KeyIsDestroyedAsync();
        var audit = (await _registry.SendAsync(HttpMethod.Post, "v1/operations/audit", "auditor"))
            .Read<OperationResource>();
        Assert.True(audit.Agrees, string.Join("\n", audit.Findings));
    }

    private async Task<DateOnly> OverOnAsync()
    {
        var state = (await _registry.GetAsync($"v1/parties/{_registry.Account("holder").Party}", "holder"))
            .Read<AggregateResource>().State;
        using var read = JsonDocument.Parse(state);
        return DateOnly.ParseExact(
            read.RootElement.GetProperty("restorations")[0].GetProperty("overOn").GetString()!, "yyyy-MM-dd",
            CultureInfo.InvariantCulture);
    }

    private async Task PassAsync(DateOnly day)
    {
        var later = JsonContent.Create(new ClockAdvance($"{day:yyyy-MM-dd}T04:00:00.000Z"));
        Assert.Equal(204, (await _registry.SendAsync(HttpMethod.Post, "v1/development/clock", "clerk", later)).Status);
    }

    private async Task KeyIsDestroyedAsync()
    {
        var file = Directory.EnumerateFiles(_registry.Folder, "*", SearchOption.AllDirectories)
            .Single(name => name.EndsWith($"subject-keys/{_file}/{Registrar}", StringComparison.Ordinal));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(TestContext.Current.CancellationToken)
            && !(await File.ReadAllTextAsync(file)).Contains("erased", StringComparison.Ordinal))
        {
        }
    }

    private Task<Answer> ActAsync(string account, StreamName stream, ulong version, Command command)
    {
        var draft = _registry.Draft(account) with { Stream = stream, ExpectedVersion = version, Command = command };
        return _registry.SubmitAsync(account, draft.Address, draft.Sign());
    }
}
