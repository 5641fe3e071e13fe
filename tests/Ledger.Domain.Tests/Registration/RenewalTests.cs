using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

public sealed class RenewalTests
{
    [Theory]
    [InlineData("2031-04-13", false)]
    [InlineData("2031-04-14", true)]
    [InlineData("2031-10-13", true)]
    [InlineData("2031-10-14", false)]
    [InlineData("2031-10-15", false)]
    public void A_renewal_is_applied_for_from_six_months_before_expiry_to_the_day_before(string day, bool open)
    {
        var file = new CaseFile(CaseFile.Certified().World, CaseFile.Second).On(day);
        if (open)
        {
            file.Act(Cast.HolderAgent, new ApplyForRegistration(Later.Renewal()));
        }
        else
        {
            file.Refused("outside-renewal-window", Cast.HolderAgent, new ApplyForRegistration(Later.Renewal()));
        }
    }

    [Fact]
    public void The_new_term_begins_the_day_after_and_the_new_certificate_supersedes_the_old_one()
    {
        var file = Later.Completed(Later.Renewal(3), "2031-10-01");
        var asset = file.Asset();

        Assert.All(asset.Rights, right => Assert.Equal(Days.Of("2034-10-14"), right.Until));
        Assert.Equal([CertificateStatus.Superseded, CertificateStatus.Valid], asset.Certificates.Select(c => c.Status));
        Assert.Equal(Days.Of("2034-10-14"), asset.Certificates[1].Until);
        file.World.Today = Days.Of("2031-10-15");
        file.World.Refused("nothing-due", Applications.Asset.Stream, Actor.Timer, new TickAsset());
    }

    [Fact]
    public void A_renewal_is_for_five_years_at_most_and_not_for_a_right_with_its_own_term()
    {
        new CaseFile(CaseFile.Certified().World, CaseFile.Second).On("2031-10-01").Refused(
            "validity-too-long", Cast.HolderAgent, new ApplyForRegistration(Later.Renewal(6)));
        var world = CaseFile.Certified(Applications.Derived with
        {
            Rights =
            [
                Applications.Claim(Cast.Holder, RightKind.Hold),
                Applications.Claim(Cast.Holder, RightKind.Use),
                Applications.Claim(Cast.Holder, RightKind.Operate, until: Days.Of("2031-10-10")),
            ],
        }).World;
        new CaseFile(world, CaseFile.Second).On("2031-10-01").Refused(
            "right-has-own-term", Cast.HolderAgent, new ApplyForRegistration(Later.Renewal()));
    }

    [Fact]
    public void What_was_applied_for_in_time_does_not_lapse_while_the_case_is_open()
    {
        var file = Later.Filed(Later.Renewal(), "2031-10-13").On("2031-10-16");
        file.World.Refused("nothing-due", Applications.Asset.Stream, Actor.Timer, new TickAsset());
        Assert.False(file.Asset().HasRight(Cast.Holder, null, file.World.Today));

        Later.Evidenced(file, "2031-10-20").Act(Cast.Approver, new CompleteRegistration());
        Assert.True(file.Asset().HasRight(Cast.Holder, null, file.World.Today));
    }

    [Fact]
    public void It_lapses_when_the_case_ended_without_renewal()
    {
        var file = Later.Filed(Later.Renewal(), "2031-10-13").On("2031-10-16")
            .Act(Cast.HolderAgent, new WithdrawRegistration("撤回。"));
        file.World.Accepted(Applications.Asset.Stream, Actor.Timer, new TickAsset());
        Assert.Equal(AssetStatus.Lapsed, file.Asset().Record!.Status);
    }
}
