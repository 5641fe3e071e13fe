using Ledger.Domain.Registrars;

namespace Ledger.Domain.Tests.Registrars;

/// <summary>The guide, articles 7 to 9: what a registrar has, and how it comes into the catalogue.</summary>
public sealed class QualificationTests
{
    private static Qualification Has => RegistrarFile.Qualification;

    private static Qualification Enterprise => Has with
    {
        Kind = InstitutionKind.Enterprise, PaidInCapital = 100_000_000,
    };

    [Fact]
    public void An_enterprise_has_paid_in_a_hundred_million_and_a_public_institution_is_funded()
    {
        Declares(Enterprise);
        Refuses("第七条第一项", Enterprise with { PaidInCapital = 99_999_999 });
        Refuses("第七条第一项", Without(QualificationProof.Funding));
        Declares(Enterprise with { Proofs = Without(QualificationProof.Funding).Proofs });
    }

    [Fact]
    public void It_has_a_seat_of_its_own() => Refuses("第七条第二项", Without(QualificationProof.Premises));

    [Fact]
    public void It_has_two_years_of_experience() => Refuses("第七条第三项", Has with { ExperienceYears = 1 });

    [Theory]
    [InlineData(QualificationProof.Governance)]
    [InlineData(QualificationProof.RegistrationRules)]
    [InlineData(QualificationProof.ReviewerRules)]
    [InlineData(QualificationProof.SecurityRules)]
    [InlineData(QualificationProof.IncidentPlan)]
    [InlineData(QualificationProof.ExitPlan)]
    public void It_has_rules_and_plans_for_all_it_does(QualificationProof kind) => Refuses("第七条第四项", Without(kind));

    [Fact]
    public void Its_reviewers_have_worked_for_three_years()
    {
        Refuses("第七条第五项", Has with { ReviewerYears = 2 });
        Declares(Has);
    }

    [Fact]
    public void Its_system_is_protected_at_the_third_level_and_filed()
    {
        Refuses("第七条第六项", Has with { ProtectionLevel = 2 });
        Refuses("第七条第六项", Without(QualificationProof.ProtectionFiling));
    }

    [Fact]
    public void It_did_nothing_wrong_for_three_years()
    {
        Refuses("第七条第七项", Has with { LastViolation = Days.Of("2023-09-29") });
        Declares(Has with { LastViolation = Days.Of("2023-09-28") });
        Declares(Has with { LastViolation = null });
    }

    [Fact]
    public void It_is_listed_once_it_was_recommended_and_selected()
    {
        var file = RegistrarFile.In(RegistrarStatus.Recommended);
        file.Refused("listing-date-out-of-range", Cast.Supervisor, new Enlist("国数综", Days.Of("2026-09-29")));
        file.Refused("listing-date-out-of-range", Cast.Supervisor, new Enlist("国数综", Days.Of("2026-09-27")));
        file.Act(Cast.Supervisor, new Enlist("国数综〔2026〕50号", Days.Of("2026-09-28")));
        Assert.Equal(
            (RegistrarStatus.Practising, "国数综〔2026〕50号", Days.Of("2026-09-28")),
            (file.State.Status, file.State.Reference, file.State.ListedOn!.Value));
    }

    [Fact]
    public void Whoever_was_declined_may_declare_itself_again() =>
        RegistrarFile.In(RegistrarStatus.Declined).Act(Cast.Keeper, new Declare(Has));

    private static Qualification Without(QualificationProof kind) =>
        Has with { Proofs = [.. Has.Proofs.Where(proof => proof.Kind != kind)] };

    private static void Declares(Qualification has) => RegistrarFile.Declared(has);

    private static void Refuses(string article, Qualification has) => Assert.Equal(
        new Clause("G35", article),
        RegistrarFile.Blank().Refused("not-qualified", Cast.Keeper, new Declare(has)).Clause);
}
