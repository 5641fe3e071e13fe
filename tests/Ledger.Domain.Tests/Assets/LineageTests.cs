using System.Globalization;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;

namespace Ledger.Domain.Tests.Assets;

/// <summary>Nothing comes from itself, however long the way round is.</summary>
public sealed class LineageTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    [Fact]
    public void Nothing_comes_from_itself_by_way_of_others()
    {
        var world = Chain();
        var refusal = world.Refused(
            "source-circular", Lineage.Other.Stream, Cast.HolderAgent, Lineage.Derived(Applications.Asset));
        Assert.Equal($"{Applications.Asset} / {Lineage.Other.Stream}", refusal.Detail);
        world.Refused("source-circular", Lineage.Other.Stream, Cast.Reviewer, new ObserveSource(
            Applications.Asset, SourceRelation.Version, Applications.Digests("evidence"), "两份清单逐块比对一致。"));
    }

    [Fact]
    public void A_link_that_was_withdrawn_closes_no_circle()
    {
        var world = Chain();
        world.Accepted(Applications.Raw.Stream, Cast.HolderAgent, new WithdrawSource(1, "来源记载有误。"));
        world.Accepted(Lineage.Other.Stream, Cast.HolderAgent, Lineage.Derived(Applications.Asset));
        world.Refused(
            "source-circular", Applications.Raw.Stream, Cast.HolderAgent, Lineage.Derived(Lineage.Other));
    }

    [Fact]
    public void All_that_is_behind_a_source_is_in_the_read_set()
    {
        var world = Lineage.World();
        world.Accepted(Applications.Raw.Stream, Cast.HolderAgent, Lineage.Derived(Lineage.Other));
        var outcome = world.Accepted(Stream, Cast.HolderAgent, Lineage.Derived(Applications.Raw));
        Assert.Contains(Lineage.Other.Stream, outcome.Reads.Select(read => read.Stream));
    }

    [Fact]
    public void What_is_behind_a_source_is_looked_at_to_a_bound()
    {
        var world = Lineage.World();
        var before = Applications.Raw;
        for (var i = 0; i < 95; i++)
        {
            before = Behind(world, before, i);
        }

        world.Accepted(Stream, Cast.HolderAgent, Lineage.Derived(before));
        world.Accepted(Stream, Cast.HolderAgent, new WithdrawSource(1, "来源记载有误。"));
        before = Behind(world, before, 95);
        world.Refused("lineage-too-long", Stream, Cast.HolderAgent, Lineage.Derived(before));
    }

    private static World Chain()
    {
        var world = Lineage.World();
        world.Accepted(Applications.Raw.Stream, Cast.HolderAgent, Lineage.Derived(Lineage.Other));
        world.Accepted(Stream, Cast.HolderAgent, Lineage.Derived(Applications.Raw));
        return world;
    }

    // One more asset, registered and then said to come from the one before.
    private static AssetId Behind(World world, AssetId source, int number)
    {
        var text = number.ToString("x2", CultureInfo.InvariantCulture);
        var asset = AssetId.Parse(new string('9', 30) + text);
        Lineage.Register(world, CaseId.Parse(new string('8', 30) + text), Applications.Collected with
        {
            Asset = asset, Content = Applications.Digests(text),
        });
        world.Accepted(asset.Stream, Cast.HolderAgent, Lineage.Derived(source));
        return asset;
    }
}
