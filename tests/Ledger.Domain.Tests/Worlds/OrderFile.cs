using Ledger.Domain.Assets;
using Ledger.Domain.Orders;

namespace Ledger.Domain.Tests;

/// <summary>
/// An order about the registered product of the scenarios, brought to a state by the acts that lead there, all on
/// Thursday 15 October 2026 unless a scenario moves the day.
/// </summary>
internal sealed class OrderFile(World world)
{
    public static readonly OrderId First = OrderId.Parse("0d000000000000000000000000000001");

    /// <summary>An account of the organ that speaks for a court.</summary>
    public static readonly Actor Judge = Cast.Of(Cast.Organ, "judge") with { Roles = [Role.Authority] };

    public World World => world;

    public StreamName Stream { get; init; } = First.Stream;

    public OrderState State => world.State<OrderState>(Stream);

    /// <summary>What a court asks for in a dispute over egress.</summary>
    public static OrderContent Disclosure => new()
    {
        Act = OrderAct.Disclose,
        Authority = OrderAuthority.Court,
        Body = "武汉市中级人民法院",
        Reference = "（2026）鄂01民初88号",
        Document = Applications.Digests("inquiry order"),
        Asset = Applications.Asset,
        Until = Days.Of("2026-12-31"),
        Scope = new DisclosureScope(
            [DisclosureMatter.Rights, DisclosureMatter.Egress], Days.Of("2026-10-01"), Days.Of("2026-10-31")),
    };

    /// <summary>A court's freeze of the first right until 14 October 2027.</summary>
    public static OrderContent Freeze => new()
    {
        Act = OrderAct.Freeze,
        Authority = OrderAuthority.Court,
        Body = "武汉市中级人民法院",
        Reference = "（2026）鄂01执保9号",
        Document = Applications.Digests("freeze order"),
        Asset = Applications.Asset,
        Rights = [1],
        Until = Days.Of("2027-10-14"),
    };

    /// <summary>The lifting of the first remark by a court.</summary>
    public static OrderContent Lift => Freeze with
    {
        Act = OrderAct.Lift,
        Reference = "（2026）鄂01执保9号之一",
        Rights = [],
        Until = null,
        Remark = 1,
    };

    public static OrderApproval Approval => new("司法部", "司协〔2026〕18号", Applications.Digests("approval"));

    public static IReadOnlyList<OrderCommand> Commands { get; } =
    [
        new FileOrder(Disclosure),
        new VerifyOrder("与法院送达回证核对一致。"),
        new ExecuteOrder("按令状范围办理。"),
        new RefuseOrder(OrderRefusalGround.Document, "文书未加盖公章。"),
        new WithdrawOrder("案件已撤诉。"),
    ];

    public static OrderFile Blank() => new(CaseFile.Certified().World);

    public static OrderFile In(OrderStatus status) => status switch
    {
        OrderStatus.None => Blank(),
        OrderStatus.Filed => Blank().File(Disclosure),
        OrderStatus.Verified => Blank().File(Disclosure).Act(Cast.Reviewer, Commands[1]),
        OrderStatus.Executed => Blank().File(Disclosure).Execute(),
        OrderStatus.Refused => Blank().File(Disclosure).Act(Cast.Approver, Commands[3]),
        OrderStatus.Withdrawn => Blank().File(Disclosure).Act(Judge, Commands[4]),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public OrderFile File(OrderContent content, Actor? by = null) => Act(by ?? Judge, new FileOrder(content));

    public OrderFile Execute()
    {
        Act(Cast.Reviewer, Commands[1]);
        return Act(Cast.Approver, Commands[2]);
    }

    /// <summary>Another order in the same world, filed and executed.</summary>
    public OrderFile Then(OrderContent content, int number = 2) => new OrderFile(world)
    {
        Stream = OrderId.Parse($"0d00000000000000000000000000000{number}").Stream,
    }.File(content).Execute();

    public OrderFile On(string day)
    {
        world.Today = Days.Of(day);
        return this;
    }

    public OrderFile Act(Actor actor, OrderCommand command)
    {
        world.Accepted(Stream, actor, command);
        return this;
    }

    public Refusal Refused(string code, Actor actor, OrderCommand command) =>
        world.Refused(code, Stream, actor, command);

    /// <summary>What was decided on the way, every command and every kind of order among it.</summary>
    public static IEnumerable<Outcome> Walk()
    {
        foreach (var status in Enum.GetValues<OrderStatus>())
        {
            foreach (var command in Commands)
            {
                var file = In(status);
                foreach (var decision in ((Actor[])[Judge, Cast.Reviewer, Cast.Approver]).Select(
                    actor => file.World.Decide(file.Stream, actor, command)))
                {
                    if (decision.IsAccepted)
                    {
                        yield return decision.Outcome;
                    }
                }
            }
        }

        var seal = Blank().File(Freeze with { SealedUntil = Days.Of("2026-10-31") }).Execute().On("2026-11-02");
        yield return seal.World.Accepted(Applications.Asset.Stream, Actor.Timer, new TickAsset());
    }
}
