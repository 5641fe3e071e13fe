using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Catalogue.Flows;

namespace Ledger.Domain.Tests.Catalogue;

/// <summary>XC item 4, W25 二（一）, HB item 1: data goes up to be aggregated and flows back to who needs it.</summary>
public sealed class FlowTests
{
    private static readonly DivisionCode Province = DivisionCode.Parse("420000");
    private static readonly DivisionCode City = DivisionCode.Parse("420100");
    private static readonly DivisionCode District = DivisionCode.Parse("420102");

    [Fact]
    public void Data_is_aggregated_upward_as_often_as_it_comes()
    {
        var file = CatalogueFile.Published();
        file.Refused("aggregation-not-upward", Cast.OrganAgent, Up(City));
        file.Refused("aggregation-not-upward", Cast.OrganAgent, Up(District));
        file.Refused("aggregation-not-upward", Cast.OrganAgent, Up(DivisionCode.Parse("430000")));
        file.Act(Cast.OrganAgent, Up(Province)).On("2026-10-12").Act(Cast.Clerk, Up(Province));
        Assert.Equal(
            new DataFlow(Province, true, 2, Days.Of("2026-10-12"), Applications.Digests("up")),
            Assert.Single(file.State.Flows));
    }

    [Fact]
    public void What_is_not_published_goes_nowhere() =>
        CatalogueFile.Compiled().Refused("item-not-published", Cast.OrganAgent, Up(Province));

    [Fact]
    public void Data_flows_back_to_a_lower_level_that_demanded_it()
    {
        var demand = new DemandFile(CatalogueFile.Published().World)
            .Act(Cast.HolderAgent, new FileDemand(DemandFile.Content with
            {
                Side = DemandSide.Government,
                Division = District,
            }))
            .Act(Cast.Clerk, new ListDemand());
        var file = new CatalogueFile(demand.World, CatalogueFile.First);
        file.Refused("return-not-demanded", Cast.Clerk, Down(District));
        demand.Act(Cast.Clerk, new MatchDemand(CatalogueFile.First));
        file.Refused("return-not-downward", Cast.Clerk, Down(City));
        file.Refused("return-not-downward", Cast.Clerk, Down(Province));
        file.Refused("return-not-demanded", Cast.Clerk, Down(DivisionCode.Parse("420103")));
        file.Act(Cast.Clerk, Down(District));
        var flow = Assert.Single(file.State.Flows);
        Assert.Equal((District, false, 1), (flow.To, flow.Upward, flow.Times));
    }

    private static AggregateData Up(DivisionCode to) => new(to, Applications.Digests("up"), true);

    private static ReturnData Down(DivisionCode to) => new(to, DemandFile.First, Applications.Digests("down"));
}
