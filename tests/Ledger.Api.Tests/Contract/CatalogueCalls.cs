using Ledger.Api.Contracts;
using Ledger.Api.Tests.Catalogue;
using Ledger.Domain;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Censuses;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Catalogue.Openness;
using CensusResource = Ledger.Api.Contracts.CensusResource;

namespace Ledger.Api.Tests.Contract;

/// <summary>The catalogue: an item that is open and owed, a demand, a census.</summary>
internal sealed class CatalogueCalls(ContractWorld world)
{
    private static readonly DivisionCode s_wuhan = DivisionCode.Parse("420100");

    public async Task RunAsync()
    {
        await ItemAsync();
        await DemandAsync();
        await CensusAsync();
    }

    private async Task ItemAsync()
    {
        var item = await new Items(world.Registry, "holder").PublishAsync();
        await item.ActAsync("approver", new AssignSharing(new SharingDuty(
            "全市各行政审批部门", "数据共享责任清单", AccessKind.Interface)));
        await item.ActAsync("holder", new ProposeOpening(new OpeningTerms(OpeningMode.Authorised, "一场景一申请。", [])));
        await item.ActAsync("approver", new DecideOpening(true, "同意开放。"));
        await item.ActAsync("maker", new RequestAccess(new AccessWish("信用评价。", "小微企业贷款", new(2099, 12, 31))));
        await item.ProjectedAsync();
        await world.GetAsync($"v1/catalogue/{item.Id}");
        await world.GetAsync("v1/catalogue?opening=open&limit=1");
        await world.GetAsync("v1/catalogue/dcat?limit=1");
        await world.GetAsync($"v1/catalogue/{item.Id}/state", "holder");
        await world.GetAsync(
            $"v1/catalogue/{item.Id}/requests", "maker",
            answer => answer.Read<Page<AccessRequestResource>>().Items.Count == 1);
        await world.GetAsync(
            $"v1/responsibilities?provider={world.Registry.Account("holder").Party}", "maker",
            answer => answer.Read<Page<ResponsibilityResource>>().Items.Count > 0);
    }

    private async Task DemandAsync()
    {
        var id = Draft.NewId();
        var stream = StreamName.Parse("demand/" + id);
        await world.ActAsync("maker", stream, new FileDemand(new DemandContent(
            DemandSide.Society, "法人名录", "法人名称与住所。", DemandPurpose.Industry, "地址校核", s_wuhan)));
        await world.ActAsync("clerk", stream, new ListDemand());
        await world.GetAsync($"v1/demands/{id}");
        await world.GetAsync("v1/demands?side=society&limit=1");
        await world.GetAsync(
            $"v1/due?stream=demand%2F{id}", "clerk", answer => answer.Read<Page<DueResource>>().Items is not null);
    }

    private async Task CensusAsync()
    {
        var stream = StreamName.Parse("census/" + Draft.NewId());
        await world.ActAsync("approver", stream, new OpenCensus(new CensusPlan(
            "公共数据资源普查 " + Draft.NewId(), s_wuhan, new(2099, 12, 31))));
        await world.GetAsync(
            "v1/censuses?limit=1", fits: answer => answer.Read<Page<CensusResource>>().Items.Count == 1);
    }
}
