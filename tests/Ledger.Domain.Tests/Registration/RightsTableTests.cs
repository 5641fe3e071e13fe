using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

/// <summary>数据产权登记工作指引（试行） article 21: which rights each source admits.</summary>
public sealed class RightsTableTests
{
    [Theory]
    [InlineData("own-production", "hold,use,operate")]
    [InlineData("commissioned-collection", "hold,use,operate")]
    [InlineData("natural-person", "hold,use,operate")]
    [InlineData("open-collection", "hold,use")]
    [InlineData("open-collection-product", "hold,use,operate")]
    [InlineData("fusion-by-contract", "hold,use,operate")]
    [InlineData("fusion-without-terms", "hold,use")]
    [InlineData("derivation", "hold,use,operate")]
    [InlineData("entrusted-processing", "")]
    [InlineData("agreement", "hold,use,operate")]
    public void Each_basis_admits_the_rights_of_article_21(string basis, string rights) =>
        Assert.Equal(rights, string.Join(',', Law.G35.Bases[basis].Rights.Select(WireName.Of)));

    [Fact]
    public void Collected_open_data_is_refused_the_third_right_with_the_clause()
    {
        var refusal = CaseFile.Blank().Refused("right-not-admitted", Cast.HolderAgent, new FileRegistration(
            Applications.Collected with { Rights = Applications.AllThree(Cast.Holder) }));

        Assert.Equal("G35 第二十一条第一款第四项", refusal.Clause.ToString());
        Assert.Equal("operate", refusal.Detail);
    }

    [Fact]
    public void Collected_open_data_is_registered_to_hold_and_to_use()
    {
        var rights = CaseFile.Certified(Applications.Collected).World
            .State<AssetState>(Applications.Raw.Stream).Rights;
        Assert.Equal([RightKind.Hold, RightKind.Use], rights.Select(right => right.Kind));
    }

    [Fact]
    public void A_product_that_does_not_replace_what_it_was_collected_from_has_all_three()
    {
        var product = Applications.Collected with
        {
            Kind = AssetKind.Product,
            Source = Applications.Collected.Source with { Basis = "open-collection-product" },
            Rights = Applications.AllThree(Cast.Holder),
        };

        Refuses("material-missing", product);
        Admits(product with { Materials = Applications.With(MaterialKind.NonSubstitution) });
        Refuses("basis-does-not-fit-kind", product with { Kind = AssetKind.Resource });
    }

    [Fact]
    public void Fused_data_without_terms_is_operated_only_with_the_consent_of_the_others()
    {
        var fused = Applications.Produced with
        {
            Source = Applications.Produced.Source with { Basis = "fusion-without-terms" },
        };

        Refuses("right-not-admitted", fused);
        Admits(fused with { Materials = Applications.With(MaterialKind.ParticipantsConsent) });
        Admits(fused with { Rights = [Applications.Claim(Cast.Holder, RightKind.Use)] });
    }

    [Fact]
    public void An_entrusted_processor_has_no_right_unless_law_or_contract_gives_one()
    {
        var entrusted = Applications.Produced with
        {
            Source = Applications.Produced.Source with { Basis = "entrusted-processing" },
            Rights = [Applications.Claim(Cast.Holder, RightKind.Hold)],
        };

        var refusal = Refuses("right-not-admitted", entrusted);
        Assert.Equal("第二十一条第一款第七项", refusal.Clause.Article);
        Admits(entrusted with { Materials = Applications.With(MaterialKind.EntrustmentException) });
    }

    [Fact]
    public void Only_a_natural_person_relies_on_the_basis_of_natural_persons()
    {
        var own = Applications.Produced with
        {
            Source = Applications.Produced.Source with { Basis = "natural-person" },
        };

        Refuses("basis-for-natural-persons", own);
        CaseFile.Blank().Act(Cast.PersonAgent, new FileRegistration(own with
        {
            Applicants = [Cast.Person],
            Rights = Applications.AllThree(Cast.Person),
        }));
    }

    [Fact]
    public void A_contract_or_commission_must_be_shown()
    {
        var agreed = Applications.Produced with
        {
            Source = Applications.Produced.Source with { Kind = SourceKind.Agreement, Basis = "agreement" },
        };

        Refuses("material-missing", agreed);
        Admits(agreed with { Materials = Applications.With(MaterialKind.Contract) });
        Refuses("material-missing", agreed with
        {
            Source = agreed.Source with { Basis = "commissioned-collection" },
        });
    }

    [Fact]
    public void Derivation_shows_the_right_to_use_what_it_was_made_from()
    {
        Refuses("source-not-shown", Applications.Derived with
        {
            Materials = Applications.Without(MaterialKind.SourceUseRight),
        });
        Refuses("material-missing", Applications.Derived with
        {
            Materials = Applications.Without(MaterialKind.SubstantiveChange),
        });
        Refuses("source-not-usable", From(Applications.Raw));
        Refuses("source-is-itself", From(Applications.Asset));
    }

    [Fact]
    public void Derivation_from_a_registered_asset_needs_the_right_to_use_it()
    {
        var world = CaseFile.Certified(Applications.Collected).World;
        var second = new CaseFile(world, CaseFile.Second);

        second.Refused("source-not-usable", Cast.PartnerAgent, new FileRegistration(From(Applications.Raw) with
        {
            Applicants = [Cast.Partner],
            Rights = Applications.AllThree(Cast.Partner),
        }));
        second.Act(Cast.HolderAgent, new FileRegistration(From(Applications.Raw)));
    }

    [Fact]
    public void A_basis_goes_with_the_source_it_belongs_to()
    {
        Refuses("basis-does-not-fit-source", Applications.Derived with
        {
            Source = Applications.Derived.Source with { Kind = SourceKind.Automated },
        });
        Refuses("basis-unknown", Applications.Derived with
        {
            Source = Applications.Derived.Source with { Basis = "first-come" },
        });
    }

    private static Application From(AssetId source) => Applications.Derived with
    {
        Source = Applications.Derived.Source with { Assets = [source] },
        Materials = Applications.Without(MaterialKind.SourceUseRight),
    };

    private static Refusal Refuses(string code, Application application) =>
        CaseFile.Blank().Refused(code, Cast.HolderAgent, new FileRegistration(application));

    private static void Admits(Application application) =>
        CaseFile.Blank().Act(Cast.HolderAgent, new FileRegistration(application));
}
