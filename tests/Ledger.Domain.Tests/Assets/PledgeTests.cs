using Ledger.Domain.Assets;

namespace Ledger.Domain.Tests.Assets;

public sealed class PledgeTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    public static TheoryData<PledgeStatus> Statuses => new(Enum.GetValues<PledgeStatus>());

    [Fact]
    public void A_pledge_arises_when_it_is_registered()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.HolderAgent, Samples.Pledge(1, 3));
        world.Accepted(Stream, Cast.PartnerAgent, new ConfirmPledge(1));
        Assert.Equal([false, false, false], Pledged(world));

        var outcome = world.Accepted(Stream, Cast.Approver, new RegisterPledge(1));
        Assert.Equal([true, false, true], Pledged(world));
        Assert.Equal(["1", "3"], outcome.Effects.Select(effect => effect.Key.ToString().Split('/')[^1]));
        Assert.All(outcome.Effects, effect => Assert.Contains("\"pledged\":true", effect.Value.ToString()));
    }

    [Fact]
    public void A_pledge_that_the_pledgee_did_not_confirm_is_not_registered()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.HolderAgent, Samples.Pledge(1));
        world.Refused("pledge-not-in-this-state", Stream, Cast.Approver, new RegisterPledge(1));
        world.Refused("not-the-pledgee", Stream, Cast.HolderAgent, new ConfirmPledge(1));
        world.Refused("pledge-unknown", Stream, Cast.PartnerAgent, new ConfirmPledge(2));
    }

    [Fact]
    public void Only_the_holder_pledges_rights_in_force_to_another_registered_party()
    {
        var world = CaseFile.Certified().World;
        world.Refused("not-the-holder", Stream, Cast.PersonAgent, Samples.Pledge(1));
        world.Refused("right-not-in-force", Stream, Cast.HolderAgent, Samples.Pledge(4));
        world.Refused("party-unknown", Stream, Cast.HolderAgent, To(Cast.Stranger));
        world.Refused("pledgee-not-another", Stream, Cast.HolderAgent, To(Cast.Holder));
        world.Refused("pledgee-not-another", Stream, Cast.HolderAgent, To(Cast.Operator));
        CaseFile.Evidenced().World.Refused("asset-not-registered", Stream, Cast.HolderAgent, Samples.Pledge(1));
    }

    [Fact]
    public void A_pledged_right_is_licensed_only_where_the_pledgee_agreed()
    {
        var world = In(PledgeStatus.Registered);
        world.Refused("right-pledged", Stream, Cast.HolderAgent, Transaction);
        world.Accepted(Stream, Cast.HolderAgent, new FileEgress(1, Applications.Digests("e")));

        var agreed = Registered(CaseFile.Certified().World, Samples.Pledge(3) with
        {
            Content = Samples.Pledge(3).Content with { Licensing = true },
        });
        agreed.Accepted(Stream, Cast.HolderAgent, Transaction);
    }

    [Fact]
    public void The_pledgee_alone_releases_and_the_rights_are_free_again()
    {
        var world = In(PledgeStatus.Registered);
        world.Refused("not-the-pledgee", Stream, Cast.HolderAgent, new ReleasePledge(1, "已清偿。"));
        world.Accepted(Stream, Cast.PartnerAgent, new ReleasePledge(1, "已清偿。"));
        Assert.Equal([false, false, false], Pledged(world));
        world.Accepted(Stream, Cast.HolderAgent, Transaction);
    }

    [Fact]
    public void The_pledgor_withdraws_only_what_is_not_registered()
    {
        var world = In(PledgeStatus.Confirmed);
        world.Refused("not-the-holder", Stream, Cast.PartnerAgent, new WithdrawPledge(1, "撤回。"));
        world.Accepted(Stream, Cast.HolderAgent, new WithdrawPledge(1, "撤回。"));
        In(PledgeStatus.Registered).Refused(
            "pledge-not-in-this-state", Stream, Cast.HolderAgent, new WithdrawPledge(1, "撤回。"));
    }

    [Fact]
    public void A_pledge_over_several_pledgees_stands_until_the_last_releases()
    {
        var world = In(PledgeStatus.Registered);
        Registered(world, Samples.Pledge(3), 2);
        world.Accepted(Stream, Cast.PartnerAgent, new ReleasePledge(1, "已清偿。"));
        Assert.Equal([false, false, true], Pledged(world));
    }

    [Fact]
    public void A_pledge_ends_with_the_rights_that_it_is_over()
    {
        var world = In(PledgeStatus.Ended);
        Assert.Equal(PledgeStatus.Ended, world.State<AssetState>(Stream).Pledges[0].Status);
        Assert.Equal([false, false, false], Pledged(world));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_pledge_refuses_every_command_that_its_state_does_not_admit(PledgeStatus status)
    {
        var world = In(status);
        Assert.Equal(status, world.State<AssetState>(Stream).Pledges[0].Status);
        foreach (var command in Samples.PledgeCommands)
        {
            foreach (var actor in (Actor[])[Cast.HolderAgent, Cast.PartnerAgent, Cast.Approver, Actor.Timer])
            {
                if (!PledgeAdmission.Admits(status, command))
                {
                    world.Refused("pledge-not-in-this-state", Stream, actor, command);
                }
                else
                {
                    var answer = world.Decide(Stream, actor, command);
                    Assert.True(answer.IsAccepted ^ answer.Refusal is not null);
                }
            }
        }
    }

    private static FileTransaction Transaction => new(1, Applications.Digests("t"));

    private static FilePledge To(PartyId pledgee) =>
        new(Samples.Pledge(1).Content with { Pledgee = pledgee });

    private static bool[] Pledged(World world) =>
        [.. world.State<AssetState>(Stream).Rights.Select(right => right.Pledged)];

    private static World Registered(World world, FilePledge file, int number = 1)
    {
        world.Accepted(Stream, Cast.HolderAgent, file);
        world.Accepted(Stream, Cast.PartnerAgent, new ConfirmPledge(number));
        world.Accepted(Stream, Cast.Approver, new RegisterPledge(number));
        return world;
    }

    private static World In(PledgeStatus status)
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.HolderAgent, Samples.Pledge(1, 3));
        switch (status)
        {
            case PledgeStatus.Filed:
                break;
            case PledgeStatus.Withdrawn:
                world.Accepted(Stream, Cast.HolderAgent, new WithdrawPledge(1, "撤回。"));
                break;
            case PledgeStatus.Released:
                world.Accepted(Stream, Cast.PartnerAgent, new ReleasePledge(1, "不接受出质。"));
                break;
            default:
                world.Accepted(Stream, Cast.PartnerAgent, new ConfirmPledge(1));
                break;
        }

        if (status is PledgeStatus.Registered or PledgeStatus.Ended)
        {
            world.Accepted(Stream, Cast.Approver, new RegisterPledge(1));
        }

        if (status is PledgeStatus.Ended)
        {
            world.Today = Days.Of("2031-10-15");
            world.Accepted(Stream, Actor.Timer, new TickAsset());
        }

        return world;
    }
}
