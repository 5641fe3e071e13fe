using System.Security.Cryptography;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Orders;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Disclosures;

namespace Ledger.Api.Tests.Commands;

/// <summary>Orders of authorities over HTTP: what is disclosed, to whom, and what stays sealed.</summary>
[Collection(nameof(RegistryTests))]
public sealed class OrderTests(Registry registry)
{
    private readonly OrderId _id = OrderId.Parse(Draft.NewId());
    private ulong _version;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_court_gets_the_bodies_that_its_order_covers_and_a_stranger_none()
    {
        var (asset, today) = await registry.RegisterAsync(Registrations.Of(registry.Account("holder").Party));
        await FileEgressAsync(asset, 1);
        await FileEgressAsync(asset, 2);
        await ExecuteAsync(Disclosure(asset, today));
        await FileEgressAsync(asset, 3);

        var shown = await ShownAsync("court", "executed");
        Assert.Equal(("disclose", "court", asset.ToString()), (shown.Act, shown.Authority, shown.Asset));
        var answer = await registry.GetAsync($"v1/orders/{_id}/disclosure", "court");
        Assert.Equal((200, "application/json", "no-store"), (answer.Status, answer.MediaType, answer.CacheControl));
        Assert.True(Ledger.Evidence.Disclosures.Disclosure.TryRead(answer.Body, out var disclosure));
        Assert.Equal((_id, asset), (disclosure.Order, disclosure.Subject));
        var events = disclosure.Bodies.Where(body => body.Name == "events")
            .Select(body => Encoding.UTF8.GetString(body.Bytes.Span)).ToArray();
        Assert.Equal(2, events.Length);
        Assert.All(events, text => Assert.Contains("egress.filed", text, StringComparison.Ordinal));

        await VerifiedAsync(asset, answer.Body, disclosure);
        foreach (var stranger in (string?[])["maker", "holder", null])
        {
            (await registry.GetAsync($"v1/orders/{_id}/disclosure", stranger)).AssertProblem(404);
        }

        (await registry.GetAsync($"v1/orders/{_id}", "holder")).AssertProblem(404);
        Assert.Empty((await registry.GetAsync("v1/orders", "holder")).Read<Page<OrderResource>>().Items);
        Assert.Contains(
            (await registry.GetAsync($"v1/orders?asset={asset}&status=executed", "auditor"))
                .Read<Page<OrderResource>>().Items,
            order => order.Id == _id.ToString());
        Assert.Equal(401, (await registry.GetAsync("v1/orders")).Status);
    }

    [Fact]
    public async Task Who_shows_the_sealed_reference_needs_no_account()
    {
        var (asset, today) = await registry.RegisterAsync(Registrations.Of(registry.Account("holder").Party));
        await FileEgressAsync(asset, 1);
        var secret = RandomNumberGenerator.GetBytes(32);
        await ExecuteAsync(
            Disclosure(asset, today) with { SealedReference = DigestAlgorithm.Sha256.Hash(secret) }, filer: "clerk");
        await ShownAsync("clerk", "executed");

        Assert.Equal(200, await WithReferenceAsync(Convert.ToHexStringLower(secret)));
        secret[0] ^= 1;
        Assert.Equal(404, await WithReferenceAsync(Convert.ToHexStringLower(secret)));
        Assert.Equal(404, await WithReferenceAsync("x"));
        (await registry.GetAsync($"v1/orders/{_id}/disclosure", "court")).AssertProblem(404);
    }

    [Fact]
    public async Task Before_it_is_executed_an_order_discloses_nothing()
    {
        var (asset, today) = await registry.RegisterAsync(Registrations.Of(registry.Account("holder").Party));
        await ActAsync("court", new FileOrder(Disclosure(asset, today)));
        await ShownAsync("court", "filed");
        (await registry.GetAsync($"v1/orders/{_id}/disclosure", "court")).AssertProblem(404);
        (await registry.GetAsync("v1/orders/xyz", "court")).AssertProblem(400);
        (await registry.GetAsync("v1/orders?status=open", "court")).AssertProblem(400);
    }

