using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Orders;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Identity;

/// <summary>
/// What belongs to a court, what a court and a supervisor may see of everybody else's: every account at every door,
/// written out by hand.
/// </summary>
[Collection(nameof(RegistryTests))]
public sealed class AuthorityTests(Registry registry)
{
    private static readonly string?[] s_accounts =
        [null, "holder", "maker", "clerk", "reviewer", "approver", "auditor", "operator", "supervisor", "court"];

    // Columns: anonymous, holder, maker, clerk, reviewer, approver, auditor, operator, supervisor, court.
    [Theory]
    [InlineData("read the court's order", 401, 404, 404, 200, 200, 200, 200, 200, 404, 200)]
    [InlineData("read its whole state", 401, 404, 404, 200, 200, 200, 200, 200, 404, 200)]
    [InlineData("list orders", 401, 200, 200, 200, 200, 200, 200, 200, 200, 200)]
    [InlineData("read the court's party", 401, 404, 404, 200, 200, 200, 200, 200, 404, 200)]
    public async Task Every_account_gets_of_a_courts_order_what_the_table_says(string operation, params int[] expected)
    {
        var id = await FileAsync();
        var path = operation switch
        {
            "read the court's order" => $"v1/orders/{id}",
            "read its whole state" => $"v1/orders/{id}/state",
            "list orders" => "v1/orders?limit=200",
            _ => $"v1/parties/{registry.Account("court").Party}",
        };
        for (var i = 0; i < s_accounts.Length; i++)
        {
            await AssertAsync(path, s_accounts[i], expected[i]);
        }
    }

    // Columns: supervisor, court.
    [Theory]
    [InlineData("v1/cases/{case}", 404, 404)]
    [InlineData("v1/cases/{case}/entries", 404, 404)]
    [InlineData("v1/cases/{case}/events", 404, 404)]
    [InlineData("v1/cases/{case}/summary", 404, 404)]
    [InlineData("v1/cases/{case}/materials", 404, 404)]
    [InlineData("v1/parties/{holder}", 404, 404)]
    [InlineData("v1/registry", 404, 404)]
    [InlineData("v1/due", 403, 403)]
    [InlineData("v1/statistics", 200, 403)]
    public async Task An_authority_sees_of_others_no_more_than_its_office_is(string path, int supervisor, int court)
    {
        var filed = registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };
        await registry.ExecuteAsync(filed);
        var asked = path.Replace("{case}", filed.Stream.ToString()["case/".Length..], StringComparison.Ordinal)
            .Replace("{holder}", registry.Account("holder").Party.ToString(), StringComparison.Ordinal);

        await AssertAsync(asked, "supervisor", supervisor);
        await AssertAsync(asked, "court", court);
    }

    [Fact]
    public async Task Each_act_of_an_order_is_open_to_its_office_alone()
    {
        (OrderCommand Act, string Office)[] acts =
        [
            (new VerifyOrder("与送达文书一致。"), "reviewer"),
            (new WithdrawOrder("重新送达。"), "court"),
        ];
        var id = await FileAsync();
        for (var i = 0; i < acts.Length; i++)
        {
            await AssertActAsync(id, (ulong)i + 1, acts[i].Act, acts[i].Office, 200);
        }

        // The asset that it names is not registered: an approver is told so, everybody else that this is not their
        // office.
        var other = await FileAsync();
        await AssertActAsync(other, 1, new VerifyOrder("一致。"), "reviewer", 200);
        await AssertActAsync(other, 2, new ExecuteOrder("执行。"), "approver", 409);
        await AssertActAsync(other, 2, new RefuseOrder(OrderRefusalGround.Subject, "不在本机构。"), "approver", 200);
    }

    [Theory]
    [InlineData("holder", 403)]
    [InlineData("maker", 403)]
    [InlineData("reviewer", 403)]
    [InlineData("approver", 403)]
    [InlineData("auditor", 403)]
    [InlineData("operator", 403)]
    [InlineData("clerk", 200)]
    [InlineData("court", 200)]
    public async Task Only_an_authority_or_a_clerk_files_an_order(string account, int expected)
    {
        var draft = Draft(account, Ledger.Api.Tests.Draft.NewId(), 0, new FileOrder(Content()));

        Assert.Equal(expected, (await registry.SubmitAsync(account, draft.Address, draft.Sign())).Status);
    }

    private async Task AssertActAsync(string id, ulong version, OrderCommand act, string office, int expected)
    {
        foreach (var account in s_accounts.OfType<string>().Where(static name => name != "supervisor")
            .OrderBy(name => name == office))
        {
            var draft = Draft(account, id, version, act);
            var answer = await registry.SubmitAsync(account, draft.Address, draft.Sign());
            var wanted = account == office ? expected : 403;
            Assert.True(wanted == answer.Status, $"{act.Type} as {account}: {answer}");
        }
    }

    private async Task AssertAsync(string path, string? account, int expected)
    {
        var answer = await registry.GetAsync(path, account);
        Assert.True(expected == answer.Status, $"{path} as {account ?? "nobody"}: {answer}");
        if (expected >= 400)
        {
            answer.AssertProblem();
        }
    }

    // The register follows the log a moment later.
    private async Task<string> FileAsync()
    {
        var id = Ledger.Api.Tests.Draft.NewId();
        await registry.ExecuteAsync(Draft("court", id, 0, new FileOrder(Content())));
        while ((await registry.GetAsync($"v1/orders/{id}", "auditor")).Status != 200)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        return id;
    }

    private Draft Draft(string account, string id, ulong version, OrderCommand command) => registry.Draft(account) with
    {
        Stream = OrderId.Parse(id).Stream, ExpectedVersion = version, Command = command,
    };

    private static OrderContent Content() => new()
    {
        Act = OrderAct.Freeze,
        Authority = OrderAuthority.Court,
        Body = Registrations.Court.Name,
        Reference = "（2026）鄂01执保7号",
        Document = DigestPair.Of("order"u8),
        Asset = AssetId.Parse(Ledger.Api.Tests.Draft.NewId()),
        Rights = [1],
        Until = new DateOnly(2099, 1, 1),
    };
}
