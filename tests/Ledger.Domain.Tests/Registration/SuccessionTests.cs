using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

/// <summary>
/// An organisation merged or divided: its rights are its successor's (Civil Code article 67), who applies alone.
/// </summary>
public sealed class SuccessionTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    private static LaterApplication Merger(params uint[] rights) => Later.Transfer(rights) with
    {
        Applicants = [Cast.Partner],
        Succession = new Succession(SuccessionKind.Merger, Cast.Holder),
        Materials = [Applications.Paper(MaterialKind.SuccessionEvidence)],
    };

    [Fact]
    public void A_successor_by_merger_applies_alone_and_has_the_rights_as_they_were()
    {
        var file = Filed(Merger(1, 2, 3));
        Assert.Equal(Days.Of("2026-11-02"), file.State.ReceivedOn);
        var asset = Later.Evidenced(file).Act(Cast.Approver, new CompleteRegistration()).Asset();

        Assert.All(asset.Rights.Take(3), right => Assert.Equal(RightStatus.Ended, right.Status));
        Assert.All(asset.Rights.Skip(3), right => Assert.Equal(
            (Cast.Partner, Days.Of("2031-10-14"), right.Ordinal - 3), (right.Holder, right.Until, right.Replaces)));
        Assert.Equal(
            [CertificateStatus.Superseded, CertificateStatus.Valid], asset.Certificates.Select(c => c.Status));
        Assert.Equal(AssetStatus.Registered, asset.Record!.Status);
        var key = file.World.Public[StateKey.Right(Applications.Asset, 4)].Value.ToString();
        Assert.Contains(asset.Rights[3].HolderName.ToString(), key, StringComparison.Ordinal);
        Assert.NotEqual(asset.Rights[0].HolderName, asset.Rights[3].HolderName);
    }

    [Fact]
    public void By_a_division_a_part_goes_over_and_the_other_stays()
    {
        var asset = Later.Evidenced(Filed(Merger(3) with
        {
            Succession = new Succession(SuccessionKind.Division, Cast.Holder),
        })).Act(Cast.Approver, new CompleteRegistration()).Asset();
        Assert.Equal(
            [CertificateStatus.Adjusted, CertificateStatus.Valid], asset.Certificates.Select(c => c.Status));
        Assert.Equal([Cast.Holder, Cast.Holder, Cast.Partner], asset.Rights
            .Where(right => right.Status is RightStatus.InForce).Select(right => right.Holder));
    }

    [Fact]
    public void A_pledge_goes_over_with_all_that_it_is_over_and_can_be_released()
    {
        var world = Pledged(2, 3);
        var asset = Later.Evidenced(Filed(Merger(1, 2, 3), world))
            .Act(Cast.Approver, new CompleteRegistration()).Asset();
        var pledge = Assert.Single(asset.Pledges);
        Assert.Equal((PledgeStatus.Registered, Cast.Partner), (pledge.Status, pledge.Pledgor));
        Assert.Equal([5u, 6u], pledge.Content.Rights);
        Assert.Equal([false, true, true], asset.Rights.Skip(3).Select(right => right.Pledged));
        Assert.Contains("\"pledged\":true", world.Public[StateKey.Right(Applications.Asset, 5)].Value.ToString());

        world.Accepted(Stream, Cast.OrganAgent, new ReleasePledge(1, "已清偿。"));
        Assert.DoesNotContain(world.State<AssetState>(Stream).Rights, right => right.Pledged);
    }

    [Fact]
    public void A_pledge_is_not_divided_and_what_is_frozen_stays_until_it_is_lifted()
    {
        var world = Pledged(2, 3);
        Blank(world).Refused("right-pledged", Cast.PartnerAgent, new ApplyForRegistration(Merger(1, 2)));
        var file = Later.Evidenced(Filed(Merger(1, 2, 3), world));
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(1));
        file.Refused("right-frozen", Cast.Approver, new CompleteRegistration());
        world.Accepted(Stream, Cast.Approver, new LiftRemark(1, "R-2", "解除查封。"));
        file.Act(Cast.Approver, new CompleteRegistration());
    }

    [Fact]
    public void Conditions_and_contracts_stay_over_and_under_the_right_whoever_has_it()
    {
        var world = Contracts.Granted();
        world.Accepted(Stream, Cast.Clerk, new EnterRemark(
            Samples.Seizure(1).Content with { Kind = RemarkKind.Condition, Authority = RemarkAuthority.Registry }));
        var licence = world.Asset().Rights[^1];
        var successor = Merger(1, 2, 3) with { Applicants = [Cast.Organ], Transferee = Cast.Organ };
        var asset = Later.Evidenced(Filed(successor, world)).Act(Cast.Approver, new CompleteRegistration()).Asset();

        Assert.Equal([5u], Assert.Single(asset.Remarks).Content.Rights);
        Assert.Equal(Cast.Organ, asset.Above(asset.Right(licence.Ordinal)!)!.Holder);
        Assert.True(asset.Stands(asset.Right(licence.Ordinal)!, world.Today.AddDays(1)));
    }

    [Fact]
    public void Shares_of_a_right_held_jointly_stay_and_those_of_two_that_merged_are_one()
    {
        var world = Joint();
        var asset = Later.Evidenced(Filed(Merger(3), world)).Act(Cast.Approver, new CompleteRegistration()).Asset();
        Assert.Equal(
            [new Share(Cast.Partner, new Fraction(2, 3)), new Share(Cast.Organ, new Fraction(1, 3))],
            asset.Rights[^1].Shares);

        world = Joint();
        var file = Later.Evidenced(Filed(Merger(3) with { Applicants = [Cast.Organ], Transferee = Cast.Organ }, world));
        Assert.Empty(file.Act(Cast.Approver, new CompleteRegistration()).Asset().Rights[^1].Shares);
    }

    [Fact]
    public void The_predecessor_may_object_to_it_as_anybody()
    {
        var file = Filed(Merger(1, 2, 3)).Act(Cast.Clerk, new AcceptRegistration())
            .Act(Cast.Reviewer, CaseFile.Findings(true)).Act(Cast.Clerk, new PublishNotice("NDR-2"));
        file.Refused("objector-is-applicant", Cast.PartnerAgent, Objection);
        file.Act(Cast.HolderAgent, Objection);
        Assert.Equal(CaseStatus.Objected, file.State.Status);
    }

    [Fact]
    public void Both_are_organisations_and_the_rights_were_the_predecessors()
    {
        Refused("material-missing", Merger(1) with { Materials = [Applications.Paper(MaterialKind.Contract)] });
        Refused("applicants-not-the-holders", Merger(1) with { Applicants = [Cast.Holder, Cast.Partner] });
        Refused("rights-not-of-predecessor", Merger(1) with
        {
            Succession = new Succession(SuccessionKind.Merger, Cast.Organ),
        });
        Refused("transferee-not-another", Merger(1) with
        {
            Succession = new Succession(SuccessionKind.Merger, Cast.Partner),
        });
        Refused("succession-not-of-organisations", Merger(1) with
        {
            Applicants = [Cast.Person], Transferee = Cast.Person,
        });
        Blank(CaseFile.Certified().World).Refused(
            "not-the-applicant", Cast.HolderAgent, new ApplyForRegistration(Merger(1)));

        static void Refused(string code, LaterApplication application) => Blank(CaseFile.Certified().World).Refused(
            code, Cast.Of(application.Applicants[^1], "agent"), new ApplyForRegistration(application));
    }

    [Fact]
    public void What_is_corrected_stays_about_the_same_succession()
    {
        var file = Filed(Merger(1)).Act(Cast.Clerk, new RequestCorrection(["请补充。"], Days.Of("2026-11-09")));
        file.Refused("correction-changes-subject", Cast.PartnerAgent, new AmendApplication(Merger(1) with
        {
            Succession = new Succession(SuccessionKind.Division, Cast.Holder),
        }));
        file.Act(Cast.PartnerAgent, new AmendApplication(Merger(1, 2)));
    }

    private static ObjectToRegistration Objection =>
        new("合并协议尚未生效。", [Applications.Paper(MaterialKind.ObjectionEvidence)]);

    private static CaseFile Blank(World world) => new CaseFile(world, CaseFile.Second).On("2026-11-02");

    private static CaseFile Filed(LaterApplication application, World? world = null) =>
        Blank(world ?? CaseFile.Certified().World)
            .Act(Cast.Of(application.Applicants[0], "agent"), new ApplyForRegistration(application));

    private static World Pledged(params uint[] rights)
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.HolderAgent, new FilePledge(
            Samples.Pledge(1).Content with { Rights = [.. rights], Pledgee = Cast.Organ }));
        world.Accepted(Stream, Cast.OrganAgent, new ConfirmPledge(1));
        world.Accepted(Stream, Cast.Approver, new RegisterPledge(1));
        return world;
    }

    private static World Joint()
    {
        var world = CaseFile.Certified().World;
        world.Agreed(
            Cast.HolderAgent,
            new ShareRight(new ShareContent(
                3, [new Share(Cast.Holder, new Fraction(2, 3)), new Share(Cast.Organ, new Fraction(1, 3))], null,
                Applications.Digests("joint"))),
            Cast.Organ);
        return world;
    }
}
