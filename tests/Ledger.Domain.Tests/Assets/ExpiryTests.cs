using Ledger.Domain.Assets;

namespace Ledger.Domain.Tests.Assets;

public sealed class ExpiryTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    [Fact]
    public void What_is_not_renewed_lapses_the_day_after_its_last_day()
    {
        var world = CaseFile.Certified().World;
        world.Today = Days.Of("2031-10-14");
        world.Refused("nothing-due", Stream, Actor.Timer, new TickAsset());

        world.Today = Days.Of("2031-10-15");
        var outcome = world.Accepted(Stream, Cast.Clerk, new TickAsset());
        var state = world.State<AssetState>(Stream);
        Assert.All(state.Rights, right => Assert.Equal(
            (RightStatus.Ended, world.Today), (right.Status, right.EndedOn!.Value)));
        Assert.Equal(AssetStatus.Lapsed, state.Record!.Status);
        Assert.Equal(CertificateStatus.Lapsed, state.Certificates[0].Status);
        Assert.Equal(
            ["asset", "right", "right", "right", "certificate"],
            outcome.Effects.Select(effect => effect.Key.ToString().Split('/')[0]));
        Assert.Null(outcome.Series);
        world.Refused("nothing-due", Stream, Actor.Timer, new TickAsset());
    }

    [Fact]
    public void The_map_says_that_asset_and_certificate_lapsed_and_that_the_rights_ended()
    {
        var world = CaseFile.Certified().World;
        world.Today = Days.Of("2031-10-15");
        world.Accepted(Stream, Actor.Timer, new TickAsset());

        Says(StateKey.Of(Applications.Asset), "lapsed");
        Says(StateKey.Right(Applications.Asset, 2), "ended");
        Says(StateKey.Of(CertificateCode.Parse("SJ4212026100001")), "lapsed");

        void Says(StateKey key, string status) =>
            Assert.Contains($"\"status\":\"{status}\"", world.Public[key].Value.ToString());
    }

    [Fact]
    public void A_shorter_term_runs_out_alone_and_the_certificate_stays_valid()
    {
        var world = CaseFile.Certified(Applications.Derived with
        {
            Rights =
            [
                Applications.Claim(Cast.Holder, RightKind.Hold),
                Applications.Claim(Cast.Holder, RightKind.Use, until: Days.Of("2027-12-31")),
            ],
        }).World;
        world.Today = Days.Of("2028-01-01");
        world.Accepted(Stream, Actor.Timer, new TickAsset());

        var state = world.State<AssetState>(Stream);
        Assert.Equal(AssetStatus.Registered, state.Record!.Status);
        Assert.Equal((CertificateStatus.Valid, 1), (state.Certificates[0].Status, state.Certificates[0].Rights.Count));
        Assert.Equal(RightStatus.Ended, state.Rights[1].Status);
        Assert.Equal(RightStatus.InForce, state.Rights[0].Status);
    }
}
