using Ledger.Domain.Assets;
using Ledger.Domain.Orders;

namespace Ledger.Domain.Tests.Orders;

/// <summary>
/// 民事诉讼法 article 70, 仲裁法 article 55, 数据安全法 articles 35 and 36, 个人信息保护法 article 6: what authorities ask for is
/// done by three people, as far as it covers and no further.
/// </summary>
public sealed class OrderTests
{
    private static readonly Actor[] Everybody =
    [
        Cast.Clerk, Cast.Reviewer, Cast.Approver, OrderFile.Judge, Cast.OrganAgent, Cast.HolderAgent, Actor.Timer,
        Cast.Of(Cast.Stranger, "stranger"), Cast.Staff("all", Enum.GetValues<Role>()),
    ];

    public static TheoryData<OrderStatus> Statuses => new(Enum.GetValues<OrderStatus>());

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_refuses_every_command_that_it_does_not_admit(OrderStatus status)
    {
        var file = OrderFile.In(status);
        Assert.Equal(status, file.State.Status);
        foreach (var command in OrderFile.Commands.Where(command => !OrderAdmission.Admits(status, command)))
        {
            Assert.All(Everybody, actor => file.Refused("not-in-this-state", actor, command));
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_answers_every_command_that_it_admits(OrderStatus status)
    {
        var file = OrderFile.In(status);
        foreach (var command in OrderFile.Commands.Where(command => OrderAdmission.Admits(status, command)))
        {
            var answers = Everybody.Select(actor => file.World.Decide(file.Stream, actor, command)).ToArray();
            Assert.Contains(answers, answer => answer.IsAccepted);
            Assert.Contains(answers, answer => !answer.IsAccepted);
        }
    }

    [Fact]
    public void Every_command_of_an_order_is_played() => Assert.Equal(
        typeof(OrderCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(OrderCommand)) && !type.IsAbstract)
            .Select(type => type.Name).Order(),
        OrderFile.Commands.Select(command => command.GetType().Name).Order());

    [Fact]
    public void A_court_asks_by_its_own_account_and_a_disclosure_is_an_entry_of_order_and_asset()
    {
        var file = OrderFile.Blank().File(OrderFile.Disclosure).Act(Cast.Reviewer, OrderFile.Commands[1]);
        var outcome = file.World.Accepted(file.Stream, Cast.Approver, OrderFile.Commands[2]);

        Assert.Equal("order.executed", outcome.Type);
        Assert.Equal([file.Stream, Applications.Asset.Stream], outcome.Writes.Select(write => write.At.Stream));
        Assert.Equal(new AssetConsulted(OrderFile.First), outcome.Writes[1].Events[0]);
        Assert.Empty(outcome.Effects);
    }

    [Fact]
    public void An_arbitral_tribunal_asks_for_evidence_and_freezes_nothing()
    {
        var asked = OrderFile.Disclosure with { Authority = OrderAuthority.Arbitration, Body = "武汉仲裁委员会" };
        Assert.Equal(OrderStatus.Executed, OrderFile.Blank().File(asked).Execute().State.Status);
        OrderFile.Blank().Refused(
            "authority-not-competent", OrderFile.Judge,
            new FileOrder(OrderFile.Freeze with { Authority = OrderAuthority.Arbitration }));
    }

    [Theory]
    [InlineData(OrderAuthority.Police)]
    [InlineData(OrderAuthority.StateSecurity)]
    public void The_police_and_state_security_show_the_approval_of_their_request(OrderAuthority authority)
    {
        var asked = OrderFile.Disclosure with { Authority = authority };
        OrderFile.Blank().File(asked).Refused("request-not-approved", Cast.Reviewer, OrderFile.Commands[1]);
        var approved = asked with { Approval = OrderFile.Approval };
        Assert.Equal(OrderStatus.Executed, OrderFile.Blank().File(approved).Execute().State.Status);
    }

    [Fact]
    public void A_foreign_authority_gets_nothing_without_the_approval_of_the_competent_one()
    {
        var asked = OrderFile.Disclosure with { Authority = OrderAuthority.Foreign, Body = "Landgericht Hamburg" };
        OrderFile.Blank().Refused("foreign-request-by-account", OrderFile.Judge, new FileOrder(asked));

        var file = OrderFile.Blank().File(asked, Cast.Clerk);
        file.Refused("foreign-request-not-approved", Cast.Reviewer, OrderFile.Commands[1]);
        file.Act(Cast.Approver, new RefuseOrder(OrderRefusalGround.Approval, "未附主管机关批准文件。"));

        var approved = asked with { Approval = OrderFile.Approval };
        Assert.Equal(OrderStatus.Executed, OrderFile.Blank().File(approved, Cast.Clerk).Execute().State.Status);
    }

    [Fact]
    public void Who_files_on_paper_does_not_verify_and_who_verifies_does_not_execute()
    {
        var all = Cast.Staff("all", Enum.GetValues<Role>());
        var file = OrderFile.Blank().File(OrderFile.Disclosure, all);
        file.Refused("four-eyes", all, OrderFile.Commands[1]);
        file.Refused("four-eyes", all, OrderFile.Commands[3]);
        var both = Cast.Staff("both", Role.Reviewer, Role.Approver);
        file.Act(both, OrderFile.Commands[1]);
        file.Refused("four-eyes", both, OrderFile.Commands[2]);
        file.Refused("four-eyes", all, OrderFile.Commands[2]);
        file.Act(Cast.Approver, OrderFile.Commands[2]);
    }

    [Fact]
    public void Only_an_account_that_speaks_for_an_authority_files_and_only_it_withdraws()
    {
        var file = OrderFile.Blank();
        file.Refused("role-required", Cast.HolderAgent, OrderFile.Commands[0]);
        file.Refused("role-required", Cast.OrganAgent, OrderFile.Commands[0]);
        file.Refused("role-required", Cast.Approver, OrderFile.Commands[0]);
        file.File(OrderFile.Disclosure);
        file.Refused("not-the-authority-of-the-order", Cast.HolderAgent, OrderFile.Commands[4]);
    }

    [Fact]
    public void What_is_not_kept_here_or_is_over_is_not_executed()
    {
        Refused("asset-not-registered", OrderFile.Disclosure with
        {
            Asset = AssetId.Parse("a5000000000000000000000000000009"),
        });
        Refused("right-not-in-force", OrderFile.Freeze with { Rights = [9] });
        Refused("remark-not-standing", OrderFile.Lift);
        OrderFile.Blank().Refused(
            "order-term-over", OrderFile.Judge,
            new FileOrder(OrderFile.Disclosure with { Until = Days.Of("2026-10-14") }));
        var late = OrderFile.In(OrderStatus.Verified).On("2027-01-04");
        late.Refused("order-term-over", Cast.Approver, OrderFile.Commands[2]);

        static void Refused(string code, OrderContent content) => OrderFile.Blank().File(content)
            .Act(Cast.Reviewer, OrderFile.Commands[1]).Refused(code, Cast.Approver, OrderFile.Commands[2]);
    }

    [Fact]
    public void Before_an_order_is_executed_no_entry_says_which_asset_it_is_about()
    {
        var world = OrderFile.Blank().World;
        (Actor, OrderCommand)[] steps =
            [(OrderFile.Judge, OrderFile.Commands[0]), (Cast.Reviewer, OrderFile.Commands[1])];
        foreach (var (actor, command) in steps)
        {
            var outcome = world.Accepted(OrderFile.First.Stream, actor, command);
            Assert.Empty(outcome.Effects);
            Assert.DoesNotContain(
                outcome.Writes.Select(write => write.At).Concat(outcome.Reads),
                at => at.Stream == Applications.Asset.Stream);
        }
    }

    [Fact]
    public void A_disclosure_covers_its_matters_and_days_and_no_order()
    {
        var scope = OrderFile.Disclosure.Scope!;
        Assert.True(Covers(StreamKind.Asset, "right.granted", "2026-10-01"));
        Assert.True(Covers(StreamKind.Asset, "egress.filed", "2026-10-31"));
        Assert.False(Covers(StreamKind.Asset, "egress.filed", "2026-11-01"));
        Assert.False(Covers(StreamKind.Asset, "egress.filed", "2026-09-30"));
        Assert.False(Covers(StreamKind.Asset, "transaction.filed", "2026-10-15"));
        Assert.False(Covers(StreamKind.Asset, "order.executed", "2026-10-15"));
        Assert.False(Covers(StreamKind.Case, "registration.filed", "2026-10-15"));
        Assert.False(Covers(StreamKind.Party, "party.registered", "2026-10-15"));
        Assert.True(scope with { Matters = [DisclosureMatter.Cases] } is var cases
            && cases.Covers(StreamKind.Case, "registration.filed", Days.Of("2026-10-15")));

        bool Covers(StreamKind stream, string type, string day) => scope.Covers(stream, type, Days.Of(day));
    }

    [Fact]
    public void An_order_that_says_less_or_more_than_its_act_needs_is_malformed()
    {
        foreach (var content in (OrderContent[])
        [
            OrderFile.Disclosure with { Scope = null },
            OrderFile.Disclosure with { Until = null },
            OrderFile.Disclosure with { SealedUntil = Days.Of("2026-10-31") },
            OrderFile.Freeze with { Rights = [] },
            OrderFile.Freeze with { SealedUntil = Days.Of("2027-10-15") },
            OrderFile.Freeze with { SealedReference = Applications.Digests("secret").Sha256 },
            OrderFile.Lift with { Remark = null },
            OrderFile.Lift with { Until = Days.Of("2027-10-14") },
        ])
        {
            var payload = CommandCodec.Write(new FileOrder(content));
            Assert.False(CommandCodec.TryRead("order.file", payload, out _, out var error));
            Assert.Contains("act does not go with", error, StringComparison.Ordinal);
        }
    }
}
