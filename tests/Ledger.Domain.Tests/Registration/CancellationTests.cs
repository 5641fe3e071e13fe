using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

public sealed class CancellationTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    [Fact]
    public void A_cancellation_on_application_ends_rights_and_certificate_and_the_assets_status_follows()
    {
        var file = Later.Completed(Later.Cancellation(1, 2, 3));
        var asset = file.Asset();

        Assert.All(asset.Rights, right => Assert.Equal(RightStatus.Ended, right.Status));
        Assert.Equal(CertificateStatus.Cancelled, asset.Certificates[0].Status);
        Assert.Equal(AssetStatus.Cancelled, asset.Record!.Status);
        Assert.Equal(CaseStatus.Completed, file.State.Status);
        Assert.Null(file.State.Number);
        Assert.Contains(
            "\"status\":\"cancelled\"", file.World.Public[StateKey.Of(Applications.Asset)].Value.ToString());
    }

    [Fact]
    public void A_cancellation_of_some_rights_leaves_the_others()
    {
        var asset = Later.Completed(Later.Cancellation(2)).Asset();
        Assert.Equal((AssetStatus.Registered, CertificateStatus.Adjusted), (
            asset.Record!.Status, asset.Certificates[0].Status));
        Assert.True(asset.HasRight(Cast.Holder, RightKind.Hold, Days.Of("2026-11-02")));
        Assert.False(asset.HasRight(Cast.Holder, RightKind.Use, Days.Of("2026-11-02")));
    }

    [Fact]
    public void Destroyed_data_is_shown_to_be_destroyed()
    {
        var destroyed = Later.Cancellation(1, 2, 3) with { Ground = CancellationGround.Destruction };
        new CaseFile(CaseFile.Certified().World, CaseFile.Second).On("2026-11-02").Refused(
            "material-missing", Cast.HolderAgent, new ApplyForRegistration(destroyed));
        Later.Completed(destroyed with { Materials = [Applications.Paper(MaterialKind.DestructionEvidence)] });
    }

    [Fact]
    public void A_pledged_right_is_given_up_only_with_the_pledgees_consent_and_a_frozen_one_not_at_all()
    {
        var file = Later.Evidenced(Later.Filed(Later.Cancellation(1), world: Pledged(1)));
        file.Refused("right-pledged", Cast.Approver, new CompleteRegistration());

        var agreed = Later.Filed(Later.Cancellation(1), world: Pledged(1))
            .Act(Cast.PartnerAgent, new JoinApplication());
        agreed = Later.Evidenced(agreed).Act(Cast.Approver, new CompleteRegistration());
        Assert.Equal(PledgeStatus.Ended, agreed.Asset().Pledges[0].Status);

        var frozen = CaseFile.Certified().World;
        frozen.Accepted(Stream, Cast.Clerk, Samples.Seizure(1));
        new CaseFile(frozen, CaseFile.Second).Refused(
            "right-frozen", Cast.HolderAgent, new ApplyForRegistration(Later.Cancellation(1)));
    }

    [Fact]
    public void The_registrar_cancels_of_its_own_motion_with_reasons_and_four_eyes()
    {
        var both = Cast.Staff("both", Role.Reviewer, Role.Approver);
        var file = new CaseFile(CaseFile.Certified().World, CaseFile.Second).On("2026-11-02")
            .Act(both, new OpenCancellation(Later.Revocation(1, 2, 3), "生效裁决认定登记错误。"));
        file.Refused("not-in-this-state", Cast.HolderAgent, new WithdrawRegistration("撤回。"));
        file.Refused("four-eyes", both, new RecordEvidence("NDE-2", Days.Of("2026-11-02")));
        file.Act(Cast.Approver, new RecordEvidence("NDE-2", Days.Of("2026-11-02")));
        file.Refused("four-eyes", both, new CompleteRegistration());
        file.Act(Cast.Approver, new CompleteRegistration());

        Assert.All(file.Asset().Rights, right => Assert.Equal(RightStatus.Revoked, right.Status));
        Assert.Equal(AssetStatus.Cancelled, file.Asset().Record!.Status);
    }

    [Fact]
    public void Holders_give_up_or_show_destruction_and_every_other_ground_is_the_registrars()
    {
        var blank = new CaseFile(CaseFile.Certified().World, CaseFile.Second).On("2026-11-02");
        blank.Refused("ground-not-open", Cast.HolderAgent, new ApplyForRegistration(Later.Revocation(1)));
        blank.Refused("ground-not-open", Cast.Reviewer, new OpenCancellation(Later.Cancellation(1), "注销。"));
        blank.Refused("not-registrar-staff", Cast.HolderAgent, new OpenCancellation(Later.Revocation(1), "注销。"));
    }

    private static World Pledged(params uint[] rights)
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.HolderAgent, Samples.Pledge(rights));
        world.Accepted(Stream, Cast.PartnerAgent, new ConfirmPledge(1));
        world.Accepted(Stream, Cast.Approver, new RegisterPledge(1));
        return world;
    }
}
