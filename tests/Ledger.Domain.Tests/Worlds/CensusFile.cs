using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Censuses;

namespace Ledger.Domain.Tests;

/// <summary>A census of the resources of Wuhan until the end of October 2026, opened on 28 September.</summary>
internal sealed class CensusFile(World world)
{
    public static readonly CensusId First = CensusId.Parse("ce000000000000000000000000000001");

    public static readonly CensusPlan Plan = new(
        "武汉市公共数据资源普查", DivisionCode.Parse("420100"), Days.Of("2026-10-31"));

    public static readonly ReportResources Report = new(new CensusReport(
        DivisionCode.Parse("420100"),
        3,
        [
            new CensusResource("法人基础信息", CatalogueCategory.Public, CatalogueFile.First),
            new CensusResource("不动产登记信息", CatalogueCategory.Public, null),
        ]));

    public static readonly ReportResources Other = new(new CensusReport(
        DivisionCode.Parse("420102"),
        1,
        [
            new CensusResource("导航轨迹统计数据", CatalogueCategory.Enterprise, null),
            new CensusResource("行业协会统计", CatalogueCategory.OtherNonPublic, null),
        ]));

    public World World => world;

    public StreamName Stream { get; } = First.Stream;

    public CensusState State => world.State<CensusState>(First.Stream);

    public static IReadOnlyList<CensusCommand> Commands { get; } =
        [new OpenCensus(Plan), Report, new CloseCensus("全市共报送资源四项。")];

    public static CensusFile Blank() => new(Cast.World());

    public static CensusFile Open() => Blank().Act(Cast.Approver, new OpenCensus(Plan));

    /// <summary>A fresh census in a state.</summary>
    public static CensusFile In(CensusStatus status) => status switch
    {
        CensusStatus.None => Blank(),
        CensusStatus.Open => Open(),
        _ => Open().Act(Cast.OrganAgent, Report).On("2026-11-01")
            .Act(Cast.Approver, new CloseCensus("全市共报送资源四项。")),
    };

    public CensusFile On(string day)
    {
        world.Today = Days.Of(day);
        return this;
    }

    public CensusFile Act(Actor actor, CensusCommand command)
    {
        world.Accepted(First.Stream, actor, command);
        return this;
    }

    public Refusal Refused(string code, Actor actor, CensusCommand command) =>
        world.Refused(code, First.Stream, actor, command);
}
