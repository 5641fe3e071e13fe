using Ledger.Domain.PublicData;
using Ledger.Domain.Registrars;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registrars;

/// <summary>What the registrar's own standing does to registration.</summary>
public sealed class RegistrationEffectTests
{
    [Theory]
    [InlineData(RegistrarStatus.None, true)]
    [InlineData(RegistrarStatus.Declared, false)]
    [InlineData(RegistrarStatus.Recommended, false)]
    [InlineData(RegistrarStatus.Declined, false)]
    [InlineData(RegistrarStatus.Practising, true)]
    [InlineData(RegistrarStatus.Suspended, false)]
    [InlineData(RegistrarStatus.Leaving, true)]
    [InlineData(RegistrarStatus.ExitAgreed, true)]
    [InlineData(RegistrarStatus.HandingOver, false)]
    [InlineData(RegistrarStatus.Exited, false)]
    [InlineData(RegistrarStatus.Removed, false)]
    public void Only_a_registrar_in_the_catalogue_takes_a_new_case(RegistrarStatus status, bool takes)
    {
        var world = RegistrarFile.In(status).World;
        foreach (var (stream, actor, command) in (ReadOnlySpan<(StreamName, Actor, Command)>)
        [
            (CaseFile.First.Stream, Cast.HolderAgent, new FileRegistration(Applications.Derived)),
            (PublicFile.Second.Stream, Cast.OrganAgent, new AnnounceOperation(
                new PublicAnnouncement([Cast.Organ], "核验服务", Days.Of("2025-08-20")))),
            (PublicFile.First.Stream, Cast.OrganAgent, new FilePublicData(PublicFile.Application)),
        ])
        {
            if (takes)
            {
                world.Accepted(stream, actor, command);
            }
            else
            {
                Assert.Equal(
                    WireName.Of(status), world.Refused("registrar-not-practising", stream, actor, command).Detail);
            }
        }
    }

    [Fact]
    public void Under_the_guide_a_suspended_registrar_takes_no_case()
    {
        var refusal = RegistrarFile.Suspended().World.Refused(
            "registrar-not-practising", CaseFile.First.Stream, Cast.HolderAgent,
            new FileRegistration(Applications.Derived));
        Assert.Equal("G35 第三条第六款", refusal.Clause.ToString());
    }

    [Fact]
    public void Under_the_measures_a_suspended_registrar_takes_no_case()
    {
        var refusal = RegistrarFile.Suspended().World.Refused(
            "registrar-not-practising", PublicFile.First.Stream, Cast.OrganAgent,
            new FilePublicData(PublicFile.Application));
        Assert.Equal("M26 第十九条", refusal.Clause.ToString());
    }

    [Fact]
    public void A_suspended_registrar_goes_on_with_its_cases_but_publishes_none()
    {
        var registrar = RegistrarFile.Practising();
        var file = new CaseFile(registrar.World, CaseFile.First)
            .Act(Cast.HolderAgent, new FileRegistration(Applications.Derived)).On("2026-09-30")
            .Act(Cast.Clerk, new AcceptRegistration());
        registrar.Act(Cast.Supervisor, new FindMisconduct(
            MisconductKind.Tampering, false, "篡改登记信息。", Applications.Digests("evidence")));
        registrar.Act(Cast.Supervisor, new Suspend(1, Days.Of("2026-10-30")));
        file.Act(Cast.Reviewer, CaseFile.Findings(true));
        var refusal = file.Refused("publication-suspended", Cast.Clerk, new PublishNotice("NDR-1"));
        Assert.Equal("第三十八条第一款", refusal.Clause.Article);
        registrar.Act(Cast.Supervisor, new Resume("已改正。"));
        file.Act(Cast.Clerk, new PublishNotice("NDR-1"));
    }

    [Fact]
    public void What_was_registered_stands_when_the_registrar_is_gone()
    {
        var world = CaseFile.Certified().World;
        new RegistrarFile(world).Act(Cast.Keeper, new Declare(RegistrarFile.Qualification))
            .Act(Cast.Supervisor, new Recommend("鄂数据函〔2026〕1号", "符合。"))
            .Act(Cast.Supervisor, new Enlist("国数综〔2026〕50号", world.Today))
            .Act(Cast.Supervisor, new FindMisconduct(
                MisconductKind.Tampering, true, "伪造登记凭证。", Applications.Digests("evidence")))
            .Act(Cast.Supervisor, new Remove(1, "国数综〔2026〕90号"));
        world.Accepted(
            Applications.Asset.Stream, Cast.HolderAgent,
            new Domain.Assets.FileTransaction(1, Applications.Digests("t")));
        world.Refused(
            "registrar-not-practising", CaseFile.Second.Stream, Cast.HolderAgent,
            new FileRegistration(Applications.Collected));
    }
}
