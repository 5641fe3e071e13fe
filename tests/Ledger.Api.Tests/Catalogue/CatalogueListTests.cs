using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Censuses;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;

namespace Ledger.Api.Tests.Catalogue;

/// <summary>Demands, duties to share, openings, flows and censuses over HTTP: acts, and the lists they make.</summary>
[Collection(nameof(RegistryTests))]
public sealed class CatalogueListTests(Registry registry)
{
    private static readonly DivisionCode s_wuhan = DivisionCode.Parse("420100");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demand_is_listed_matched_objected_to_and_met()
    {
        var item = await new Items(registry, "holder").PublishAsync();
        var demand = await new Steps(registry, "demand").ActAsync("maker", new FileDemand(new DemandContent(
            DemandSide.Society, "法人名录", "法人名称与住所。", DemandPurpose.Industry, "地址校核", s_wuhan)));
        await demand.ShownAsync<DemandResource>("v1/demands", "clerk", seen => seen.Version == "1");
        Assert.Equal(404, (await registry.GetAsync($"v1/demands/{demand.Id}")).Status);

        await demand.ActAsync("clerk", new ListDemand());
        await demand.ActAsync("clerk", new MatchDemand(item.Id));
        await demand.DueAsync("demand-answer");
        await demand.ActAsync("holder", new AnswerDemand(false, "涉及第三方权益。"));
        await demand.ActAsync("maker", new ObjectToSupply(SupplyObjectionGround.Refusal, "第三方已同意。"));
        await demand.DueAsync("supply-objection");
        await demand.ActAsync("holder", new ReplyToObjection("已核对。"));
        await demand.ActAsync("approver", new DecideSupply(true, "应当提供。"));
        await demand.ActAsync("holder", new AnswerDemand(true, "通过接口提供。"));
        await demand.ActAsync("maker", new ConfirmSupply());

        var met = await demand.ShownAsync<DemandResource>("v1/demands", "maker", seen => seen.Status == "met");
        Assert.Equal((item.Id.ToString(), "1"), (met.Item, met.Objections));
        Assert.NotNull(met.Demander);
        var listed = (await registry.GetAsync($"v1/demands?item={item.Id}&division=420000"))
            .Read<Page<DemandResource>>();
        Assert.Null(Assert.Single(listed.Items).Demander);
    }

    [Fact]
    public async Task What_is_owed_to_whom_is_listed_for_those_who_are_signed_in()
    {
        var item = await new Items(registry, "holder").PublishAsync();
        await item.ActAsync("approver", new AssignSharing(new SharingDuty(
            "全市各行政审批部门", "数据共享责任清单", AccessKind.Interface)));
        await item.ProjectedAsync();

        Assert.Equal(401, (await registry.GetAsync("v1/responsibilities")).Status);
        var rows = (await registry.GetAsync(
            $"v1/responsibilities?limit=200&provider={registry.Account("holder").Party}", "maker"))
            .Read<Page<ResponsibilityResource>>();
        Assert.Equal("全市各行政审批部门", Assert.Single(rows.Items, row => row.Item == item.Id.ToString()).Recipients);

        await item.ActAsync("approver", new EndSharing(1, "改由省级提供。"));
        await item.ProjectedAsync();
        Assert.DoesNotContain(
            (await registry.GetAsync("v1/responsibilities?limit=200", "maker"))
                .Read<Page<ResponsibilityResource>>().Items,
            row => row.Item == item.Id.ToString());
    }

