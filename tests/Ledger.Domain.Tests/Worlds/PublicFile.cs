using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests;

/// <summary>
/// A case of public data, brought to a state by the acts that lead there: filed on Monday 15 September 2025, with its
/// code on 9 October; the calendar reaches to the end of 2028.
/// </summary>
internal sealed class PublicFile(World world, CaseId id)
{
    public static readonly CaseId First = CaseId.Parse("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee");
    public static readonly CaseId Second = CaseId.Parse("ffffffffffffffffffffffffffffffff");

    /// <summary>The calendar as it reaches to the end of 2028.</summary>
    public static readonly WorkdayCalendar Calendar = WorkdayCalendar.China.With(Samples.Year2027).With(new(
        2028,
        [
            .. ((string[])
            [
                "2028-01-03", "2028-01-26", "2028-01-27", "2028-01-28", "2028-01-31", "2028-04-04", "2028-05-01",
                "2028-05-02", "2028-05-29", "2028-10-02", "2028-10-03", "2028-10-04", "2028-10-05",
            ]).Select(Days.Of),
        ],
        [],
        "通知"));

    public World World => world;

    public StreamName Stream => id.Stream;

    public CaseState State => world.State<CaseState>(id.Stream);

    public PublicCase Public => State.Public!;

    public static PublicRecord Record => new()
    {
        Kind = PublicKind.Product,
        Name = "武汉市不动产登记核验服务",
        Summary = "以核验方式提供的不动产登记状态。",
        Division = DivisionCode.Parse("420100"),
        Content = Applications.Digests("public"),
        Grade = DataGrade.General,
        Impacts = [],
        PersonalInformation = false,
        OperationFrom = Days.Of("2025-08-20"),
    };

    public static PublicApplication Application => new()
    {
        Type = PublicType.First,
        Asset = Applications.Asset,
        Applicants = [Cast.Organ],
        Record = Record,
        Preservation = new Preservation("公共存证平台", "CZ-2025-1", Days.Of("2025-09-12")),
        Materials =
        [
            Applications.Paper(MaterialKind.Identity), Applications.Paper(MaterialKind.LawfulAcquisition),
            Applications.Paper(MaterialKind.DataDescription), Applications.Paper(MaterialKind.EvidencePreservation),
            Applications.Paper(MaterialKind.ProductInformation), Applications.Paper(MaterialKind.ApplicationScenario),
            Applications.Paper(MaterialKind.RiskAssessment),
        ],
    };

    public static PublicApplication Later(PublicType type) => new()
    {
        Type = type,
        Asset = Applications.Asset,
        Original = First,
        Applicants = [Cast.Organ],
        Record = type is PublicType.Change or PublicType.Correction
            ? Record with { Summary = "以核验方式提供的不动产登记与抵押状态。" }
            : null,
        Materials = [],
        Ground = type is PublicType.Cancellation ? PublicCancellationGround.GivenUp : null,
        Years = type is PublicType.Renewal ? 3 : null,
    };

    public static ReviewPublicData Findings(bool satisfied) => new(
        [.. Enum.GetValues<PublicItem>().Select(item => new PublicFinding(item, satisfied, "材料齐全、形式相符。"))]);

    public static PublicFile Blank(string day = "2025-09-15") => new(Cast.World(day, Calendar), First);

    public static PublicFile Filed(PublicApplication? application = null) =>
        Blank().Act(Cast.OrganAgent, new FilePublicData(application ?? Application));

    public static PublicFile Accepted(PublicApplication? application = null) =>
        Filed(application).On("2025-09-16").Act(Cast.Clerk, new AcceptPublicData());

    public static PublicFile Noticed(PublicApplication? application = null) =>
        Accepted(application).On("2025-09-17").Act(Cast.Reviewer, Findings(true))
            .Act(Cast.Clerk, new NoticePublicData("GS-2025-1"));

    public static PublicFile Registered(PublicApplication? application = null) =>
        Noticed(application).On("2025-10-09")
            .Act(Cast.Approver, new AssignPublicCode("CXM-420100-0001", Days.Of("2025-10-09")));

    /// <summary>Another case in the same world, filed on a day.</summary>
    public PublicFile Follow(PublicApplication application, string day, Actor? by = null) =>
        new PublicFile(world, Second).On(day).Act(by ?? Cast.OrganAgent, new FilePublicData(application));

