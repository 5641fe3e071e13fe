using CsCheck;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

public sealed class ApplicationRulesTests
{
    private static readonly string[] Applicable =
        ["always", "joint", "personal-information", "important-data", "authorised-operation",
        "transfer", "succession", "change", "destruction"];

    [Fact]
    public void Data_of_organs_in_their_duties_is_not_registered()
    {
        var official = Applications.Produced with
        {
            Category = DataCategory.Public,
            PublicOrigin = PublicOrigin.OfficialDuties,
        };

        Assert.Equal("第十五条第一项", Refuses("official-data", official).Clause.Article);
        CaseFile.Blank().Refused("official-data", Cast.Of(Cast.Organ, "organ-1"), new FileRegistration(
            Applications.For(Cast.Organ, Applications.Produced)));
    }

    [Fact]
    public void Products_of_authorised_operation_are_registered_after_the_public_data_registration()
    {
        var product = Applications.Derived with
        {
            Category = DataCategory.Public,
            PublicOrigin = PublicOrigin.AuthorisedOperation,
        };

        var refusal = Refuses("material-missing", product);
        Assert.Equal(("第十五条第二项", "public-registration"), (refusal.Clause.Article, refusal.Detail));
        Refuses("authorised-operation-product-only", product with { Kind = AssetKind.Resource });
        var registered = Adding(product, MaterialKind.PublicRegistration);
        refusal = Refuses("material-missing", registered);
        Assert.Equal(("W25 二（六）3", "egress-review"), (refusal.Clause.ToString(), refusal.Detail));
        Admits(Adding(registered, MaterialKind.EgressReview));
    }

    [Fact]
    public void A_utility_registers_what_it_produced_while_it_served() => Admits(Applications.Produced with
    {
        Category = DataCategory.Public,
        PublicOrigin = PublicOrigin.Utility,
        Rights = [Applications.Claim(Cast.Holder, RightKind.Hold), Applications.Claim(Cast.Holder, RightKind.Use)],
    });

    [Theory]
    [InlineData(MaterialKind.Identity)]
    [InlineData(MaterialKind.LawfulAcquisition)]
    [InlineData(MaterialKind.DataSample)]
    [InlineData(MaterialKind.DataDescription)]
    public void The_usual_materials_are_always_needed(MaterialKind kind)
    {
        var refusal = Refuses("material-missing", Applications.Derived with { Materials = Applications.Without(kind) });
        Assert.Equal((WireName.Of(kind), "第三十三条第二款"), (refusal.Detail, refusal.Clause.Article));
    }

    [Fact]
    public void Personal_information_and_important_data_need_proof_of_compliance()
    {
        var personal = Applications.Derived with { PersonalInformation = true };
        var important = Applications.Derived with { Grade = DataGrade.Important };

        Assert.Equal("personal-information", Refuses("material-missing", personal).Detail);
        Refuses("material-missing", Applications.Derived with { Category = DataCategory.Personal });
        Refuses("material-missing", important);
        Admits(Adding(Adding(personal, MaterialKind.PersonalInformation), MaterialKind.Anonymisation));
        Admits(Adding(important, MaterialKind.ImportantData));
    }

    [Fact]
    public void Joint_applicants_show_that_all_apply() => Refuses("material-missing", Applications.Derived with
    {
        Applicants = [Cast.Holder, Cast.Partner],
    });

    [Fact]
    public void Every_condition_on_materials_is_one_that_is_asked() =>
        Assert.All(Law.G35.Materials, rule => Assert.Contains(rule.When, Applicable));

    [Fact]
    public void Core_data_is_refused_and_no_grade_is_understated()
    {
        Refuses("core-data", Applications.Derived with { Grade = DataGrade.Core });
        Refuses("core-data", Applications.Derived with
        {
            Impacts = [new Impact(ImpactObject.NationalSecurity, ImpactDegree.Serious)],
        });
        Refuses("grade-understated", Applications.Derived with
        {
            Impacts = [new Impact(ImpactObject.PublicInterest, ImpactDegree.Serious)],
        });
    }

