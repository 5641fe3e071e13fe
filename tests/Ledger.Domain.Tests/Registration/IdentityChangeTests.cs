using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

/// <summary>A holder is called otherwise: 变更登记 of the guide's article 35.</summary>
public sealed class IdentityChangeTests
{
    private static readonly Organisation Renamed = new(
        "湖北行政区划数据集团有限公司", SocialCreditCode.Parse("91420100MA4K00029N"), LegalForm.LegalPerson,
        DivisionCode.Parse("420100"));

    private static LaterApplication Application => Later.Change() with
    {
        Description = null, Identity = new IdentityChange(Cast.Holder, Renamed),
    };

    [Fact]
    public void The_holder_is_called_so_from_its_own_stream_on_and_its_certificate_is_issued_anew()
    {
        var file = Later.Evidenced(Later.Filed(Application));
        var before = file.World.State<PartyState>(Cast.Holder.Stream);
        var outcome = file.World.Accepted(file.Stream, Cast.Approver, new CompleteRegistration());

        Assert.Equal(
            [file.Stream, Applications.Asset.Stream, Cast.Holder.Stream],
            outcome.Writes.Select(write => write.At.Stream));
        var party = file.World.State<PartyState>(Cast.Holder.Stream);
        Assert.Equal((Renamed, before.Organisation), (party.Organisation, Assert.Single(party.Former)));
        Assert.Equal(before.Keys, party.Keys);
        Assert.Equal(
            [CertificateStatus.Superseded, CertificateStatus.Valid], file.Asset().Certificates.Select(c => c.Status));
        Assert.Equal(Applications.Description, file.Asset().Certificates[1].Description);
    }

    [Fact]
    public void The_rights_and_what_stands_over_them_stay_and_nobody_reads_a_name_in_public()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Applications.Asset.Stream, Cast.HolderAgent, Samples.Pledge(3));
        world.Accepted(Applications.Asset.Stream, Cast.PartnerAgent, new ConfirmPledge(1));
        world.Accepted(Applications.Asset.Stream, Cast.Approver, new RegisterPledge(1));
        world.Accepted(Applications.Asset.Stream, Cast.Clerk, Samples.Seizure(1));
        var before = world.State<AssetState>(Applications.Asset.Stream);
        var party = world.Public[StateKey.Of(Cast.Holder)];

        var asset = Later.Completed(Application, world: world).Asset();
        Assert.Equal(before.Rights, asset.Rights);
        Assert.Equal((before.Pledges, before.Remarks), (asset.Pledges, asset.Remarks));
        Assert.Equal(party, world.Public[StateKey.Of(Cast.Holder)]);
    }

    [Fact]
    public void Each_certificate_of_a_holder_follows_in_a_case_of_its_own()
    {
        var world = Lineage.World();
        var raw = world.State<AssetState>(Applications.Raw.Stream).Certificates[0].Number!.Value;
        Later.Completed(Application, world: world);
        var file = new CaseFile(world, CaseId.Parse(new string('e', 32)));
        file.Act(Cast.HolderAgent, new ApplyForRegistration(Application with
        {
            Asset = Applications.Raw, Certificate = raw, Rights = [1, 2],
        }));
        var outcome = Later.Evidenced(file).World.Accepted(file.Stream, Cast.Approver, new CompleteRegistration());
        Assert.Equal(2, outcome.Writes.Count);
        Assert.Contains(Cast.Holder.Stream, outcome.Reads.Select(read => read.Stream));
        Assert.Single(world.State<PartyState>(Cast.Holder.Stream).Former);
    }

    [Fact]
    public void A_certificate_is_issued_anew_once_and_not_again_as_it_is()
    {
        var world = CaseFile.Certified().World;
        var number = Later.Completed(Application, world: world).Asset().Certificates[^1].Number!.Value;
        var again = Application with { Certificate = number };
        var file = new CaseFile(world, CaseId.Parse(new string('e', 32)));
        file.Refused("nothing-changed", Cast.HolderAgent, new ApplyForRegistration(again));

        // A certificate that a change of the data brought since is issued to the holder as it is now.
        file.Act(Cast.HolderAgent, new ApplyForRegistration(Later.Change() with { Certificate = number }));
        number = Later.Evidenced(file).Act(Cast.Approver, new CompleteRegistration()).Asset()
            .Certificates[^1].Number!.Value;
        file = new CaseFile(world, CaseId.Parse(new string('f', 32)));
        again = again with { Certificate = number };
        file.Refused("nothing-changed", Cast.HolderAgent, new ApplyForRegistration(again));
        file.Act(Cast.HolderAgent, new ApplyForRegistration(again with
        {
            Identity = new IdentityChange(Cast.Holder, Renamed with { Form = LegalForm.Unincorporated }),
        }));
    }

    [Fact]
    public void The_identity_that_changes_is_that_of_a_holder_and_an_organisation_and_does_change()
    {
        Refused("identity-not-of-holder", new IdentityChange(Cast.Partner, Renamed));
        Refused("nothing-changed", new IdentityChange(Cast.Holder, Cast.Registration(Cast.Holder).Organisation!));
        Refused("official-data", new IdentityChange(Cast.Holder, Renamed with
        {
            Code = SocialCreditCode.Parse("114201000000000191"),
        }));
        new CaseFile(CaseFile.Certified().World, CaseFile.Second).On("2026-11-02").Refused(
            "material-missing", Cast.HolderAgent, new ApplyForRegistration(Application with { Materials = [] }));

        static void Refused(string code, IdentityChange identity) =>
            new CaseFile(CaseFile.Certified().World, CaseFile.Second).On("2026-11-02").Refused(
                code, Cast.HolderAgent, new ApplyForRegistration(Application with { Identity = identity }));
    }

    [Fact]
    public void A_natural_person_is_known_by_its_number()
    {
        var file = CaseFile.Certified(Applications.Derived with
        {
            Applicants = [Cast.Person],
            Rights = [Applications.Claim(Cast.Person, RightKind.Hold)],
        }, Cast.PersonAgent);
        new CaseFile(file.World, CaseFile.Second).On("2026-11-02").Refused(
            "identity-not-of-organisation", Cast.PersonAgent, new ApplyForRegistration(Application with
            {
                Applicants = [Cast.Person], Rights = [1], Identity = new IdentityChange(Cast.Person, Renamed),
            }));
    }

    [Fact]
    public void What_is_corrected_stays_about_the_same_holder()
    {
        var file = Later.Filed(Application).Act(
            Cast.Clerk, new RequestCorrection(["请补充佐证材料。"], Days.Of("2026-11-09")));
        file.Refused("correction-changes-subject", Cast.HolderAgent, new AmendApplication(Application with
        {
            Identity = new IdentityChange(Cast.Partner, Renamed),
        }));
        file.Act(Cast.HolderAgent, new AmendApplication(Application with
        {
            Identity = new IdentityChange(Cast.Holder, Renamed with { Form = LegalForm.Unincorporated }),
        }));
    }
}
