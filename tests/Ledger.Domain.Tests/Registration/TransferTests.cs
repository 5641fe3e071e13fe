using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

public sealed class TransferTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    [Fact]
    public void The_transferor_keeps_nothing_of_what_is_transferred_and_the_transferee_has_it_as_it_was()
    {
        var asset = Later.Completed(Later.Transfer(2, 3)).Asset();

        Assert.Equal(
            [RightStatus.InForce, RightStatus.Ended, RightStatus.Ended, RightStatus.InForce, RightStatus.InForce],
            asset.Rights.Select(right => right.Status));
        Assert.All(asset.Rights.Skip(3), right => Assert.Equal(
            (Cast.Partner, Days.Of("2026-11-02"), Days.Of("2031-10-14")), (right.Holder, right.From, right.Until)));
        Assert.Equal([RightKind.Use, RightKind.Operate], asset.Rights.Skip(3).Select(right => right.Kind));
        Assert.False(asset.HasRight(Cast.Holder, RightKind.Use, Days.Of("2026-11-03")));
        Assert.Equal(AssetStatus.Registered, asset.Record!.Status);
    }

    [Fact]
    public void The_transferors_certificate_is_adjusted_and_the_transferee_gets_a_new_one()
    {
        var file = Later.Completed(Later.Transfer(2, 3));
        var certificates = file.Asset().Certificates;

        Assert.Equal([CertificateStatus.Adjusted, CertificateStatus.Valid], certificates.Select(c => c.Status));
        Assert.Equal([1u], certificates[0].Rights);
        Assert.Equal([4u, 5u], certificates[1].Rights);
        Assert.Equal("SJ4212026110001", certificates[1].Number.ToString());
        Assert.Contains("\"status\":\"adjusted\"", file.World.Public[StateKey.Of(Later.First)].Value.ToString());
    }

    [Fact]
    public void A_certificate_whose_rights_all_moved_is_superseded() => Assert.Equal(
        CertificateStatus.Superseded, Later.Completed(Later.Transfer(1, 2, 3)).Asset().Certificates[0].Status);

    [Fact]
    public void Transferor_and_transferee_apply_together()
    {
        var file = Later.Filed(Later.Transfer(3));
        Assert.Null(file.State.ReceivedOn);
        file.Refused("not-all-applied", Cast.Clerk, new AcceptRegistration());
        file.Refused("nothing-to-join", Cast.HolderAgent, new JoinApplication());
        file.Refused("nothing-to-join", Cast.PersonAgent, new JoinApplication());
        file.On("2026-11-10").Refused("nothing-due", Actor.Timer, new Tick());
        file.Act(Cast.PartnerAgent, new JoinApplication());
        Assert.Equal(Days.Of("2026-11-10"), file.State.ReceivedOn);
        file.Act(Cast.Clerk, new AcceptRegistration());
    }

    [Fact]
    public void The_applicants_are_the_transferor_and_somebody_else()
    {
        var blank = new CaseFile(CaseFile.Certified().World, CaseFile.Second).On("2026-11-02");
        Refused("applicants-not-the-holders", Later.Transfer(1) with { Applicants = [Cast.Holder] });
        Refused("applicants-not-the-holders", Later.Transfer(1) with
        {
            Applicants = [Cast.Holder, Cast.Person], Transferee = Cast.Partner,
        });
        Refused("transferee-not-another", Later.Transfer(1) with
        {
            Applicants = [Cast.Holder], Transferee = Cast.Holder,
        });
        Refused("registrar-as-applicant", Later.Transfer(1) with
        {
            Applicants = [Cast.Holder, Cast.Operator], Transferee = Cast.Operator,
        });
        Refused("applicant-unknown", Later.Transfer(1) with
        {
            Applicants = [Cast.Holder, Cast.Stranger], Transferee = Cast.Stranger,
        });
        Refused("material-missing", Later.Transfer(1) with { Materials = [] });
        Refused("certificate-not-valid", Later.Transfer(4));
        blank.Refused("not-the-applicant", Cast.PersonAgent, new ApplyForRegistration(Later.Transfer(1)));

        void Refused(string code, LaterApplication application) =>
            blank.Refused(code, Cast.HolderAgent, new ApplyForRegistration(application));
    }

    [Fact]
    public void What_is_pledged_or_frozen_is_not_transferred_also_when_it_became_so_meanwhile()
    {
        var file = Later.Evidenced(Later.Filed(Later.Transfer(3)));
        file.World.Accepted(Stream, Cast.Clerk, Samples.Seizure(3));
        file.Refused("right-frozen", Cast.Approver, new CompleteRegistration());
        file.World.Accepted(Stream, Cast.Approver, new LiftRemark(1, "R-2", "解除查封。"));

        file.World.Accepted(Stream, Cast.HolderAgent, Samples.Pledge(3));
        file.World.Accepted(Stream, Cast.PartnerAgent, new ConfirmPledge(1));
        file.World.Accepted(Stream, Cast.Approver, new RegisterPledge(1));
        file.Refused("right-pledged", Cast.Approver, new CompleteRegistration());
        new CaseFile(file.World, CaseFile.First).World.Refused(
            "right-pledged", CaseId.Parse(new string('e', 32)).Stream, Cast.HolderAgent,
            new ApplyForRegistration(Later.Transfer(3)));

        file.World.Accepted(Stream, Cast.PartnerAgent, new ReleasePledge(1, "同意转让。"));
        file.Act(Cast.Approver, new CompleteRegistration());
    }

    [Fact]
    public void A_right_moves_once()
    {
        var file = Later.Evidenced(Later.Filed(Later.Transfer(3)));
        var other = Later.Evidenced(
            Later.Filed(Later.Transfer(3), world: file.World, id: CaseId.Parse(new string('e', 32))));
        file.Act(Cast.Approver, new CompleteRegistration());
        other.Refused("certificate-not-valid", Cast.Approver, new CompleteRegistration());
    }

    [Fact]
    public void Nothing_follows_where_there_was_no_first_registration() =>
        new CaseFile(CaseFile.Evidenced().World, CaseFile.Second).Refused(
            "asset-not-registered", Cast.HolderAgent, new ApplyForRegistration(Later.Transfer(1)));
}
