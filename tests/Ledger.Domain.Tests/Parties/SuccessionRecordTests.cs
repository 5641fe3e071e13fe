using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Parties;

/// <summary>
/// It is put on record that an organisation merged or divided (Civil Code articles 59, 67 and 69): what is no more
/// applies for nothing, gets nothing and does nothing.
/// </summary>
public sealed class SuccessionRecordTests
{
    private static StreamName Stream => Cast.Partner.Stream;

    [Fact]
    public void What_merged_is_marked_ended_where_everybody_sees_it()
    {
        var world = Heirlooms.World();
        world.Accepted(Stream, Heirlooms.Heir, Heirlooms.Merger);
        Assert.Null(world.State<PartyState>(Stream).EndedOn);
        Assert.DoesNotContain("ended", world.Public[StateKey.Of(Cast.Partner)].Value.ToString());

        world.Accepted(Stream, Cast.Approver, new ConfirmSuccession(1));
        var party = world.State<PartyState>(Stream);
        Assert.Equal((world.Today, Cast.Stranger), (party.EndedOn, party.MergedInto));
        Assert.Contains(
            "\"ended\":\"2026-11-01\"", world.Public[StateKey.Of(Cast.Partner)].Value.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_ended_does_nothing_any_more()
    {
        var world = Heirlooms.World().Succeeded();
        var asset = Applications.Asset.Stream;
        world.Refused("party-ended", Stream, Cast.PartnerAgent, new AddKey(Cast.Key("new")));
        world.Refused("party-ended", asset, Cast.PartnerAgent, new ReleasePledge(1, "已清偿。"));
        world.Refused("party-ended", asset, Cast.PartnerAgent, new FileTransaction(1, Applications.Digests("t")));
        world.Refused("party-ended", asset, Cast.PartnerAgent, new SurrenderRight(4, "不再需要。"));
        new CaseFile(world, CaseFile.Second).Refused(
            "party-ended", Cast.PartnerAgent, new FileRegistration(Applications.Derived));
        var refusal = world.Refused(
            "party-ended", asset, Cast.PartnerAgent, new GiveConsent(Applications.Digests("act"), world.Today));
        Assert.Equal("民法典 第五十九条", refusal.Clause.ToString());
    }

    [Fact]
    public void Nothing_is_given_to_what_ended()
    {
        var world = Heirlooms.World().Succeeded();
        world.Refused("party-ended", Cast.HolderAgent, new GrantRight(Contracts.Use));
        world.Refused("party-ended", Cast.HolderAgent, Samples.Pledge(2));
        world.Refused("party-ended", Cast.HolderAgent, new ShareRight(new ShareContent(
            2, [new Share(Cast.Holder, new Fraction(1, 2)), new Share(Cast.Partner, new Fraction(1, 2))], null,
            Applications.Digests("joint"))));
        new CaseFile(world, CaseFile.Second).Refused(
            "party-ended", Cast.HolderAgent, new ApplyForRegistration(Later.Transfer(1, 2)));
        new CaseFile(world, CaseFile.Second).Refused("party-ended", Cast.HolderAgent, new FileRegistration(
            Applications.Derived with { Applicants = [Cast.Holder, Cast.Partner] }));
    }

    [Fact]
    public void Evidence_is_not_recorded_for_an_applicant_that_ended_meanwhile()
    {
        var file = Later.Filed(Later.Change(), world: Heirlooms.Present(CaseFile.Certified().World, Cast.Stranger));
        file.Act(Cast.Clerk, new AcceptRegistration()).Act(Cast.Reviewer, CaseFile.Findings(true))
            .Act(Cast.Approver, new WithholdNotice("理由正当。"));
        file.World.Succeeded(of: Cast.Holder);
        file.Refused("party-ended", Cast.Approver, new RecordEvidence("NDE-2", file.World.Today));
        file.Act(Cast.Approver, new RefuseRegistration(RefusalGround.OtherLaw, "申请人已合并终止。"));
    }

    [Fact]
    public void What_is_in_evidence_is_registered_whatever_became_of_the_applicant_since()
    {
        var file = CaseFile.Evidenced();
        Heirlooms.Present(file.World, Cast.Stranger).Succeeded(of: Cast.Holder);
        file.On("2026-10-15").Act(Cast.Approver, new CertifyRegistration(5));
        Assert.Equal(CaseStatus.Certified, file.State.Status);
    }

    [Fact]
    public void The_rights_of_what_ended_are_cancelled_ex_officio_all_the_same()
    {
        var world = Heirlooms.Present(CaseFile.Certified().World, Cast.Stranger).Succeeded(of: Cast.Holder);
        new CaseFile(world, CaseFile.Second).Act(
            Cast.Reviewer, new OpenCancellation(Later.Revocation(1), "生效裁决。"))
            .Act(Cast.Approver, new RecordEvidence("NDE-3", world.Today))
            .Act(Cast.Approver, new CompleteRegistration());
        Assert.Equal(RightStatus.Revoked, world.State<AssetState>(Applications.Asset.Stream).Rights[0].Status);
    }

    [Fact]
    public void A_case_of_a_successor_puts_the_merger_on_record_once()
    {
        var world = CaseFile.Certified().World;
        var merger = Later.Transfer(1) with
        {
            Applicants = [Cast.Partner],
            Succession = new Succession(SuccessionKind.Merger, Cast.Holder),
            Materials = [Applications.Paper(MaterialKind.SuccessionEvidence)],
        };
        Complete(world, merger, CaseFile.Second);
        var party = world.State<PartyState>(Cast.Holder.Stream);
        Assert.Equal(
            new PartySuccession(SuccessionKind.Merger, Cast.Partner, true, SuccessionStatus.Confirmed, CaseFile.Second),
            Assert.Single(party.Successions));
        Assert.NotNull(party.EndedOn);

        var another = merger with { Rights = [2], Applicants = [Cast.Organ], Transferee = Cast.Organ };
        var file = new CaseFile(world, CaseId.Parse(new string('e', 32)));
        file.Refused("succeeded-by-another", Cast.OrganAgent, new ApplyForRegistration(another));
        Complete(world, merger with { Rights = [2, 3] }, CaseId.Parse(new string('e', 32)));
        Assert.Single(world.State<PartyState>(Cast.Holder.Stream).Successions);
    }

    [Fact]
    public void Whoever_the_successor_merged_into_since_applies_for_the_rights()
    {
        var world = Heirlooms.Present(Heirlooms.Present(CaseFile.Certified().World, Cast.Stranger), Heirlooms.Further);
        world.Succeeded(of: Cast.Holder);
        world.Succeeded(heir: Heirlooms.FurtherHeir, of: Cast.Stranger);
        Complete(world, Later.Transfer(1, 2, 3) with
        {
            Applicants = [Heirlooms.Further],
            Transferee = Heirlooms.Further,
            Succession = new Succession(SuccessionKind.Merger, Cast.Holder),
            Materials = [Applications.Paper(MaterialKind.SuccessionEvidence)],
        }, CaseFile.Second);
        Assert.Equal(Heirlooms.Further, world.State<AssetState>(Applications.Asset.Stream).Rights[^1].Holder);
    }

    [Fact]
    public void A_division_leaves_the_organisation_or_ends_it()
    {
        var world = Heirlooms.World().Succeeded(Heirlooms.Division());
        Assert.Null(world.State<PartyState>(Stream).EndedOn);
        world.Accepted(Stream, Cast.PartnerAgent, new AddKey(Cast.Key("new")));

        world = Heirlooms.World().Succeeded(Heirlooms.Division(true));
        Assert.NotNull(world.State<PartyState>(Stream).EndedOn);
        Assert.Null(world.State<PartyState>(Stream).MergedInto);
        world.Refused("succeeded-by-another", Stream, Cast.OrganAgent, Heirlooms.Merger);
        world.Accepted(Stream, Cast.OrganAgent, Heirlooms.Division(true));
    }

    [Fact]
    public void It_is_filed_by_another_organisation_with_evidence_and_put_on_record_by_an_approver()
    {
        var world = Heirlooms.World();
        world.Refused("successor-is-itself", Stream, Cast.PartnerAgent, Heirlooms.Merger);
        world.Refused("registrar-as-applicant", Stream, Cast.Clerk, Heirlooms.Merger);
        world.Refused("registrar-as-applicant", Cast.Operator.Stream, Heirlooms.Heir, Heirlooms.Merger);
        world.Refused("succession-not-of-organisations", Stream, Cast.PersonAgent, Heirlooms.Merger);
        world.Refused("succession-not-of-organisations", Cast.Person.Stream, Heirlooms.Heir, Heirlooms.Merger);
        world.Refused("party-unknown", Heirlooms.Further.Stream, Heirlooms.Heir, Heirlooms.Merger);
        world.Refused("material-missing", Stream, Heirlooms.Heir, Heirlooms.Merger with
        {
            Materials = [Applications.Paper(MaterialKind.Contract)],
        });
        world.Accepted(Stream, Heirlooms.Heir, Heirlooms.Merger);
        world.Refused("succession-known", Stream, Heirlooms.Heir, Heirlooms.Merger);
        world.Refused("not-registrar-staff", Stream, Heirlooms.Heir, new ConfirmSuccession(1));
        world.Refused("role-required", Stream, Cast.Clerk, new ConfirmSuccession(1));
        world.Refused("succession-not-open", Stream, Cast.Approver, new ConfirmSuccession(2));
        world.Accepted(Stream, Cast.Approver, new DeclineSuccession(1, "未见注销登记。"));
        world.Refused("succession-not-open", Stream, Cast.Approver, new ConfirmSuccession(1));
        world.Accepted(Stream, Heirlooms.Heir, Heirlooms.Merger);
        world.Accepted(Stream, Cast.OrganAgent, Heirlooms.Merger);
        world.Accepted(Stream, Cast.Approver, new ConfirmSuccession(3));
        world.Refused("succeeded-by-another", Stream, Cast.Approver, new ConfirmSuccession(2));
    }

    private static void Complete(World world, LaterApplication application, CaseId id)
    {
        var file = new CaseFile(world, id).On("2026-11-02")
            .Act(Cast.Of(application.Applicants[0], "agent"), new ApplyForRegistration(application));
        Later.Evidenced(file).Act(Cast.Approver, new CompleteRegistration());
    }
}
