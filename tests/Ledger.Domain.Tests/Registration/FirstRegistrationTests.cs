using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

public sealed class FirstRegistrationTests
{
    [Fact]
    public void A_derived_product_goes_from_filing_to_three_rights_and_a_numbered_certificate()
    {
        var file = CaseFile.Certified();

        Assert.Equal(CaseStatus.Certified, file.State.Status);
        Assert.Equal(CertificateCode.Parse("SJ4212026100001"), file.State.Number);
        Assert.Equal(Days.Of("2031-10-14"), file.State.Until);
        var asset = file.World.State<AssetState>(Applications.Asset.Stream);
        Assert.Equal([RightKind.Hold, RightKind.Use, RightKind.Operate], asset.Rights.Select(right => right.Kind));
        Assert.All(asset.Rights, right => Assert.True(right.IsInForce(Days.Of("2031-10-14"))));
        Assert.All(asset.Rights, right => Assert.False(right.IsInForce(Days.Of("2026-10-13"))));
        Assert.Equal(CertificateCode.Parse("SJ4212026100001"), asset.Certificates[0].Number);
    }

    [Fact]
    public void Certifying_writes_case_and_asset_in_one_entry()
    {
        var outcome = Certify(CaseFile.Evidenced());

        Assert.Equal("registration.certified", outcome.Type);
        Assert.Equal(
            [CaseFile.First.Stream, Applications.Asset.Stream], outcome.Writes.Select(write => write.At.Stream));
        Assert.Equal(
            ["asset.registered", "right.granted", "right.granted", "right.granted", "certificate.issued"],
            outcome.Writes[1].Events.Select(e => e.Type));
        Assert.Equal("SJ421202610", outcome.Series.ToString());
        Assert.Equal(
            [Cast.Operator.Stream, Cast.Holder.Stream, StreamName.Registry],
            outcome.Reads.Select(read => read.Stream));
    }

