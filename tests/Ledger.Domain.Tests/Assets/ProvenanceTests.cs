using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;

namespace Ledger.Domain.Tests.Assets;

/// <summary>Where assets come from, as their own streams say it.</summary>
public sealed class ProvenanceTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    [Fact]
    public void A_registration_declares_the_assets_that_its_application_names()
    {
        var world = Lineage.World();
        var third = AssetId.Parse("dddddddddddddddddddddddddddddddd");
        Lineage.Register(world, CaseId.Parse("11111111111111111111111111111114"), Applications.Derived with
        {
            Asset = third,
            Content = Applications.Digests("third"),
            Source = Applications.Derived.Source with { Assets = [Applications.Raw, Lineage.Other] },
        });
        Assert.Equal(
            [(Applications.Raw, SourceBasis.Declared), (Lineage.Other, SourceBasis.Declared)],
            world.State<AssetState>(third.Stream).Sources.Select(link => (link.Source, link.Basis)));
        Assert.Empty(world.Asset().Sources);
    }

    [Fact]
    public void A_holder_declares_the_parts_of_a_fusion_and_they_make_one()
    {
        var world = Lineage.World();
        var fusion = ((DeclareSources)Samples.SourceCommands[0]).Declaration;
        world.Refused("parts-not-whole", Cast.HolderAgent, new DeclareSources(fusion with
        {
            Sources = [fusion.Sources[0], new DeclaredSource(Lineage.Other, new Fraction(1, 4))],
        }));
        var outcome = world.Accepted(Stream, Cast.HolderAgent, new DeclareSources(fusion));
        Assert.Empty(outcome.Effects);
        Assert.Equal(
            [new Fraction(2, 3), new Fraction(1, 3)], world.Asset().Sources.Select(link => link.Part!));
        Assert.Contains(Applications.Raw.Stream, outcome.Reads.Select(read => read.Stream));
    }

    [Fact]
    public void Whoever_derives_has_a_right_here_and_may_use_what_it_derives_from()
    {
        var world = Lineage.World();
        world.Refused("no-right-in-force", Cast.PartnerAgent, Lineage.Derived(Applications.Raw));
        world.Today = Days.Of("2026-11-01");
        world.Grant(Cast.HolderAgent, Contracts.Use);
        world.Refused("source-not-usable", Cast.PartnerAgent, Lineage.Derived(Applications.Raw));
        world.Accepted(Stream, Cast.HolderAgent, Lineage.Derived(Applications.Raw));
    }

    [Fact]
    public void A_source_is_said_once_and_is_another_registered_asset()
    {
        var world = Lineage.World();
        var nowhere = AssetId.Parse("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee");
        world.Refused("source-is-itself", Cast.HolderAgent, Lineage.Derived(Applications.Asset));
        world.Refused("asset-not-registered", Cast.HolderAgent, Lineage.Derived(nowhere));
        world.Accepted(Stream, Cast.HolderAgent, Lineage.Derived(Applications.Raw));
        world.Refused("source-known", Cast.HolderAgent, Lineage.Derived(Lineage.Other, Applications.Raw));
        world.Accepted(Stream, Cast.HolderAgent, new WithdrawSource(1, "来源记载有误。"));
        world.Accepted(Stream, Cast.HolderAgent, Lineage.Derived(Lineage.Other, Applications.Raw));
    }

    [Fact]
    public void Two_assets_do_not_come_from_each_other()
    {
        var world = Lineage.World();
        world.Accepted(Stream, Cast.HolderAgent, Lineage.Derived(Applications.Raw));
        var refusal = world.Refused(
            "source-circular", Applications.Raw.Stream, Cast.HolderAgent, Lineage.Derived(Applications.Asset));
        Assert.Equal($"{Applications.Asset} / {Applications.Raw.Stream}", refusal.Detail);
    }

    [Fact]
    public void A_reviewer_observes_a_source_on_evidence_and_an_approver_withdraws_it()
    {
        var world = Lineage.World();
        var both = Cast.Staff("both", Role.Reviewer, Role.Approver);
        world.Refused("not-registrar-staff", Cast.HolderAgent, Samples.SourceCommands[1]);
        world.Accepted(Stream, both, Samples.SourceCommands[1]);
        Assert.Equal(SourceBasis.Observed, world.Asset().Sources[0].Basis);

        world.Refused("four-eyes", both, new WithdrawSource(1, "比对有误。"));
        world.Refused("not-registrar-staff", Cast.HolderAgent, new WithdrawSource(1, "比对有误。"));
        world.Refused("source-link-unknown", Cast.Approver, new WithdrawSource(2, "比对有误。"));
        world.Accepted(Stream, Cast.Approver, new WithdrawSource(1, "比对有误。"));
        world.Refused("source-link-unknown", Cast.Approver, new WithdrawSource(1, "比对有误。"));
    }
}
