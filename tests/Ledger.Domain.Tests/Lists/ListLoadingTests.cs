using Ledger.Domain.Assets;
using Ledger.Domain.Chains;
using Ledger.Domain.Lists;

namespace Ledger.Domain.Tests.Lists;

/// <summary>Lists are data: loaded by the operator, checked, one version after the other, and logged.</summary>
public sealed class ListLoadingTests
{
    private static readonly DataListEntry Entry = new() { Id = "1", Title = "测试", Category = DataCategory.Personal };

    [Fact]
    public void A_version_is_in_force_from_its_first_day_until_the_next_one_is()
    {
        var world = Cast.World().Load(
            ListSamples.Circulation, ListSamples.Next(ListSamples.Circulation, "2026-12-01", Entry),
            ListSamples.Important);
        var registry = world.State<RegistryState>(StreamName.Registry);
        Assert.Null(registry.ListOn(DataListKind.Circulation, Days.Of("2026-08-31")));
        Assert.Equal(1, registry.ListOn(DataListKind.Circulation, Days.Of("2026-11-30"))!.Number);
        Assert.Equal(2, registry.ListOn(DataListKind.Circulation, Days.Of("2026-12-01"))!.Number);
        Assert.Equal(1, registry.ListOn(DataListKind.ImportantData, Days.Of("2026-12-01"))!.Number);
    }

    [Fact]
    public void Versions_are_loaded_one_after_the_other_and_once()
    {
        var world = Cast.World();
        Assert.Equal("1", Refused(world, "list-version-not-next", ListSamples.Circulation with { Number = 2 }).Detail);
        world.Load(ListSamples.Circulation);
        Assert.Equal("2", Refused(world, "list-version-not-next", ListSamples.Circulation).Detail);
    }

    [Fact]
    public void The_catalogue_of_important_data_is_loaded_as_the_rules_provide()
    {
        var world = Cast.World().Load(ListSamples.Important);
        Assert.Single(world.State<RegistryState>(StreamName.Registry).Lists);
    }

    [Fact]
    public void Only_the_operator_loads_a_list()
    {
        var world = Cast.World();
        var load = new LoadList(ListSamples.Circulation);
        world.Refused("role-required", StreamName.Registry, Cast.Clerk, load);
        world.Refused("not-registrar-staff", StreamName.Registry, Cast.HolderAgent, load);
    }

    [Fact]
    public void What_cannot_be_a_list_is_refused_with_the_reason()
    {
        var world = Cast.World().Load(ListSamples.Circulation);
        Fault("2026-08-01 lies before the version in front of it", "2026-08-01", Entry);
        Fault("1 comes twice", "2026-10-01", Entry, Entry);
        Fault("1 names nothing and would cover everything", "2026-10-01", new DataListEntry { Id = "1", Title = "全部" });
        Fault("1 names I6, which is no industry", "2026-10-01", Entry with { Industry = "I6" });
        Fault("1 names Z, which is no industry", "2026-10-01", Entry with { Industry = "Z" });

        void Fault(string reason, string effective, params DataListEntry[] entries) => Assert.Equal(
            reason,
            Refused(world, "list-inconsistent", ListSamples.Next(ListSamples.Circulation, effective, entries)).Detail);
    }

    private static Refusal Refused(World world, string code, DataList list) =>
        world.Refused(code, StreamName.Registry, Cast.Keeper, new LoadList(list));
}
