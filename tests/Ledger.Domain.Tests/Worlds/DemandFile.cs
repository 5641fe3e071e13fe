using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Dues;

namespace Ledger.Domain.Tests;

/// <summary>
/// A demand of an enterprise for the city's legal persons, brought to a state by the acts that lead there, all on
/// Monday 28 September 2026 unless a scenario moves the day; the days off of October lie ahead.
/// </summary>
internal sealed class DemandFile(World world)
{
    public static readonly DemandId First = DemandId.Parse("d1000000000000000000000000000001");

    public World World => world;

    public StreamName Stream { get; } = First.Stream;

    public DemandState State => world.State<DemandState>(First.Stream);

    public static DemandContent Content => new(
        DemandSide.Society, "全市法人名录", "用于地址校核的法人名称与住所。", DemandPurpose.Industry, "物流地址校核",
        DivisionCode.Parse("420100"));

    public static IReadOnlyList<DemandCommand> Commands { get; } =
    [
        new FileDemand(Content),
        new ListDemand(),
        new DeclineDemand("需求不明确。"),
        new MatchDemand(CatalogueFile.First),
        new AnswerDemand(true, "通过接口提供。"),
        new ObjectToSupply(SupplyObjectionGround.Refusal, "理由不成立。"),
        new ReplyToObjection("已重新核对。"),
        new DecideSupply(true, "异议成立，应当提供。"),
        new ConfirmSupply(),
        new WithdrawDemand("不再需要。"),
    ];

    public static DemandFile Blank() => new(CatalogueFile.Published().World);

    public static DemandFile Filed(DemandContent? content = null) =>
        Blank().Act(Cast.HolderAgent, new FileDemand(content ?? Content));

    public static DemandFile Listed() => Filed().Act(Cast.Clerk, new ListDemand());

    public static DemandFile Matched() => Listed().Act(Cast.Clerk, new MatchDemand(CatalogueFile.First));

    public static DemandFile Supplied() => Matched().Act(Cast.OrganAgent, new AnswerDemand(true, "通过接口提供。"));

    public static DemandFile Refused() => Matched().Act(Cast.OrganAgent, new AnswerDemand(false, "涉及第三方权益。"));

    public static DemandFile Objected() => Refused().Act(
        Cast.HolderAgent, new ObjectToSupply(SupplyObjectionGround.Refusal, "第三方已同意。"));

    /// <summary>A fresh demand in a state.</summary>
    public static DemandFile In(DemandStatus status) => status switch
    {
        DemandStatus.None => Blank(),
        DemandStatus.Filed => Filed(),
        DemandStatus.Listed => Listed(),
        DemandStatus.Matched => Matched(),
        DemandStatus.Supplied => Supplied(),
        DemandStatus.Refused => Refused(),
        DemandStatus.Objected => Objected(),
        DemandStatus.Met => Supplied().Act(Cast.HolderAgent, new ConfirmSupply()),
        DemandStatus.Declined => Filed().Act(Cast.Clerk, new DeclineDemand("需求不明确。")),
        DemandStatus.Withdrawn => Filed().Act(Cast.HolderAgent, new WithdrawDemand("不再需要。")),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public DemandFile On(string day)
    {
        world.Today = Days.Of(day);
        return this;
    }

    public DemandFile Act(Actor actor, DemandCommand command)
    {
        world.Accepted(First.Stream, actor, command);
        return this;
    }

    public Refusal Refused(string code, Actor actor, DemandCommand command) =>
        world.Refused(code, First.Stream, actor, command);

    public Deadline? By(DueKind kind) => DemandAggregate.Instance.Dues(State, world.Calendar, Law.Catalogue)
        .SingleOrDefault(due => due.Kind == kind)?.By;
}