    [Fact]
    public async Task An_open_item_is_in_the_openness_catalogue_and_a_barred_one_on_the_negative_list()
    {
        var item = await new Items(registry, "holder").PublishAsync();
        await item.ActAsync("holder", new ProposeOpening(new OpeningTerms(OpeningMode.Authorised, "一场景一申请。", [])));
        await item.ActAsync("approver", new DecideOpening(true, "同意开放。"));
        await item.ActAsync("maker", new RequestAccess(new AccessWish("信用评价。", "小微企业贷款", new(2099, 12, 31))));
        await item.ProjectedAsync();
        Assert.Equal(item.Id.ToString(), Assert.Single(await ListAsync(item, "opening=open&mode=authorised")).Id);

        Assert.Contains(
            "授权开放：一场景一申请。",
            Encoding.UTF8.GetString((await registry.GetAsync("v1/catalogue/dcat?opening=open")).Body),
            StringComparison.Ordinal);

        var requests = (await registry.GetAsync($"v1/catalogue/{item.Id}/requests", "maker"))
            .Read<Page<AccessRequestResource>>();
        Assert.Equal(("open", "小微企业贷款"), (requests.Items[0].Status, requests.Items[0].Scenario));
        Assert.Equal(401, (await registry.GetAsync($"v1/catalogue/{item.Id}/requests")).Status);

        await item.ActAsync("clerk", new BarItem(NegativeGround.TradeSecret, "含商业秘密。"));
        await item.ActAsync("approver", new DecideBar(true, "属实。"));
        await item.ProjectedAsync();
        Assert.Empty(await ListAsync(item, "opening=open"));
        Assert.Equal("trade-secret", Assert.Single(await ListAsync(item, "bar=barred")).Opening.Ground);
        var refused = item.DraftOf("holder", new ProposeOpening(
            new OpeningTerms(OpeningMode.Unconditional, "无。", [])));
        var answer = await registry.RefuseAsync(() => registry.SubmitAsync("holder", refused.Address, refused.Sign()));
        Assert.Contains("barred-from-opening", Encoding.UTF8.GetString(answer.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_went_up_is_shown_with_the_item()
    {
        var item = await new Items(registry, "holder").PublishAsync();
        await item.ActAsync("holder", new AggregateData(
            DivisionCode.Parse("420000"), DigestPair.Of("up"u8), true));
        await item.ProjectedAsync();
        var flow = Assert.Single((await item.SeenByAsync(null))!.Flows);
        Assert.Equal(("420000", "up", "1"), (flow.To, flow.Direction, flow.Times));
    }

    [Fact]
    public async Task A_census_is_listed_with_those_who_reported()
    {
        var plan = new CensusPlan("公共数据资源普查 " + Draft.NewId(), s_wuhan, new(2099, 12, 31));
        var census = await new Steps(registry, "census").ActAsync("approver", new OpenCensus(plan));
        await census.ActAsync("holder", new ReportResources(new Domain.Catalogue.Censuses.CensusReport(
            s_wuhan, 2, [new Domain.Catalogue.Censuses.CensusResource("名录", CatalogueCategory.Public, null)])));
        while (true)
        {
            Cancel.ThrowIfCancellationRequested();
            var page = (await registry.GetAsync("v1/censuses?limit=200"))
                .Read<Page<Contracts.CensusResource>>();
            if (page.Items.FirstOrDefault(row => row.Id == census.Id) is { Version: "2" } row)
            {
                Assert.Equal(("open", "1", plan.Title), (row.Status, row.Reporters, row.Title));
                return;
            }
        }
    }

    [Fact]
    public async Task A_register_made_anew_from_the_log_shows_the_same_catalogue()
    {
        await using var own = new Registry();
        await own.InitializeAsync();
        var item = await new Items(own, "holder").PublishAsync();
        await item.ActAsync("holder", new ProposeOpening(new OpeningTerms(OpeningMode.Unconditional, "无。", [])));
        await item.ActAsync("approver", new DecideOpening(true, "同意开放。"));
        await item.ProjectedAsync();
        var before = (await own.GetAsync("v1/catalogue?opening=open")).Body;

        var audit = (await own.SendAsync(HttpMethod.Post, "v1/operations/audit", "auditor")).Read<OperationResource>();
        Assert.True(audit.Agrees, string.Join("\n", audit.Findings));
        Assert.Equal(200, (await own.SendAsync(HttpMethod.Post, "v1/operations/rebuild", "auditor")).Status);
        Assert.Equal(before, (await own.GetAsync("v1/catalogue?opening=open")).Body);
    }

    [Theory]
    [InlineData("v1/demands?side=all")]
    [InlineData("v1/demands?status=None")]
    [InlineData("v1/demands/XYZ")]
    [InlineData("v1/catalogue?opening=yes")]
    [InlineData("v1/censuses?after=x")]
    public async Task What_cannot_be_meant_is_refused(string path) =>
        Assert.Equal(400, (await registry.GetAsync(path)).Status);

    private async Task<IReadOnlyList<CatalogueItemResource>> ListAsync(Items item, string filter) =>
        (await registry.GetAsync($"v1/catalogue?{filter}&name={Uri.EscapeDataString(item.Content.Name)}"))
            .Read<Page<CatalogueItemResource>>().Items;

    private sealed class Steps(Registry registry, string kind)
    {
        private ulong _version;

        public string Id { get; } = Draft.NewId();

        public async Task<Steps> ActAsync(string account, Command command)
        {
            await registry.ExecuteAsync(registry.Draft(account) with
            {
                Stream = StreamName.Parse($"{kind}/{Id}"),
                ExpectedVersion = _version,
                Command = command,
            });
            _version++;
            return this;
        }

        public async Task<T> ShownAsync<T>(string path, string account, Func<T, bool> fits)
            where T : class
        {
            while (true)
            {
                Cancel.ThrowIfCancellationRequested();
                var answer = await registry.GetAsync($"{path}/{Id}", account);
                if (answer.Status == 200 && answer.Read<T>() is var seen && fits(seen))
                {
                    return seen;
                }
            }
        }

        public async Task DueAsync(string due)
        {
            while ((await registry.GetAsync($"v1/due?kind={due}&stream={kind}%2F{Id}", "clerk"))
                .Read<Page<DueResource>>().Items.Count == 0)
            {
                Cancel.ThrowIfCancellationRequested();
            }
        }
    }
}
