using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Domain.Dues;

namespace Ledger.Domain.Tests;

/// <summary>
/// An item of the catalogue, brought to a state by the acts that lead there, all on Monday 28 September 2026 unless a
/// scenario moves the day.
/// </summary>
internal sealed class CatalogueFile(World world, CatalogueId id)
{
    public static readonly CatalogueId First = CatalogueId.Parse("c1000000000000000000000000000001");
    public static readonly CatalogueId Second = CatalogueId.Parse("c1000000000000000000000000000002");

    public World World => world;

    public StreamName Stream => id.Stream;

    public CatalogueItem State => world.State<CatalogueItem>(id.Stream);

    /// <summary>Legal persons of Wuhan, compiled by an organ of the city.</summary>
    public static CatalogueContent Content => new()
    {
        Category = CatalogueCategory.Public,
        Name = "武汉市法人基础信息",
        Summary = "全市法人单位的名称、统一社会信用代码与住所。",
        Division = DivisionCode.Parse("420100"),
        Industry = IndustryCode.Parse("S92"),
        Frequency = UpdateFrequency.Monthly,
        Sharing = SharingMode.Conditional,
        Grade = DataGrade.General,
        PersonalInformation = false,
        Confidential = false,
        Data =
        [
            new CatalogueDatum("统一社会信用代码", "GB 32100-2015", null),
            new CatalogueDatum("法人名称", "DB42/T 1", null),
        ],
        Access =
        [
            new AccessPoint(AccessKind.File, "法人名录", "text/csv", "https://data.example.cn/legal-persons.csv"),
            new AccessPoint(AccessKind.Interface, "法人查询接口", null, "https://data.example.cn/api/legal-persons"),
        ],
    };

    public static CatalogueContent Enterprise => Content with
    {
        Category = CatalogueCategory.Enterprise,
        Name = "导航轨迹统计数据",
        Sharing = null,
        Access = [],
    };

    public static IReadOnlyList<CatalogueCommand> OpeningCommands { get; } =
    [
        new BarItem(NegativeGround.TradeSecret, "《反不正当竞争法》第九条。"),
        new DecideBar(true, "属实。"),
        new LiftBar("商业秘密已公开。"),
        new ProposeOpening(new OpeningTerms(OpeningMode.Directed, "仅限信用评价。", [Cast.Holder])),
        new DecideOpening(true, "同意开放。"),
        new RequestAccess(new AccessWish("信用评价。", "小微企业贷款", Days.Of("2026-12-31"))),
        new AnswerAccess(1, null, "场景不明确。"),
        new CloseOpening("停止更新。"),
    ];

    public static IReadOnlyList<CatalogueCommand> Commands { get; } =
    [
        new CompileItem(Content),
        new ReviseItem(Content with { Summary = "全市法人单位的名称、代码、住所与状态。" }, "增加登记状态。"),
        Findings(true),
        new ConfirmItem(
            [DataTreatment.Cleansing, DataTreatment.Masking, DataTreatment.Deduplication],
            Applications.Digests("confirmed")),
        new PublishItem(),
        new UpdateItem(Days.Of("2026-09-28"), Applications.Digests("updated")),
        new WithdrawItem("职责已划转。"),
        Assignment,
        new EndSharing(1, "已改由省级目录提供。"),
        .. OpeningCommands,
        new AggregateData(DivisionCode.Parse("420000"), Applications.Digests("up"), true),
        new ReturnData(DivisionCode.Parse("420102"), DemandFile.First, Applications.Digests("down")),
    ];

    public static AssignSharing Assignment => new(new SharingDuty(
        "全市各行政审批部门", "《武汉市数据共享责任清单》", AccessKind.Interface));

    public static InspectItem Findings(bool satisfied) => new(
    [
        .. Enum.GetValues<QualityDimension>()
            .Select(dimension => new QualityFinding(dimension, satisfied, "抽查五百条，逐项核对。")),
    ]);

    public static ConfirmItem Confirmation(params DataTreatment[] treatments) =>
        new([.. treatments], Applications.Digests("confirmed"));

    public static CatalogueFile Blank() => new(Cast.World(), First);

    public static CatalogueFile Compiled(CatalogueContent? content = null) =>
        Blank().Act(Cast.OrganAgent, new CompileItem(content ?? Content));

    public static CatalogueFile Inspected(CatalogueContent? content = null) =>
        Compiled(content).Act(Cast.Reviewer, Findings(true));

    public static CatalogueFile Confirmed(CatalogueContent? content = null) =>
        Inspected(content).Act(Cast.OrganAgent, Confirmation(DataTreatment.Cleansing, DataTreatment.Masking));

    public static CatalogueFile Published(CatalogueContent? content = null) =>
        Confirmed(content).Act(Cast.Approver, new PublishItem());

    /// <summary>A fresh item in a state.</summary>
    public static CatalogueFile In(CatalogueStatus status) => status switch
    {
        CatalogueStatus.None => Blank(),
        CatalogueStatus.Compiled => Compiled(),
        CatalogueStatus.Inspected => Inspected(),
        CatalogueStatus.Confirmed => Confirmed(),
        CatalogueStatus.Published => Published(),
        CatalogueStatus.Withdrawn => Published().Act(Cast.OrganAgent, new WithdrawItem("职责已划转。")),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Another item in the same world.</summary>
    public CatalogueFile Other() => new(world, Second);

    /// <summary>From compiled to published, on the day as it is.</summary>
    public CatalogueFile Publish(CatalogueContent content, Actor by) =>
        Act(by, new CompileItem(content)).Act(Cast.Reviewer, Findings(true))
            .Act(by, Confirmation(DataTreatment.Masking)).Act(Cast.Approver, new PublishItem());

    public CatalogueFile On(string day)
    {
        world.Today = Days.Of(day);
        return this;
    }

    public CatalogueFile Act(Actor actor, CatalogueCommand command)
    {
        world.Accepted(id.Stream, actor, command);
        return this;
    }

    public Refusal Refused(string code, Actor actor, CatalogueCommand command) =>
        world.Refused(code, id.Stream, actor, command);

    public Deadline? By(DueKind kind) => CatalogueAggregate.Instance.Dues(State, world.Calendar, Law.Catalogue)
        .SingleOrDefault(due => due.Kind == kind)?.By;
}