    [Fact]
    public void The_highest_impact_decides_the_grade() =>
        Gen.Select(Gen.Enum<ImpactObject>(), Gen.Enum<ImpactDegree>()).Array[0, 6].Sample(impacts =>
            Assert.Equal(
                impacts.Select(i => Grading.Of(i.Item1, i.Item2)).Append(DataGrade.General).Max(),
                Grading.Of(impacts.Select(i => new Impact(i.Item1, i.Item2)))));

    [Theory]
    [InlineData(ImpactObject.NationalSecurity, "important,core,core")]
    [InlineData(ImpactObject.EconomicOperation, "general,important,core")]
    [InlineData(ImpactObject.SocialOrder, "general,important,core")]
    [InlineData(ImpactObject.PublicInterest, "general,important,core")]
    [InlineData(ImpactObject.OrganisationInterest, "general,general,general")]
    [InlineData(ImpactObject.IndividualInterest, "general,general,general")]
    public void The_matrix_of_grades_is_that_of_the_standard(ImpactObject on, string grades) => Assert.Equal(
        grades,
        string.Join(',', Enum.GetValues<ImpactDegree>().Select(degree => WireName.Of(Grading.Of(on, degree)))));

    [Fact]
    public void A_name_has_forty_characters_and_an_overview_four_hundred()
    {
        Admits(With(Applications.Description with { Name = Long(40), Overview = Long(400) }));
        Refuses("name-too-long", With(Applications.Description with { Name = Long(41) }));
        Refuses("overview-too-long", With(Applications.Description with { Overview = Long(401) }));
    }

    [Fact]
    public void A_character_outside_the_basic_plane_counts_once() =>
        Admits(With(Applications.Description with { Name = string.Concat(Enumerable.Repeat("𠀀", 40)) }));

    [Fact]
    public void Applicants_are_registered_parties_and_never_the_registrar()
    {
        Refuses("applicant-unknown", Applications.Derived with { Applicants = [Cast.Holder, Cast.Stranger] });
        CaseFile.Blank().Refused("registrar-as-applicant", Cast.Of(Cast.Operator, "own"), new FileRegistration(
            Applications.For(Cast.Operator, Applications.Produced)));
    }

    [Fact]
    public void Only_applicants_get_rights_and_each_right_once()
    {
        Refuses("holder-not-applicant", Applications.Derived with { Rights = Applications.AllThree(Cast.Partner) });
        Refuses("right-claimed-twice", Applications.Derived with
        {
            Rights = [Applications.Claim(Cast.Holder, RightKind.Use), Applications.Claim(Cast.Holder, RightKind.Use)],
        });
        Refuses("term-out-of-range", Applications.Derived with
        {
            Rights = [Applications.Claim(Cast.Holder, RightKind.Use, until: Days.Of("2026-09-27"))],
        });
    }

    [Fact]
    public void A_party_files_for_itself_or_with_a_power_of_attorney()
    {
        var file = CaseFile.Blank();
        file.Refused("not-the-applicant", Cast.PartnerAgent, new FileRegistration(Applications.Derived));
        file.Act(Cast.PartnerAgent, new FileRegistration(Applications.Derived with
        {
            Materials = [.. Applications.Derived.Materials, Applications.Paper(MaterialKind.PowerOfAttorney)],
        }));
        file.Act(Cast.PartnerAgent, new WithdrawRegistration("委托人撤回。"));
    }

    private static Application Adding(Application application, MaterialKind kind) =>
        application with { Materials = application.Materials.Add(Applications.Paper(kind)) };

    private static Application With(Description description) => Applications.Derived with { Description = description };

    private static string Long(int characters) => new('数', characters);

    private static Refusal Refuses(string code, Application application) =>
        CaseFile.Blank().Refused(code, Cast.HolderAgent, new FileRegistration(application));

    private static void Admits(Application application) =>
        CaseFile.Blank().Act(Cast.HolderAgent, new FileRegistration(application));
}
