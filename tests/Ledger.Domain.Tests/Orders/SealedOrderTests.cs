using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Dues;
using Ledger.Domain.Orders;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Tests.Orders;

/// <summary>Freezes and liftings on order, open and sealed (G35 第二十三条, 数据安全法 article 38).</summary>
public sealed class SealedOrderTests
{
    private static readonly DateOnly Seal = Days.Of("2026-10-31");

    private static StreamName Asset => Applications.Asset.Stream;

    [Fact]
    public void A_freeze_on_order_is_a_seizure_with_its_reference_and_term()
    {
        var file = OrderFile.Blank().File(OrderFile.Freeze).Execute();
        var remark = Assert.Single(State(file).Remarks);
        Assert.Equal(
            (RemarkKind.Seizure, RemarkAuthority.Court, OrderFile.Freeze.Reference, OrderFile.Freeze.Until),
            (remark.Content.Kind, remark.Content.Authority, remark.Content.Reference, remark.Content.Until));
        Assert.Contains("\"frozen\":true", Shown(file).Value.ToString(), StringComparison.Ordinal);
        Refused(file, "right-frozen");

        file.Then(OrderFile.Lift);
        Assert.Contains("\"frozen\":false", Shown(file).Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_ordered_a_freeze_lifts_it()
    {
        var file = OrderFile.Blank().File(OrderFile.Freeze).Execute();
        new OrderFile(file.World) { Stream = OrderId.Parse("0d000000000000000000000000000003").Stream }
            .File(OrderFile.Lift with { Authority = OrderAuthority.Police })
            .Act(Cast.Reviewer, OrderFile.Commands[1])
            .Refused("lift-by-another", Cast.Approver, OrderFile.Commands[2]);
    }

    [Fact]
    public void A_sealed_freeze_moves_the_version_alone_and_holds_the_right_all_the_same()
    {
        var file = OrderFile.Blank();
        var before = Shown(file);
        file.File(OrderFile.Freeze with { SealedUntil = Seal }).Execute();

        var after = Shown(file);
        Assert.Equal(before.Value.ToString(), after.Value.ToString());
        Assert.True(after.Version > before.Version);
        Assert.True(State(file).Rights[0].Frozen);
        Refused(file, "right-held");
    }

    [Fact]
    public void Nobody_outside_sees_a_sealed_freeze_in_the_state_before_its_last_day_is_over()
    {
        var file = OrderFile.Blank();
        var before = State(file);
        file.File(OrderFile.Freeze with { SealedUntil = Seal }).Execute();
        Assert.NotEqual(before, State(file));
        Assert.Equal(before, State(file).ForAll);

        file.On("2026-10-31").World.Refused("nothing-due", Asset, Actor.Timer, new TickAsset());
        file.On("2026-11-01").World.Accepted(Asset, Actor.Timer, new TickAsset());
        Assert.Equal(State(file), State(file).ForAll);
        Assert.Contains("\"frozen\":true", Shown(file).Value.ToString(), StringComparison.Ordinal);
        Refused(file, "right-frozen");
    }

    [Fact]
    public void A_sealed_lift_frees_the_right_and_goes_on_showing_it_frozen()
    {
        var file = OrderFile.Blank().File(OrderFile.Freeze).Execute();
        var frozen = State(file);
        file.Then(OrderFile.Lift with { SealedUntil = Seal });

        Assert.False(State(file).Rights[0].Frozen);
        Assert.Equal(frozen, State(file).ForAll);
        Assert.Contains("\"frozen\":true", Shown(file).Value.ToString(), StringComparison.Ordinal);

        file.On("2026-11-01").World.Accepted(Asset, Actor.Timer, new TickAsset());
        Assert.Contains("\"frozen\":false", Shown(file).Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sealed_freeze_that_is_lifted_meanwhile_was_never_seen()
    {
        var file = OrderFile.Blank();
        var before = Shown(file).Value.ToString();
        file.File(OrderFile.Freeze with { SealedUntil = Seal }).Execute();
        file.Then(OrderFile.Lift with { SealedUntil = Seal });

        Assert.Equal(before, Shown(file).Value.ToString());
        Assert.Equal(State(file), State(file).ForAll);
        file.On("2026-11-02").World.Refused("nothing-due", Asset, Actor.Timer, new TickAsset());
    }

    [Fact]
    public void A_right_frozen_openly_stays_so_for_all_whatever_is_sealed_beside_it()
    {
        var file = OrderFile.Blank().File(OrderFile.Freeze with { SealedUntil = Seal }).Execute();
        file.World.Accepted(Asset, Cast.Clerk, Samples.Seizure(1));
        Assert.False(State(file).Rights[0].Sealed);
        Assert.Contains("\"frozen\":true", Shown(file).Value.ToString(), StringComparison.Ordinal);

        file.Then(OrderFile.Lift);
        Assert.Contains("\"frozen\":true", Shown(file).Value.ToString(), StringComparison.Ordinal);
        Assert.True(State(file).Rights[0].Frozen);
    }

    [Fact]
    public void The_due_list_says_until_when_an_order_is_sealed()
    {
        var file = OrderFile.Blank().File(OrderFile.Freeze with { SealedUntil = Seal }).Execute();
        var due = AssetAggregate.Instance.Dues(State(file), file.World.Calendar, RuleSet.G35)
            .Single(due => due.Kind is DueKind.SealEnd);
        Assert.Equal(Seal.AddDays(1), due.TimerFrom);
    }

    // What its holder may not do with a right that is frozen.
    private static void Refused(OrderFile file, string code) => file.World.Refused(
        code, Asset, Cast.HolderAgent, Samples.Pledge(1));

    private static AssetState State(OrderFile file) => file.World.State<AssetState>(Asset);

    private static Effect Shown(OrderFile file) => file.World.Public[StateKey.Right(Applications.Asset, 1)];
}
