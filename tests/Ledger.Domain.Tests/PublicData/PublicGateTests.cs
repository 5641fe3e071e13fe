using Ledger.Domain.Assets;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.PublicData;

/// <summary>The guide, article 15: public data operates only after the registration of public data.</summary>
public sealed class PublicGateTests
{
    private static Application Product => Applications.Derived with
    {
        Category = DataCategory.Public,
        PublicOrigin = PublicOrigin.AuthorisedOperation,
        Materials = Applications.Derived.Materials
            .Add(Applications.Paper(MaterialKind.PublicRegistration))
            .Add(Applications.Paper(MaterialKind.EgressReview)),
        PublicRegistration = PublicFile.First,
    };

    [Fact]
    public void A_product_of_authorised_operation_rests_on_a_registration_that_stands()
    {
        var registered = PublicFile.Registered(PublicFile.Application with
        {
            Applicants = [Cast.Organ, Cast.Holder],
            Materials = PublicFile.Application.Materials.Add(Applications.Paper(MaterialKind.JointApplication)),
        });
        registered.World.Accepted(CaseFile.First.Stream, Cast.HolderAgent, new FileRegistration(Product));

        var refusal = registered.World.Refused(
            "public-registration-not-in-force", CaseFile.Second.Stream, Cast.HolderAgent,
            new FileRegistration(Product with { PublicRegistration = PublicFile.Second }));
        Assert.Equal("G35 第十五条第二项", refusal.Clause.ToString());

        registered.On("2028-10-10");
        registered.World.Refused(
            "public-registration-not-in-force", CaseFile.Second.Stream, Cast.HolderAgent,
            new FileRegistration(Product));
    }

    [Fact]
    public void A_product_is_not_registered_beyond_its_authorisation()
    {
        var world = PublicFile.Registered(PublicFile.Application with
        {
            Applicants = [Cast.Organ, Cast.Holder],
            Record = PublicFile.Record with { AuthorisedUntil = Days.Of("2028-08-19") },
            Materials = PublicFile.Application.Materials.Add(Applications.Paper(MaterialKind.JointApplication)),
        }).World;
        var file = new CaseFile(world, CaseFile.First).On("2026-09-28")
            .Act(Cast.HolderAgent, new FileRegistration(Product)).Act(Cast.Clerk, new AcceptRegistration())
            .Act(Cast.Reviewer, CaseFile.Findings(true)).Act(Cast.Clerk, new PublishNotice("NDR-1"))
            .On("2026-10-14").Act(Cast.Approver, new RecordEvidence("NDE-1", Days.Of("2026-10-14")));

        var refusal = file.Refused("beyond-authorisation", Cast.Approver, new CertifyRegistration(2));
        Assert.Equal(("W25 二（四）2", "2028-08-19"), (refusal.Clause.ToString(), refusal.Detail));
        file.Act(Cast.Approver, new CertifyRegistration(1));
    }

    [Fact]
    public void No_case_rests_on_itself()
    {
        Cast.World().Refused(
            "public-registration-not-in-force", PublicFile.First.Stream, Cast.HolderAgent,
            new FileRegistration(Product));
        PublicFile.Blank().Refused(
            "public-registration-not-there", Cast.OrganAgent, new FilePublicData(PublicFile.Later(PublicType.Change)));
    }

    [Fact]
    public void Somebody_elses_registration_is_no_ground() => PublicFile.Registered().World.Refused(
        "public-registration-not-in-force", CaseFile.First.Stream, Cast.HolderAgent, new FileRegistration(Product));
}
