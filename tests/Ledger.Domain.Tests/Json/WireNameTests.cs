using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Domain.Orders;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Json;

/// <summary>Every spelling that stands in events and payloads; none may change.</summary>
public sealed class WireNameTests
{
    [Fact]
    public void Spellings_of_assets_are_these_for_ever()
    {
        Spelled<AssetKind>("resource product");
        Spelled<AssetStatus>("registered cancelled lapsed");
        Spelled<DataCategory>("public enterprise personal");
        Spelled<PublicOrigin>("official-duties authorised-operation utility");
        Spelled<DataGrade>("general important core");
        Spelled<RightKind>("hold use operate");
        Spelled<RightStatus>("in-force ended revoked");
        Spelled<SourceKind>("collected agreement automated derived");
        Spelled<MaterialKind>(
            "identity lawful-acquisition data-sample data-description contract non-substitution participants-consent "
            + "source-use-right substantive-change entrustment-exception public-registration personal-information "
            + "important-data joint-application power-of-attorney objection-evidence other "
            + "change-evidence destruction-evidence evidence-preservation product-information application-scenario "
            + "risk-assessment holder-consent error-proof personal-consent anonymisation lawful-opening egress-review "
            + "succession-evidence sketch");
        Spelled<Domain.Lists.DataListKind>("circulation important-data");
        Spelled<CertificateStatus>("valid adjusted superseded cancelled lapsed");
        Spelled<EndCause>("transferred cancelled revoked lapsed surrendered terminated upstream succeeded");
        Spelled<SourceRelation>("derived fused version");
        Spelled<SourceBasis>("declared observed");
        Spelled<RevocationGround>("agreed non-performance breach frustration other-law");
        Spelled<DisputeStatus>(
            "filed dismissed notified accepted contested concluded settled referred decided");
        Spelled<PledgeStatus>("filed confirmed registered released withdrawn ended");
        Spelled<RemarkKind>("seizure control condition other");
        Spelled<RemarkAuthority>("court procuratorate police administration other-authority registry");
        Spelled<ImpactObject>(
            "national-security economic-operation social-order public-interest "
            + "organisation-interest individual-interest");
        Spelled<ImpactDegree>("ordinary serious extremely-serious");
    }

    [Fact]
    public void Spellings_of_descriptions_are_these_for_ever()
    {
        Spelled<RegionScope>("international national provincial municipal county below-county");
        Spelled<UpdateFrequency>("daily weekly monthly yearly on-demand real-time other");
        Spelled<DataMedium>("image text video audio table other");
        Spelled<DataStructure>("structured semi-structured unstructured");
    }

    [Fact]
    public void Spellings_of_cases_and_parties_are_these_for_ever()
    {
        Spelled<CaseStatus>(
            "filed correction-requested accepted evidence-requested reviewed noticed objected cleared evidenced "
            + "certified refused declined withdrawn terminated lapsed completed");
        Spelled<Domain.Registrars.RegistrarStatus>(
            "declared recommended declined practising suspended leaving exit-agreed handing-over exited removed");
        Spelled<Domain.Registrars.InstitutionKind>("enterprise public-institution");
        Spelled<Domain.Registrars.QualificationProof>(
            "premises funding governance registration-rules reviewer-rules security-rules incident-plan exit-plan "
            + "protection-filing");
        Spelled<Domain.Registrars.FeeKind>("registration query other");
        Spelled<Domain.Registrars.RegistrarChangeKind>(
            "name domicile capital representative control other-matter");
        Spelled<Domain.Registrars.RegistrarChangeStatus>("reported confirmed rejected recorded");
        Spelled<Domain.Registrars.GuidanceForm>("supervision talk");
        Spelled<Domain.Registrars.MisconductKind>("wrong-registration tampering leak other-violation");
        Spelled<LaterType>("transfer change renewal cancellation");
        Spelled<CancellationGround>("application destruction objection other-law");
        Spelled<FindingItem>("description source rights");
        Spelled<RefusalGround>("harm unlawful-source ownership-dispute concealment other-law");
        Spelled<DocumentsStatus>("restricted erased");
        Spelled<PartyKind>("organisation natural-person");
        Spelled<LegalForm>("legal-person unincorporated");
        Spelled<MemberRole>("administrator handler reader");
        Spelled<RestorationStatus>("proposed confirmed declined lapsed");
        Spelled<Role>("clerk reviewer approver operator supervisor authority");
        Spelled<StreamKind>("asset case party registry registrar log catalogue datum demand census order");
    }

    [Theory]
    [InlineData("None")]
    [InlineData("none")]
    [InlineData("Filed")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_the_spelling_itself_is_read(string? text) =>
        Assert.False(WireName.TryParse<CaseStatus>(text, out _));

    [Fact]
    public void Spellings_of_the_catalogue_are_these_for_ever()
    {
        Spelled<CatalogueCategory>("public enterprise other-non-public");
        Spelled<SharingMode>("unconditional conditional withheld");
        Spelled<CatalogueStatus>("compiled inspected confirmed published withdrawn");
        Spelled<AccessKind>("file interface model verification");
        Spelled<QualityDimension>("conformity completeness accuracy consistency timeliness accessibility");
        Spelled<DataTreatment>("cleansing masking deduplication other");
        Spelled<OpeningMode>("unconditional directed authorised");
        Spelled<OpeningStatus>("closed proposed open");
        Spelled<BarStatus>("free proposed barred");
        Spelled<NegativeGround>("state-secret trade-secret privacy public-safety other-law");
        Spelled<DemandSide>("government society enterprise");
        Spelled<DemandPurpose>("public-governance public-welfare industry research");
        Spelled<DemandStatus>("filed listed matched supplied refused objected met declined withdrawn");
        Spelled<SupplyObjectionGround>("refusal late quality mismatch");
    }

    [Fact]
    public void Spellings_of_orders_are_these_for_ever()
    {
        Spelled<OrderAct>("disclose freeze lift");
        Spelled<OrderAuthority>("court arbitration procuratorate police state-security foreign");
        Spelled<OrderStatus>("filed verified executed refused withdrawn");
        Spelled<OrderRefusalGround>("document competence approval subject");
        Spelled<DisclosureMatter>("rights transactions egress cases");
    }

    private static void Spelled<T>(string names)
        where T : struct, Enum
    {
        Assert.Equal(names.Split(' '), WireName.All<T>());
        Assert.All(WireName.All<T>(), name =>
        {
            Assert.True(WireName.TryParse<T>(name, out var value));
            Assert.Equal(name, WireName.Of(value));
        });
    }
}
