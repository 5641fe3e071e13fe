using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests;

/// <summary>The derived product beside two lists that its holder collected and registered.</summary>
internal static class Lineage
{
    public static readonly AssetId Other = AssetId.Parse("cccccccccccccccccccccccccccccccc");

    private static readonly CaseId RawCase = CaseId.Parse("11111111111111111111111111111112");
    private static readonly CaseId OtherCase = CaseId.Parse("11111111111111111111111111111113");

    public static World World()
    {
        var world = CaseFile.Certified().World;
        Register(world, RawCase, Applications.Collected);
        Register(world, OtherCase, Applications.Collected with
        {
            Asset = Other, Content = Applications.Digests("other"),
        });
        return world;
    }

    public static DeclareSources Derived(params AssetId[] sources) => new(new SourceDeclaration(
        SourceRelation.Derived, [.. sources.Select(source => new DeclaredSource(source, null))], "加工、校核、关联形成。"));

    /// <summary>Handled on the day that it is in the world, without a notice.</summary>
    public static void Register(World world, CaseId id, Application application)
    {
        var file = new CaseFile(world, id);
        foreach (var (actor, command) in new (Actor, CaseCommand)[]
        {
            (Cast.Of(application.Applicants[0], "agent"), new FileRegistration(application with
            {
                NoticeExemption = "涉及商业秘密。",
            })),
            (Cast.Clerk, new AcceptRegistration()),
            (Cast.Reviewer, CaseFile.Findings(true)),
            (Cast.Approver, new WithholdNotice("理由正当。")),
            (Cast.Approver, new RecordEvidence("NDE", world.Today)),
            (Cast.Approver, new CertifyRegistration(5)),
        })
        {
            file.Act(actor, command);
        }
    }
}
