using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

public sealed class ChangeTests
{
    [Fact]
    public void A_changed_description_stands_on_a_new_certificate_that_supersedes_the_old_one()
    {
        var asset = Later.Completed(Later.Change()).Asset();

        Assert.Equal([CertificateStatus.Superseded, CertificateStatus.Valid], asset.Certificates.Select(c => c.Status));
        Assert.Equal(Later.Change().Description, asset.Certificates[1].Description);
        Assert.Equal(Days.Of("2031-10-14"), asset.Certificates[1].Until);
        Assert.Equal(CaseFile.Certified().World.State<AssetState>(Applications.Asset.Stream).Rights, asset.Rights);
    }

    [Fact]
    public void A_change_changes_something_for_all_rights_of_the_certificate_and_shows_it()
    {
        Refused("nothing-changed", Later.Change() with { Description = Applications.Description });
        Refused("certificate-not-valid", Later.Change() with { Rights = [1, 2] });
        Refused("material-missing", Later.Change() with { Materials = [] });
        Refused("name-too-long", Later.Change() with
        {
            Description = Applications.Description with { Name = new string('名', 41) },
        });
        Refused("overview-too-long", Later.Change() with
        {
            Description = Applications.Description with { Overview = new string('述', 401) },
        });

        static void Refused(string code, LaterApplication application) =>
            new CaseFile(CaseFile.Certified().World, CaseFile.Second).On("2026-11-02").Refused(
                code, Cast.HolderAgent, new ApplyForRegistration(application));
    }

    [Fact]
    public void What_is_corrected_stays_about_the_same()
    {
        var file = Later.Filed(Later.Change()).Act(
            Cast.Clerk, new RequestCorrection(["请补充佐证材料。"], Days.Of("2026-11-09")));
        file.Refused("correction-changes-subject", Cast.HolderAgent, new AmendApplication(Later.Renewal()));
        file.Refused("correction-changes-subject", Cast.HolderAgent, new AmendApplication(Later.Change() with
        {
            Certificate = CertificateCode.Parse("SJ4212026100002"),
        }));
        file.Refused("correction-changes-subject", Cast.HolderAgent, new AmendApplication(Later.Change() with
        {
            Applicants = [Cast.Holder, Cast.Partner],
        }));
        file.Refused("not-the-applicant", Cast.PartnerAgent, new AmendApplication(Later.Change()));
        file.Act(Cast.HolderAgent, new AmendApplication(Later.Change()));
        Assert.Equal(CaseStatus.Filed, file.State.Status);
    }
}
