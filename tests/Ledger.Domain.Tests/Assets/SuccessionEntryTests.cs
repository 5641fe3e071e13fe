using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Assets;

/// <summary>
/// A successor takes its predecessor's place in what that had by contract, as pledgee and as joint holder (Civil Code
/// article 67).
/// </summary>
public sealed class SuccessionEntryTests
{
    [Fact]
    public void A_successor_by_merger_has_the_right_by_contract_the_pledge_and_the_share()
    {
        var world = Heirlooms.World().Succeeded().Entered();
        var asset = world.Asset();
        Assert.Equal((RightStatus.Ended, Cast.Partner), (asset.Rights[3].Status, asset.Rights[3].Holder));
        Assert.Equal(
            (RightStatus.InForce, Cast.Stranger, (uint?)4, (uint?)3, asset.Rights[3].Contract),
            (asset.Rights[4].Status, asset.Rights[4].Holder, asset.Rights[4].Replaces, asset.Rights[4].Under,
                asset.Rights[4].Contract));
        Assert.Equal(Cast.Stranger, asset.Pledges[0].Content.Pledgee);
        Assert.Equal(
            [new Share(Cast.Holder, new Fraction(2, 3)), new Share(Cast.Stranger, new Fraction(1, 3))],
            asset.Rights[2].Shares);
        Assert.Contains(
            asset.Rights[4].HolderName.ToString(), world.Public[StateKey.Right(Applications.Asset, 5)].Value.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_acts_as_the_predecessor_did_in_each_of_them()
    {
        var world = Heirlooms.World().Succeeded().Entered();
        world.Grant(Heirlooms.Heir, Contracts.Use with { Under = 5, Grantee = Cast.Person });
        world.Agreed(
            Cast.HolderAgent,
            new VaryRight(new VariationContent(
                5, Days.Of("2028-12-31"), Contracts.Operate.Scope, "无", Applications.Digests("variation"))),
            Cast.Stranger);
        world.Accepted(Heirlooms.Asset, Heirlooms.Heir, new ReleasePledge(1, "已清偿。"));
        Assert.DoesNotContain(world.Asset().Rights, right => right.Pledged);

        // Two thirds dispose of the joint right alone; of the whole, only with the successor.
        var alone = new ShareRight(new ShareContent(
            3, [new Share(Cast.Holder, new Fraction(1, 3)), new Share(Cast.Stranger, new Fraction(2, 3))], null,
            Applications.Digests("joint again")));
        world.Refused("consent-missing", Cast.HolderAgent, alone);
        world.Agreed(Cast.HolderAgent, alone, Cast.Stranger);
    }

    [Fact]
    public void What_hangs_under_and_stands_over_the_right_follows_it()
    {
        var world = Heirlooms.World();
        world.Grant(Cast.PartnerAgent, Contracts.Use with { Under = 4, Grantee = Cast.Person });
        world.Accepted(Heirlooms.Asset, Cast.PartnerAgent, new FilePledge(
            Samples.Pledge(4).Content with { Pledgee = Cast.Organ }));
        world.Accepted(Heirlooms.Asset, Cast.OrganAgent, new ConfirmPledge(2));
        world.Accepted(Heirlooms.Asset, Cast.Approver, new RegisterPledge(2));
        var asset = world.Succeeded().Entered().Asset();

        Assert.Equal(6u, asset.Above(asset.Rights[4])!.Ordinal);
        Assert.True(asset.Stands(asset.Rights[4], world.Today));
        Assert.Equal(([6u], Cast.Stranger), (asset.Pledges[1].Content.Rights, asset.Pledges[1].Pledgor));
        Assert.True(asset.Rights[5].Pledged);
    }

    [Fact]
    public void A_pledge_that_was_only_filed_goes_over_too_and_one_that_is_over_does_not()
    {
        var world = Heirlooms.World();
        world.Accepted(Heirlooms.Asset, Cast.HolderAgent, Samples.Pledge(2));
        world.Accepted(Heirlooms.Asset, Cast.HolderAgent, Samples.Pledge(2));
        world.Accepted(Heirlooms.Asset, Cast.HolderAgent, new WithdrawPledge(3, "撤回。"));
        world.Succeeded();
        Refused(world, "pledge-not-in-this-state", Heirlooms.All with { Pledges = [3] });
        Refused(world, "pledge-unknown", Heirlooms.All with { Pledges = [4] });
        world.Entered(Heirlooms.All with { Pledges = [1, 2] });
        world.Accepted(Heirlooms.Asset, Heirlooms.Heir, new ConfirmPledge(2));
    }

    [Fact]
    public void Shares_of_two_that_are_one_from_now_on_are_one()
    {
        var world = Heirlooms.World();
        world.Succeeded(heir: Cast.HolderAgent);
        world.Accepted(
            Heirlooms.Asset, Cast.HolderAgent, new EnterSuccession(Heirlooms.All with { Pledges = [], Rights = [] }));
        Assert.Empty(world.Asset().Rights[2].Shares);
    }

    [Fact]
    public void Only_a_successor_on_record_enters_however_many_mergers_lie_between()
    {
        var world = Heirlooms.Present(Heirlooms.World(), Heirlooms.Further);
        world.Refused("not-the-heir", Heirlooms.Heir, new EnterSuccession(Heirlooms.All));
        world.Succeeded();
        world.Refused("not-the-heir", Cast.OrganAgent, new EnterSuccession(Heirlooms.All));
        world.Succeeded(heir: Heirlooms.FurtherHeir, of: Cast.Stranger);
        world.Refused("party-ended", Heirlooms.Heir, new EnterSuccession(Heirlooms.All));
        world.Accepted(Heirlooms.Asset, Heirlooms.FurtherHeir, new EnterSuccession(Heirlooms.All));
        Assert.Equal(Heirlooms.Further, world.Asset().Rights[^1].Holder);
    }

    [Fact]
    public void After_a_division_the_predecessor_agrees_or_where_it_is_no_more_all_other_successors()
    {
        var enter = new EnterSuccession(Heirlooms.All);
        var world = Heirlooms.World().Succeeded(Heirlooms.Division());
        world.Refused("consent-missing", Heirlooms.Heir, enter);
        world.Agreed(Heirlooms.Heir, enter, Cast.Partner);

        var division = Heirlooms.Division(true);
        world = Heirlooms.World().Succeeded(division).Succeeded(division, Cast.OrganAgent);
        world.Refused("consent-missing", Heirlooms.Heir, enter);
        world.Agreed(Heirlooms.Heir, enter, Cast.Organ);
        Assert.Equal(Cast.Stranger, world.Asset().Rights[^1].Holder);
    }

    [Fact]
    public void What_is_registered_goes_over_by_a_case_and_what_was_not_the_predecessors_stays()
    {
        var world = Heirlooms.World().Succeeded();
        Refused(world, "rights-not-of-predecessor", Heirlooms.All with { Rights = [1] });
        Refused(world, "right-not-in-force", Heirlooms.All with { Rights = [9] });
        Refused(world, "rights-not-of-predecessor", Heirlooms.All with { Shares = [2] });
        world = Heirlooms.Present(CaseFile.Certified().World, Cast.Stranger).Succeeded(of: Cast.Holder);
        Refused(world, "not-by-contract", new SuccessionEntry(Cast.Holder, [1], [], []));
    }

    [Fact]
    public void What_is_frozen_stays_where_it_is_until_it_is_lifted()
    {
        var world = Heirlooms.World();
        world.Accepted(Heirlooms.Asset, Cast.Clerk, Samples.Seizure(4));
        world.Succeeded();
        Refused(world, "right-frozen", Heirlooms.All);
        world.Accepted(Heirlooms.Asset, Cast.Approver, new LiftRemark(1, "R-2", "解除查封。"));
        world.Entered();
    }

    [Fact]
    public void Who_had_what_before_and_since_is_told_by_the_day()
    {
        var world = Heirlooms.World();
        world.Today = Days.Of("2026-11-10");
        world.Succeeded().Entered();
        Assert.Equal(Cast.Partner, Operating("2026-11-09"));
        Assert.Equal(Cast.Stranger, Operating("2026-11-10"));

        PartyId Operating(string day) => RightsHistory.On(world.Entries(Heirlooms.Asset), Days.Of(day))
            .Single(static held => held.Above is not null).Right.Holder;
    }

    private static void Refused(World world, string code, SuccessionEntry content) =>
        world.Refused(code, Heirlooms.Heir, new EnterSuccession(content));
}
