using Ledger.Domain.Assets;

namespace Ledger.Domain.Tests.Assets;

public sealed class RestatementTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    [Fact]
    public void A_restatement_says_every_key_again_as_it_is_at_a_new_version()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.HolderAgent, new FileEgress(1, Applications.Digests("e")));
        var before = world.Public.ToDictionary();
        var last = (uint)world.State<AssetState>(Stream).Rights.Count;

        var outcome = world.Accepted(Stream, Cast.Keeper, new RestateAsset(0, last));

        StateKey[] keys =
        [
            StateKey.Of(Applications.Asset),
            .. Enumerable.Range(1, (int)last).Select(n => StateKey.Right(Applications.Asset, (uint)n)),
        ];
        Assert.Equal(keys, outcome.Effects.Select(effect => effect.Key.Fill(default)));
        Assert.All(outcome.Effects, effect => Assert.Equal(3UL, effect.Version));
        Assert.All(keys, key => Assert.Equal(before[key].Value, world.Public[key].Value));
    }

    [Fact]
    public void A_restatement_in_parts_and_again_says_what_was_asked_for()
    {
        var world = CaseFile.Certified().World;

        Assert.Equal(["asset"], Kinds(world.Accepted(Stream, Cast.Keeper, new RestateAsset(0, 0))));
        Assert.Equal(["2", "3"], Ordinals(world.Accepted(Stream, Cast.Keeper, new RestateAsset(2, 3))));
        Assert.Equal(["2", "3"], Ordinals(world.Accepted(Stream, Cast.Keeper, new RestateAsset(2, 3))));
    }

    [Fact]
    public void What_is_not_there_is_not_said_again()
    {
        var world = CaseFile.Certified().World;
        world.Refused("nothing-to-restate", Stream, Cast.Keeper, new RestateAsset(0, 4));
        CaseFile.Evidenced().World.Refused("asset-not-registered", Stream, Cast.Keeper, new RestateAsset(0, 0));
    }

    [Fact]
    public void Only_the_registrars_operator_has_an_asset_said_again()
    {
        var world = CaseFile.Certified().World;
        world.Refused("not-registrar-staff", Stream, Cast.HolderAgent, new RestateAsset(0, 0));
        world.Refused("role-required", Stream, Cast.Approver, new RestateAsset(0, 0));
    }

    private static IEnumerable<string> Kinds(Outcome outcome) =>
        outcome.Effects.Select(effect => WireName.Of(effect.Key.Fill(default).Kind));

    private static IEnumerable<string> Ordinals(Outcome outcome) =>
        outcome.Effects.Select(effect => effect.Key.ToString().Split('/')[^1]);
}