    [Fact]
    public void The_public_effects_have_exactly_the_agreed_members()
    {
        var effects = Certify(CaseFile.Evidenced()).Effects;

        Assert.Equal(
            [
                $"case/{CaseFile.First}", $"asset/{Applications.Asset}", $"right/{Applications.Asset}/1",
                $"right/{Applications.Asset}/2", $"right/{Applications.Asset}/3", "certificate/{number}",
            ],
            effects.Select(effect => effect.Key.ToString()));
        Assert.Equal(
            """{"asset":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","status":"certified"}""", effects[0].Value.ToString());
        Assert.True(effects[1].Value.HasExactly("kind", "status", "content"));
        Assert.True(effects[2].Value.HasExactly(
            "kind", "holder", "from", "until", "terms", "status", "exclusive", "pledged", "frozen"));
        Assert.True(effects[5].Value.HasExactly("asset", "case", "status", "until", "sha256", "sm3"));
        Assert.Contains("\"from\":\"2026-10-14\"", effects[2].Value.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"until\":\"2031-10-14\"", effects[2].Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_public_names_the_holder_or_the_data()
    {
        var text = string.Concat(Certify(CaseFile.Evidenced()).Effects.Select(effect => effect.Value.ToString()));

        Assert.DoesNotContain(Cast.Holder.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("行政区划", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_holder_has_one_name_under_an_asset_and_another_under_another()
    {
        var file = CaseFile.Certified(Applications.Collected);
        var second = new CaseFile(file.World, CaseFile.Second);
        Certified(second, Applications.Derived with
        {
            Materials = Applications.With(MaterialKind.SubstantiveChange),
            Source = Applications.Derived.Source with { Assets = [Applications.Raw] },
        });

        var raw = file.World.State<AssetState>(Applications.Raw.Stream).Rights;
        var derived = file.World.State<AssetState>(Applications.Asset.Stream).Rights;
        Assert.Single(raw.Select(right => right.HolderName).Distinct());
        Assert.Single(derived.Select(right => right.HolderName).Distinct());
        Assert.NotEqual(raw[0].HolderName, derived[0].HolderName);
    }

    [Fact]
    public void A_holder_keeps_its_name_under_an_asset_from_case_to_case()
    {
        var file = CaseFile.Certified(Applications.For(Cast.Holder, Applications.Derived, RightKind.Hold));
        Certified(
            new CaseFile(file.World, CaseFile.Second),
            Applications.For(Cast.Holder, Applications.Derived, RightKind.Use));

        var rights = file.World.State<AssetState>(Applications.Asset.Stream).Rights;
        Assert.Equal(2, rights.Count);
        Assert.Equal(rights[0].HolderName, rights[1].HolderName);
    }

    [Fact]
    public void Joint_applicants_may_have_the_same_right_side_by_side()
    {
        var file = CaseFile.Certified(Joint(false));

        var asset = file.World.State<AssetState>(Applications.Asset.Stream);
        Assert.Equal([Cast.Holder, Cast.Partner], asset.Rights.Select(right => right.Holder));
        Assert.True(asset.HasRight(Cast.Holder, RightKind.Use, Days.Of("2026-10-14")));
        Assert.True(asset.HasRight(Cast.Partner, RightKind.Use, Days.Of("2026-10-14")));
        Assert.False(asset.HasRight(Cast.Partner, RightKind.Operate, Days.Of("2026-10-14")));
    }

    [Fact]
    public void A_second_holder_registers_a_right_over_the_same_data_later()
    {
        var file = CaseFile.Certified();
        var second = new CaseFile(file.World, CaseFile.Second);
        Certified(
            second,
            Applications.For(Cast.Partner, Applications.Derived, RightKind.Use),
            Cast.PartnerAgent);

        var asset = file.World.State<AssetState>(Applications.Asset.Stream);
        Assert.Equal(4u, asset.Rights[3].Ordinal);
        Assert.Equal(["SJ4212026100001", "SJ4212026110001"], asset.Certificates.Select(c => c.Number.ToString()));
        Assert.Equal(2UL, file.World.Version(Applications.Asset.Stream));
    }

    [Fact]
    public void Two_exclusive_holders_of_one_right_are_refused() =>
        CaseFile.Blank().Refused("exclusive-right-overlaps", Cast.HolderAgent, new FileRegistration(Joint(true)));

    [Fact]
    public void An_exclusive_right_is_refused_beside_one_already_registered()
    {
        var file = CaseFile.Certified();
        new CaseFile(file.World, CaseFile.Second).Refused(
            "exclusive-right-overlaps",
            Cast.PartnerAgent,
            new FileRegistration(Applications.Derived with
            {
                Applicants = [Cast.Partner],
                Rights = [Applications.Claim(Cast.Partner, RightKind.Use, exclusive: true)],
            }));
    }

    [Fact]
    public void Exclusive_rights_that_do_not_meet_in_scope_are_registered_beside_each_other()
    {
        var file = CaseFile.Certified(Applications.Derived with { Rights = [Exclusive(Cast.Holder, Contracts.Hubei)] });
        new CaseFile(file.World, CaseFile.Second).Refused(
            "exclusive-right-overlaps",
            Cast.PartnerAgent,
            new FileRegistration(Applications.Derived with
            {
                Applicants = [Cast.Partner], Rights = [Exclusive(Cast.Partner, Contracts.Wuhan)],
            }));
        Certified(
            new CaseFile(file.World, CaseFile.Second).On("2026-10-16"),
            Applications.Derived with
            {
                Applicants = [Cast.Partner], Rights = [Exclusive(Cast.Partner, Contracts.Jiangsu)],
            },
            Cast.PartnerAgent);
        Assert.Equal(Contracts.Jiangsu, file.World.Asset().Rights[1].Terms.Scope);

        static Allocation Exclusive(PartyId holder, Domain.Assets.Scope.RightScope scope) =>
            Applications.Claim(holder, RightKind.Use, exclusive: true) with { Scope = scope };
    }

    [Fact]
    public void What_was_registered_meanwhile_is_looked_at_again_when_certifying()
    {
        var file = CaseFile.Evidenced(Applications.Derived with
        {
            Rights = [Applications.Claim(Cast.Holder, RightKind.Use, exclusive: true)],
        });
        Certified(
            new CaseFile(file.World, CaseFile.Second).On("2026-10-14"),
            Applications.For(Cast.Partner, Applications.Derived, RightKind.Use),
            Cast.PartnerAgent);

        file.Refused("exclusive-right-overlaps", Cast.Approver, new CertifyRegistration(5));
    }

    [Fact]
    public void The_same_holder_cannot_register_the_same_right_twice()
    {
        var file = CaseFile.Certified();
        new CaseFile(file.World, CaseFile.Second)
            .Refused("right-already-registered", Cast.HolderAgent, new FileRegistration(Applications.Derived));
    }

    [Fact]
    public void A_registered_asset_cannot_take_other_content()
    {
        var file = CaseFile.Certified();
        new CaseFile(file.World, CaseFile.Second).Refused(
            "content-differs",
            Cast.PartnerAgent,
            new FileRegistration(Applications.Derived with
            {
                Applicants = [Cast.Partner],
                Rights = [Applications.Claim(Cast.Partner, RightKind.Use)],
                Content = Applications.Digests("another"),
            }));
    }

    [Fact]
    public void A_shorter_term_of_its_own_ends_a_right_before_the_registration()
    {
        var file = CaseFile.Certified(Applications.Derived with
        {
            Rights =
            [
                Applications.Claim(Cast.Holder, RightKind.Hold, until: Days.Of("2027-12-31")),
                Applications.Claim(Cast.Holder, RightKind.Use, until: Days.Of("2040-12-31")),
            ],
        });

        var rights = file.World.State<AssetState>(Applications.Asset.Stream).Rights;
        Assert.Equal([Days.Of("2027-12-31"), Days.Of("2031-10-14")], rights.Select(right => right.Until));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(100)]
    public void A_registration_is_valid_for_five_years_at_most(int years) =>
        CaseFile.Evidenced().Refused("validity-too-long", Cast.Approver, new CertifyRegistration(years));

    private static Outcome Certify(CaseFile file) =>
        file.World.Accepted(file.Stream, Cast.Approver, new CertifyRegistration(5));

    private static Application Joint(bool exclusive) => Applications.Derived with
    {
        Applicants = [Cast.Holder, Cast.Partner],
        Rights =
        [
            Applications.Claim(Cast.Holder, RightKind.Use, exclusive),
            Applications.Claim(Cast.Partner, RightKind.Use, exclusive),
        ],
        Materials = [.. Applications.Derived.Materials, Applications.Paper(MaterialKind.JointApplication)],
    };

    /// <summary>Filed on 19 October, certified on 2 November 2026.</summary>
    private static void Certified(CaseFile file, Application application, Actor? applicant = null) =>
        file.On("2026-10-19").Act(applicant ?? Cast.HolderAgent, new FileRegistration(application))
            .On("2026-10-20").Act(Cast.Clerk, new AcceptRegistration())
            .On("2026-10-21").Act(Cast.Reviewer, CaseFile.Findings(true))
            .Act(Cast.Clerk, new PublishNotice("NDR-2026-1021-002"))
            .On("2026-10-29").Act(Cast.Approver, new RecordEvidence("NDE-2026-1029-002", Days.Of("2026-10-29")))
            .On("2026-11-02").Act(Cast.Approver, new CertifyRegistration(3));
}