    [Fact]
    public async Task A_sealed_freeze_is_seen_by_staff_alone_and_holds_the_right()
    {
        var (asset, today) = await registry.RegisterAsync(Registrations.Of(registry.Account("holder").Party));
        var before = await StateAsync(asset, "holder");
        await ExecuteAsync(new OrderContent
        {
            Act = OrderAct.Freeze,
            Authority = OrderAuthority.Court,
            Body = Registrations.Court.Name,
            Reference = "（2026）鄂01执保9号",
            Document = DigestPair.Of("order"u8),
            Asset = asset,
            Rights = [1, 2, 3],
            Until = today.AddYears(1),
            SealedUntil = today.AddDays(20),
        });

        Assert.Equal(before, await StateAsync(asset, "holder"));
        Assert.Contains("sealedUntil", await StateAsync(asset, "clerk"), StringComparison.Ordinal);
        var refusal = await registry.SubmitAsync("holder", asset, new FileEgress(1, DigestPair.Of("e"u8)));
        Assert.Equal("right-held", refusal.AssertProblem(422).Code);
        var rights = (await registry.GetAsync($"v1/assets/{asset}/rights")).Read<RightsOnDay>().Rights;
        Assert.All(rights, right => Assert.False(right.Frozen));
    }

    private static OrderContent Disclosure(AssetId asset, DateOnly today) => new()
    {
        Act = OrderAct.Disclose,
        Authority = OrderAuthority.Court,
        Body = Registrations.Court.Name,
        Reference = "（2026）鄂01民初88号",
        Document = DigestPair.Of("order"u8),
        Asset = asset,
        Until = today.AddDays(90),
        Scope = new DisclosureScope([DisclosureMatter.Egress], today, today),
    };

    // Both files as a stranger has them: each opened body is what a proven entry commits to.
    private async Task VerifiedAsync(AssetId asset, byte[] disclosure, Disclosure opened)
    {
        await registry.PublishedAsync(opened.Bodies[^1].Entry);
        var bundle = await registry.GetAsync($"v1/assets/{asset}/evidence");
        Assert.Equal(200, bundle.Status);
        var anchors = await registry.GetAsync("v1/evidence/anchors");
        Assert.True(TrustAnchors.TryRead(anchors.Body, out var believed, out var error), error);
        var verdict = BundleVerifier.Verify(
            bundle.Body, believed, new VerificationRequest { Disclosure = disclosure });
        var found = verdict.Findings.Where(finding => finding.Claim == "disclosed").ToArray();
        Assert.Equal(opened.Bodies.Count, found.Length);
        Assert.All(found, finding => Assert.Equal(Standing.Proven, finding.Outcome));
    }

    private async Task FileEgressAsync(AssetId asset, ulong sequence)
    {
        var answer = await registry.SubmitAsync("holder", asset, new FileEgress(sequence, DigestPair.Of("egress"u8)));
        Assert.True(answer.Status == 200, answer.ToString());
    }

    private async Task<string> StateAsync(AssetId asset, string account) =>
        (await registry.GetAsync($"v1/assets/{asset}/state", account)).Read<AggregateResource>().State;

    private async Task ExecuteAsync(OrderContent content, string filer = "court")
    {
        await ActAsync(filer, new FileOrder(content));
        await ActAsync("reviewer", new VerifyOrder("与送达回证核对一致。"));
        await ActAsync("approver", new ExecuteOrder("按令状范围办理。"));
    }

    private async Task ActAsync(string account, OrderCommand command) => await registry.ExecuteAsync(
        registry.Draft(account) with { Stream = _id.Stream, ExpectedVersion = _version++, Command = command });

    private async Task<OrderResource> ShownAsync(string account, string status)
    {
        while (true)
        {
            Cancel.ThrowIfCancellationRequested();
            var answer = await registry.GetAsync($"v1/orders/{_id}", account);
            if (answer.Status == 200 && answer.Read<OrderResource>() is var seen && seen.Status == status)
            {
                return seen;
            }
        }
    }

    private async Task<int> WithReferenceAsync(string reference)
    {
        using var http = new HttpClient { BaseAddress = registry.Address };
        http.DefaultRequestHeaders.Add("Sealed-Reference", reference);
        using var response = await http.GetAsync(new Uri($"v1/orders/{_id}/disclosure", UriKind.Relative), Cancel);
        return (int)response.StatusCode;
    }
}
