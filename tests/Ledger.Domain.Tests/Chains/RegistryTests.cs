using Ledger.Domain.Assets;
using Ledger.Domain.Chains;

namespace Ledger.Domain.Tests.Chains;

public sealed class RegistryTests
{
    private static readonly LogRange s_range = new(7, 9);

    private static StreamName Stream => StreamName.Registry;

    [Fact]
    public void The_operator_voids_a_range_that_the_instance_refused()
    {
        var world = Refused();

        var outcome = world.Accepted(Stream, Cast.Keeper, Void(s_range));

        Assert.Equal("range.voided", outcome.Type);
        Assert.Empty(outcome.Effects);
        var instance = world.State<RegistryState>(Stream).InUse("evm")!;
        Assert.Equal(s_range, instance.VoidedFrom(7));
        Assert.Null(instance.VoidedFrom(8));
    }

    [Theory]
    [InlineData(7, 10)]
    [InlineData(6, 9)]
    [InlineData(9, 12)]
    public void A_range_that_was_not_refused_is_not_voided(ulong from, ulong to) =>
        Refused().Refused("range-not-refused", Stream, Cast.Keeper, Void(new LogRange(from, to)));

    [Fact]
    public void A_range_is_voided_once()
    {
        var world = Refused();
        world.Accepted(Stream, Cast.Keeper, Void(s_range));
        world.Record(Stream, new RangeRefused(Samples.Mirror.Id, new LogRange(7, 12), "TooLarge"));

        world.Refused("range-already-voided", Stream, Cast.Keeper, Void(s_range));
        world.Refused("range-already-voided", Stream, Cast.Keeper, Void(new LogRange(7, 12)));
    }

    [Fact]
    public void A_refusal_that_comes_again_is_remembered_once()
    {
        var world = Refused();
        world.Record(Stream, new RangeRefused(Samples.Mirror.Id, s_range, "LedgerMirrorStaleAsset"));

        Assert.Equal([s_range], world.State<RegistryState>(Stream).InUse("evm")!.Refused);
    }

    [Fact]
    public void An_instance_that_was_given_up_never_comes_back_and_another_takes_its_place()
    {
        var world = Refused();
        world.Accepted(Stream, Cast.Keeper, Retire());
        Assert.Null(world.State<RegistryState>(Stream).InUse("evm"));

        world.Record(Stream, new InstanceOpened(Samples.Mirror));
        Assert.Null(world.State<RegistryState>(Stream).InUse("evm"));

        var next = Samples.Mirror with { Genesis = Applications.Digests("another chain").Sha256 };
        world.Record(Stream, new InstanceOpened(next));
        Assert.Equal(next, world.State<RegistryState>(Stream).InUse("evm")!.Mirror);
        Assert.Equal(2, world.State<RegistryState>(Stream).Instances.Count);
    }

    [Fact]
    public void A_chain_has_one_instance_in_use_and_other_chains_have_their_own()
    {
        var world = Refused();
        world.Record(Stream, new InstanceOpened(Samples.Mirror with { Name = "other", Chain = "2" }));
        world.Record(Stream, new InstanceOpened(Samples.Mirror with { Contract = "0x" + new string('2', 40) }));

        var state = world.State<RegistryState>(Stream);
        Assert.Equal([false, true, true], state.Instances.Select(known => known.IsInUse));
        Assert.Equal("2", state.InUse("other")!.Mirror.Chain);
    }

    [Fact]
    public void Nothing_is_decided_about_an_instance_that_the_log_does_not_go_to()
    {
        Cast.World().Refused("instance-not-in-use", Stream, Cast.Keeper, Retire());
        Cast.World().Refused("instance-not-in-use", Stream, Cast.Keeper, Void(s_range));

        var world = Refused();
        world.Accepted(Stream, Cast.Keeper, Retire());
        world.Refused("instance-not-in-use", Stream, Cast.Keeper, Retire());
        world.Refused("instance-not-in-use", Stream, Cast.Keeper, Void(s_range));
    }

    [Fact]
    public void Only_the_registrars_operator_decides_about_chains()
    {
        var world = Refused();
        world.Refused("role-required", Stream, Cast.Clerk, Void(s_range));
        world.Refused("role-required", Stream, Cast.Approver, Retire());
        world.Refused("not-registrar-staff", Stream, Cast.HolderAgent with { Roles = [Role.Operator] }, Retire());
        world.Refused("timer-may-not", Stream, Actor.Timer, Void(s_range));
        world.Refused("wrong-addressee", Applications.Asset.Stream, Cast.Keeper, Retire());
        world.Refused("wrong-addressee", Stream, Cast.Keeper, new RestateAsset(0, 0));
    }

    private static VoidRange Void(LogRange range) => new(Samples.Mirror.Id, range, "单个区间超出该链上限。");

    private static RetireInstance Retire() => new(Samples.Mirror.Id, "链已丢失。");

    private static World Refused()
    {
        var world = Cast.World();
        world.Record(Stream, new InstanceOpened(Samples.Mirror));
        world.Record(Stream, new RangeRefused(Samples.Mirror.Id, s_range, "TooLarge"));
        return world;
    }
}
