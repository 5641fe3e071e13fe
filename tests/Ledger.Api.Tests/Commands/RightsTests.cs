using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Assets.Scope;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;

namespace Ledger.Api.Tests.Commands;

/// <summary>Rights by contract, rights on a day, the graph of sources: at the doors of a real registry.</summary>
[Collection(nameof(RegistryTests))]
public sealed class RightsTests(Registry registry)
{
    private PartyId Holder => registry.Account("holder").Party;

    private PartyId Maker => registry.Account("maker").Party;

    [Fact]
    public async Task A_holder_grants_what_the_grantee_consented_to_and_the_register_shows_it()
    {
        var (asset, today) = await RegisterAsync(Registrations.Of(Holder));
        var grant = new GrantRight(Grant(today) with { Grantee = Maker });
        var missing = await SubmitAsync("holder", asset, grant);
        Assert.Equal("consent-missing", missing.AssertProblem(409).Code);

        await ExecuteAsync("maker", asset, new GiveConsent(Consents.ActOf(grant), today.AddDays(7)));
        var before = await ExecuteAsync("holder", asset, new FileEgress(1, DigestsOf("egress")));
        var granted = await ExecuteAsync("holder", asset, grant);

        var now = await RightsAsync(asset, today, null);
        Assert.Equal(["1", "2", "3", "4"], now.Rights.Select(right => right.Number));
        Assert.Equal(granted.Index, now.Index);
        Assert.Equal(3, (await RightsAsync(asset, today, before.Index)).Rights.Count);
        Assert.Equal(3, (await RightsAsync(asset, today.AddDays(401), null)).Rights.Count);

        var refusal = (await SubmitAsync("maker", asset, grant)).AssertProblem(403);
        Assert.Equal("not-the-holder", refusal.Code);
        Assert.Contains($"right/3 {now.Rights[2].Holder} / {Maker}", refusal.Detail, StringComparison.Ordinal);

        await ExecuteAsync("holder", asset, new RevokeRight(
            4, RevocationGround.Agreed, DigestsOf("notice"), "约定事由发生。"));
        Assert.Equal(3, (await RightsAsync(asset, today, null)).Rights.Count);
        Assert.Equal(4, (await RightsAsync(asset, today, granted.Index)).Rights.Count);
    }

    [Fact]
    public async Task A_certificate_whose_notice_was_withheld_tells_the_public_nothing_but_how_it_stands()
    {
        var application = Registrations.Of(Holder);
        var (asset, _) = await RegisterAsync(application);
        await ProvenanceAsync(asset, "up");
        var number = (await registry.GetAsync($"v1/assets/{asset}")).Read<AssetResource>().Certificate;

        var page = (await registry.GetAsync($"verify/{number}")).Text;

        Assert.Contains("凭证有效", page, StringComparison.Ordinal);
        Assert.Contains("不予公示", page, StringComparison.Ordinal);
        Assert.DoesNotContain(application.Description.Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Registrations.Holder.Name, page, StringComparison.Ordinal);
        var own = await registry.GetAsync($"v1/certificates/{number}/certificate.pdf", "holder");
        Assert.Equal((200, "application/pdf"), (own.Status, own.MediaType));
        (await registry.GetAsync($"v1/certificates/{number}/certificate.pdf", "maker")).AssertProblem(404);
    }

    [Fact]
    public async Task Holders_and_staff_see_the_whole_state_and_nobody_else()
    {
        var (asset, _) = await RegisterAsync(Registrations.Of(Holder));
        var path = $"v1/assets/{asset}/state";
        Assert.Contains("\"limits\"", (await registry.GetAsync(path, "holder")).Read<AggregateResource>().State);
        Assert.Equal(200, (await registry.GetAsync(path, "auditor")).Status);
        (await registry.GetAsync(path, "maker")).AssertProblem(404);
        Assert.Equal(401, (await registry.GetAsync(path)).Status);
        (await registry.GetAsync($"v1/assets/{asset}/provenance", "maker")).AssertProblem(404);
    }

    [Fact]
    public async Task A_product_whose_source_ends_is_flagged_with_both_sides_named()
    {
        var (source, _) = await RegisterAsync(Registrations.Of(Holder));
        var (product, _) = await RegisterAsync(Registrations.Of(Holder));
        await ExecuteAsync("holder", product, new DeclareSources(new SourceDeclaration(
            SourceRelation.Derived, [new DeclaredSource(source, null)], "加工形成。")));

        var edge = Assert.Single((await ProvenanceAsync(product, "up")).Items);
        Assert.Equal((product.ToString(), source.ToString()), (edge.Asset.Id, edge.Source.Id));
        Assert.Equal(3, edge.Source.Rights.Count);
        Assert.Empty(edge.Flags);

        await ExecuteAsync("clerk", source, new EnterRemark(new RemarkContent(
            RemarkKind.Seizure, RemarkAuthority.Court, "（2026）鄂01执保7号", "查封。", [1, 2, 3],
            new DateOnly(2099, 1, 1))));
        var touched = Assert.Single((await ProvenanceAsync(source, "down")).Items);
        Assert.Equal(["source-frozen"], touched.Flags);
        Assert.Equal(product.ToString(), touched.Asset.Id);
    }

    private static GrantContent Grant(DateOnly today) => new()
    {
        Under = 3,
        Kind = RightKind.Use,
        Grantee = default,
        Exclusive = false,
        From = today,
        Until = today.AddDays(400),
        Scope = RightScope.Unlimited with { Territories = ["420000"], Resale = "none" },
        Limits = "无",
        Contract = DigestsOf("contract"),
    };

    private static Cryptography.DigestPair DigestsOf(string text) =>
        Cryptography.DigestPair.Of(System.Text.Encoding.UTF8.GetBytes(text));

    private async Task<RightsOnDay> RightsAsync(AssetId asset, DateOnly day, string? knownAt)
    {
        var known = knownAt is null ? "" : "&knownAt=" + knownAt;
        return (await registry.GetAsync($"v1/assets/{asset}/rights?on={CivilDate.Format(day)}{known}"))
            .Read<RightsOnDay>();
    }

    // The register follows the log; its version says how far it has come with the asset.
    private async Task<Page<ProvenanceEdge>> ProvenanceAsync(AssetId asset, string direction)
    {
        var version = (await registry.GetAsync($"v1/assets/{asset}/state", "clerk")).Read<AggregateResource>().Version;
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await look.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var shown = await registry.GetAsync($"v1/assets/{asset}");
            if (shown.Status == 200 && shown.Read<AssetResource>().Version == version)
            {
                break;
            }
        }

        return (await registry.GetAsync($"v1/assets/{asset}/provenance?direction={direction}", "holder"))
            .Read<Page<ProvenanceEdge>>();
    }

    private Task<(AssetId Asset, DateOnly Today)> RegisterAsync(Application application) =>
        registry.RegisterAsync(application);

    private async Task<CommandAccepted> ExecuteAsync(string account, AssetId asset, Command command)
    {
        var answer = await SubmitAsync(account, asset, command);
        Assert.True(answer.Status == 200, answer.ToString());
        return answer.Read<CommandAccepted>();
    }

    private Task<Answer> SubmitAsync(string account, AssetId asset, Command command) =>
        registry.SubmitAsync(account, asset, command);
}
