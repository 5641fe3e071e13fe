using Ledger.Domain.Assets;

namespace Ledger.Domain.Tests.Assets;

public sealed class RemarkTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    [Fact]
    public void A_seizure_is_entered_with_its_reference_and_term_and_freezes_the_rights()
    {
        var world = CaseFile.Certified().World;
        var outcome = world.Accepted(Stream, Cast.Clerk, Samples.Seizure(1, 2));

        Assert.Equal([true, true, false], Frozen(world));
        Assert.Equal(2, outcome.Effects.Count);
        Assert.All(outcome.Effects, effect => Assert.Contains("\"frozen\":true", effect.Value.ToString()));
    }

    [Fact]
    public void A_seizure_without_a_term_or_with_one_that_is_over_is_not_entered()
    {
        var world = CaseFile.Certified().World;
        var content = Samples.Seizure(1).Content;
        Refused("remark-term-out-of-range", content with { Until = null });
        Refused("remark-term-out-of-range", content with { Until = Days.Of("2026-10-14") });
        Refused("right-not-in-force", content with { Rights = [9] });

        void Refused(string code, RemarkContent changed) =>
            world.Refused(code, Stream, Cast.Clerk, new EnterRemark(changed));
    }

    [Theory]
    [InlineData(RemarkKind.Seizure, RemarkAuthority.Court, true)]
    [InlineData(RemarkKind.Seizure, RemarkAuthority.Procuratorate, true)]
    [InlineData(RemarkKind.Seizure, RemarkAuthority.Police, true)]
    [InlineData(RemarkKind.Seizure, RemarkAuthority.OtherAuthority, true)]
    [InlineData(RemarkKind.Seizure, RemarkAuthority.Administration, false)]
    [InlineData(RemarkKind.Seizure, RemarkAuthority.Registry, false)]
    [InlineData(RemarkKind.Control, RemarkAuthority.Administration, true)]
    [InlineData(RemarkKind.Control, RemarkAuthority.Court, false)]
    [InlineData(RemarkKind.Condition, RemarkAuthority.Registry, true)]
    public void Courts_procuratorates_and_police_seize_and_administrations_control(
        RemarkKind kind, RemarkAuthority authority, bool competent)
    {
        var world = CaseFile.Certified().World;
        var command = new EnterRemark(Samples.Seizure(1).Content with { Kind = kind, Authority = authority });
        if (competent)
        {
            world.Accepted(Stream, Cast.Clerk, command);
            Assert.Equal(kind is not RemarkKind.Condition, Frozen(world)[0]);
        }
        else
        {
            world.Refused("authority-not-competent", Stream, Cast.Clerk, command);
        }
    }

    [Fact]
    public void A_frozen_right_is_neither_pledged_nor_exercised()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.HolderAgent, Samples.Pledge(1));
        world.Accepted(Stream, Cast.PartnerAgent, new ConfirmPledge(1));
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(1, 2, 3));

        world.Refused("right-frozen", Stream, Cast.Approver, new RegisterPledge(1));
        world.Refused("right-frozen", Stream, Cast.HolderAgent, Samples.Pledge(1));
        world.Refused("right-frozen", Stream, Cast.HolderAgent, new FileTransaction(1, Applications.Digests("t")));
        world.Refused("right-frozen", Stream, Cast.HolderAgent, new FileEgress(1, Applications.Digests("e")));
    }

    [Fact]
    public void A_remark_is_lifted_by_an_approver_who_did_not_enter_it()
    {
        var world = CaseFile.Certified().World;
        var both = Cast.Staff("both", Role.Clerk, Role.Approver);
        world.Accepted(Stream, both, Samples.Seizure(1));
        var lift = new LiftRemark(1, "（2027）鄂01执8号", "解除查封。");
        world.Refused("role-required", Stream, Cast.Clerk, lift);
        world.Refused("four-eyes", Stream, both, lift);
        world.Refused("remark-not-standing", Stream, Cast.Approver, lift with { Number = 2 });

        world.Accepted(Stream, Cast.Approver, lift);
        Assert.Equal([false, false, false], Frozen(world));
        world.Refused("remark-not-standing", Stream, Cast.Approver, lift);
    }

    [Fact]
    public void A_right_under_two_seizures_is_free_when_both_are_gone()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(1));
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(1, 2));
        world.Accepted(Stream, Cast.Approver, new LiftRemark(1, "R-2", "解除查封。"));
        Assert.Equal([true, true, false], Frozen(world));
    }

    [Fact]
    public void A_seizure_ends_with_its_term_when_the_tick_says_so()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(1));
        world.Today = Days.Of("2027-10-14");
        world.Refused("nothing-due", Stream, Actor.Timer, new TickAsset());
        world.Today = Days.Of("2027-10-15");
        world.Refused("role-required", Stream, Cast.Reviewer, new TickAsset());
        world.Refused("not-registrar-staff", Stream, Cast.HolderAgent, new TickAsset());
        world.Accepted(Stream, Actor.Timer, new TickAsset());
        Assert.Equal([false, false, false], Frozen(world));
    }

    private static bool[] Frozen(World world) =>
        [.. world.State<AssetState>(Stream).Rights.Select(right => right.Frozen)];
}