    /// <summary>Accepted and reviewed on a day.</summary>
    public PublicFile Reviewed(string day) =>
        On(day).Act(Cast.Clerk, new AcceptPublicData()).Act(Cast.Reviewer, Findings(true));

    /// <summary>Done on a day after its notice.</summary>
    public PublicFile Completed(string noticed, string day) =>
        Reviewed(noticed).Act(Cast.Clerk, new NoticePublicData("GS-2"))
            .On(day).Act(Cast.Approver, new CompletePublicData());

    public PublicFile On(string day)
    {
        world.Today = Days.Of(day);
        return this;
    }

    public PublicFile Act(Actor actor, PublicCommand command)
    {
        world.Accepted(id.Stream, actor, command);
        return this;
    }

    public Refusal Refused(string code, Actor actor, CaseCommand command) =>
        world.Refused(code, id.Stream, actor, command);

    public Deadline? By(DueKind kind) => CaseAggregate.Instance.Dues(State, world.Calendar, Law.M26)
        .SingleOrDefault(due => due.Kind == kind)?.By;

    /// <summary>A fresh case in a state.</summary>
    public static PublicFile In(PublicStatus status) => status switch
    {
        PublicStatus.None => Blank(),
        PublicStatus.Announced => Blank().Act(Cast.OrganAgent, new AnnounceOperation(
            new PublicAnnouncement([Cast.Organ], Record.Name, Days.Of("2025-08-20")))),
        PublicStatus.Filed => Filed(),
        PublicStatus.Returned => Filed().Act(Cast.Clerk, new ReturnPublicData(
            [new PublicDefect(PublicItem.Risk, "缺少数据安全风险评估结论。")])),
        PublicStatus.Accepted => Accepted(),
        PublicStatus.Reviewed => Accepted().On("2025-09-17").Act(Cast.Reviewer, Findings(true)),
        PublicStatus.Noticed => Noticed(),
        PublicStatus.Objected => Noticed().Act(Cast.PartnerAgent, Objection),
        PublicStatus.Registered => Registered(),
        PublicStatus.Completed => Registered().Follow(Later(PublicType.Change), "2025-10-10")
            .Completed("2025-10-10", "2025-10-24"),
        PublicStatus.Refused => Accepted().Act(Cast.Approver, new RefusePublicData("材料与数据不符。")),
        PublicStatus.Declined => Filed().Act(Cast.Clerk, new DeclinePublicData("不属于本机构登记范围。")),
        PublicStatus.Withdrawn => Filed().Act(Cast.OrganAgent, new WithdrawPublicData("申请人撤回。")),
        PublicStatus.Cancelled => Cancelled(),
        PublicStatus.Revoked => Registered().Act(
            Cast.Approver, new RevokePublicData(RevocationGround.Concealment, "提供虚假材料。")),
        PublicStatus.Lapsed => Registered().On("2028-10-10").Act(Actor.Timer, new TickPublicData()),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static ObjectToPublicData Objection =>
        new("登记信息有误。", [Applications.Paper(MaterialKind.ObjectionEvidence)]);

    public static IReadOnlyList<PublicCommand> Commands { get; } =
    [
        new AnnounceOperation(new PublicAnnouncement([Cast.Organ], "核验服务", Days.Of("2025-08-20"))),
        new FilePublicData(Application),
        new AcceptPublicData(),
        new ReturnPublicData([new PublicDefect(PublicItem.Source, "来源说明不完整。")]),
        new ResubmitPublicData(Application),
        new DeclinePublicData("不属于本机构登记范围。"),
        Findings(true),
        new ExplainDelay("材料数量多。"),
        new NoticePublicData("GS-1"),
        Objection,
        new DecidePublicObjection(1, false, "异议不成立。"),
        new AssignPublicCode("CXM-1", Days.Of("2025-10-09")),
        new CompletePublicData(),
        new RefusePublicData("材料与数据不符。"),
        new WithdrawPublicData("申请人撤回。"),
        new RevokePublicData(RevocationGround.UnlawfulUse, "利用登记结果从事违法活动。"),
        new TickPublicData(),
    ];

    private static PublicFile Cancelled()
    {
        var file = Registered();
        file.Follow(Later(PublicType.Cancellation), "2025-10-10").Reviewed("2025-10-10")
            .Act(Cast.Approver, new CompletePublicData());
        return file;
    }
}
