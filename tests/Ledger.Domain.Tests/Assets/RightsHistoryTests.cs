using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Assets;

/// <summary>Who had what on a day, by law and by log.</summary>
public sealed class RightsHistoryTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    [Fact]
    public void A_registration_counts_from_its_evidence_though_the_log_learnt_of_it_later()
    {
        var world = Contracts.Certified();
        Assert.Equal([], Held(world, "2026-10-13"));
        Assert.Equal(["1 hold", "2 use", "3 operate"], Held(world, "2026-10-14"));
        Assert.Equal([], Held(world, "2026-10-14", known: 0));
        Assert.Equal(["1 hold", "2 use", "3 operate"], Held(world, "2031-10-14"));
        Assert.Equal([], Held(world, "2031-10-15"));
    }

    [Fact]
    public void A_transfer_moves_the_right_on_the_day_of_its_evidence_and_what_hangs_under_it_stays()
    {
        var world = Contracts.Granted(Contracts.Use with { Grantee = Cast.Person });
        Later.Evidenced(Later.Filed(Later.Transfer(3), world: world), "2026-11-03").On("2026-11-05")
            .Act(Cast.Approver, new CompleteRegistration());

        Assert.Equal(["1 hold", "2 use", "3 operate", "4 use under 3"], Held(world, "2026-11-02"));
        Assert.Equal(["1 hold", "2 use", "4 use under 5", "5 operate"], Held(world, "2026-11-03"));
        Assert.Equal(["1 hold", "2 use", "3 operate", "4 use under 3"], Held(world, "2026-11-03", known: 3));
        Assert.Equal(Cast.Partner, On(world, "2026-11-04")[^1].Right.Holder);
    }

    [Fact]
    public void An_end_counts_from_its_day_and_takes_with_it_what_hung_below()
    {
        var world = Contracts.Granted(Contracts.Operate);
        world.Grant(Cast.PartnerAgent, Contracts.Use with { Under = 4, Grantee = Cast.Person });
        world.Today = Days.Of("2027-05-10");
        world.Accepted(Stream, Cast.HolderAgent, new RevokeRight(
            4, RevocationGround.Agreed, Applications.Digests("notice"), "约定事由发生。"));

        Assert.Equal(["4 operate under 3", "5 use under 4"], Held(world, "2027-05-09")[3..]);
        Assert.Equal(["1 hold", "2 use", "3 operate"], Held(world, "2027-05-10"));
        Assert.Equal(["4 operate under 3", "5 use under 4"], Held(world, "2027-05-10", known: 5)[3..]);
    }

    [Fact]
    public void A_day_before_a_variation_sees_the_terms_of_that_day()
    {
        var world = Contracts.Granted();
        world.Today = Days.Of("2027-03-01");
        world.Agreed(
            Cast.PartnerAgent, new VaryRight(new VariationContent(
                4, Days.Of("2027-12-31"), Contracts.Wuhan, "无", Applications.Digests("v"))),
            Cast.Holder);

        Assert.Equal(Contracts.Hubei, On(world, "2027-02-28")[3].Right.Terms.Scope);
        Assert.Equal(Contracts.Wuhan, On(world, "2027-03-01")[3].Right.Terms.Scope);
        Assert.Equal(4, On(world, "2027-12-31").Count);
        Assert.Equal(3, On(world, "2028-01-01").Count);
        Assert.Equal(4, On(world, "2028-01-01", known: 3).Count);
    }

    [Fact]
    public void A_renewal_that_is_completed_late_leaves_no_gap_in_law()
    {
        var world = Contracts.Certified();
        var file = Later.Evidenced(Later.Filed(Later.Renewal(), "2031-10-08", world), "2031-10-09");
        file.On("2031-10-20").Act(Cast.Approver, new CompleteRegistration());

        Assert.Equal(3, On(world, "2031-10-17").Count);
        Assert.Empty(On(world, "2031-10-17", known: 1));
        Assert.Equal(3, On(world, "2036-10-14").Count);
    }

    [Fact]
    public void A_seizure_shows_on_its_days_only()
    {
        var world = Contracts.Certified();
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(1));
        world.Today = Days.Of("2027-01-15");
        world.Accepted(Stream, Cast.Approver, new LiftRemark(1, "R", "解除。"));

        Assert.Equal(
            [false, true, true, false],
            ((string[])["2026-10-31", "2026-11-01", "2027-01-14", "2027-01-15"])
                .Select(day => On(world, day)[0].Right.Frozen));
    }

    private static ValueList<HeldRight> On(World world, string day, int? known = null) =>
        RightsHistory.On(world.Entries(Stream).Take(known ?? int.MaxValue), Days.Of(day));

    private static string[] Held(World world, string day, int? known = null) =>
    [
        .. On(world, day, known).Select(held => $"{held.Right.Ordinal} {WireName.Of(held.Right.Kind)}"
            + (held.Above is { } above ? $" under {above.Ordinal}" : "")),
    ];
}
