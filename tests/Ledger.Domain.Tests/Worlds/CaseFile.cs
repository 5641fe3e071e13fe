using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests;

/// <summary>One case in a world, brought to a state by the acts that lead there on fixed days.</summary>
internal sealed class CaseFile(World world, CaseId id)
{
    public static readonly CaseId First = CaseId.Parse("cccccccccccccccccccccccccccccccc");
    public static readonly CaseId Second = CaseId.Parse("dddddddddddddddddddddddddddddddd");

    public World World => world;

    public StreamName Stream => id.Stream;

    public CaseState State => world.State<CaseState>(id.Stream);

    /// <summary>A new case that nobody has filed yet, on Monday 28 September 2026.</summary>
    public static CaseFile Blank(CaseId? id = null) => new(Cast.World(), id ?? First);

    /// <summary>
    /// Filed on Monday 28 September 2026: the answer is due on Thursday 8 October.
    /// </summary>
    public static CaseFile Filed(Application? application = null, Actor? by = null) =>
        Blank().Act(by ?? Cast.HolderAgent, new FileRegistration(application ?? Applications.Derived));

    /// <summary>Accepted on Tuesday 29 September 2026.</summary>
    public static CaseFile Accepted(Application? application = null, Actor? by = null) =>
        Filed(application, by).On("2026-09-29").Act(Cast.Clerk, new AcceptRegistration());

    /// <summary>Reviewed on Wednesday 30 September 2026.</summary>
    public static CaseFile Reviewed(Application? application = null, Actor? by = null) =>
        Accepted(application, by).On("2026-09-30").Act(Cast.Reviewer, Findings(true));

    /// <summary>Published on Wednesday 30 September 2026: the notice ends with Tuesday 13 October.</summary>
    public static CaseFile Noticed(Application? application = null, Actor? by = null) =>
        Reviewed(application, by).Act(Cast.Clerk, new PublishNotice("NDR-2026-0930-001"));

    /// <summary>Recorded in the national system on Wednesday 14 October 2026.</summary>
    public static CaseFile Evidenced(Application? application = null, Actor? by = null) =>
        Noticed(application, by).On("2026-10-14").Act(
            Cast.Approver, new RecordEvidence("NDE-2026-1014-001", Days.Of("2026-10-14")));

    /// <summary>Certified on Thursday 15 October 2026 for five years.</summary>
    public static CaseFile Certified(Application? application = null, Actor? by = null) =>
        Evidenced(application, by).On("2026-10-15").Act(Cast.Approver, new CertifyRegistration(5));

    public static ReviewRegistration Findings(bool satisfied) => new(
    [
        new Finding(FindingItem.Description, true, "名称、概述与样例一致。"),
        new Finding(FindingItem.Source, true, "来源合规，佐证齐全。"),
        new Finding(FindingItem.Rights, satisfied, satisfied ? "权属明确。" : "权属佐证不足。"),
    ]);

    public CaseFile On(string day)
    {
        world.Today = Days.Of(day);
        return this;
    }

    public CaseFile Act(Actor actor, CaseCommand command)
    {
        world.Accepted(id.Stream, actor, command);
        return this;
    }

    public Refusal Refused(string code, Actor actor, CaseCommand command) =>
        world.Refused(code, id.Stream, actor, command);
}
