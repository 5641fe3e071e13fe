using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Registrars;

namespace Ledger.Domain.Tests;

/// <summary>
/// The institution that keeps the registry, brought to a state: listed from Tuesday 29 September 2026, in a calendar
/// that reaches to the end of 2028. The data bureau supervises it.
/// </summary>
internal sealed class RegistrarFile(World world)
{
    private static StreamName Stream => StreamName.Registrar;

    public World World => world;

    public RegistrarState State => world.State<RegistrarState>(Stream);

    public static Qualification Qualification => new()
    {
        Name = "湖北数据产权登记中心",
        Kind = InstitutionKind.PublicInstitution,
        Seat = DivisionCode.Parse("420100"),
        PaidInCapital = 0,
        ExperienceYears = 2,
        Reviewers = 8,
        ReviewerYears = 3,
        ProtectionLevel = 3,
        LastViolation = Days.Of("2023-09-28"),
        Proofs = [.. Enum.GetValues<QualificationProof>().Select(Proof)],
    };

    public static Disclosure Disclosure => new()
    {
        Process = "申请、受理、审查、公示、异议处理、存证、发证。",
        Fees =
        [
            new Fee(FeeKind.Registration, "初次登记", 0, false), new Fee(FeeKind.Other, "数据质量评估", 50_000, true),
        ],
        Complaints = "027-12345",
        Business = "本季度受理十件。",
        Reviewers = "专职审查人员八名。",
    };

    public static ValueList<PlatformDocument> Platform =>
    [
        new(
            PlatformMatter.Filing, "区块链信息服务备案", "鄂网信备42010026000000001号", "国家互联网信息办公室",
            Applications.Digests("filing"), Days.Of("2026-01-05"), null),
        new(
            PlatformMatter.System, "GB/T 22239-2019 第三级测评", null, "测评机构", Applications.Digests("system"),
            Days.Of("2026-03-01"), Days.Of("2027-02-28")),
    ];

    public static RegistrarChange Change => new(
        RegistrarChangeKind.Domicile, Days.Of("2026-10-15"), "住所迁至江岸区。",
        Qualification with { Seat = DivisionCode.Parse("420102") });

    public static HandOver HandOver => new(Applications.Digests("inventory"), 12, 340);

    public static Successor Successor => new(Cast.Partner, "武汉空间信息有限公司", "鄂数据函〔2027〕9号");

    /// <summary>One command of every type, each as the states that admit it may take it.</summary>
    public static IReadOnlyList<RegistrarCommand> Commands { get; } =
    [
        new Declare(Qualification),
        new Recommend("鄂数据函〔2026〕1号", "符合基本条件。"),
        new Decline("材料不足。"),
        new Enlist("国数综〔2026〕50号", Days.Of("2026-09-29")),
        new Disclose(Disclosure),
        new StatePlatform(Platform),
        new ReportYear(new YearReport(2026, 10, 8, 1, Applications.Digests("report"))),
        new AssessYear(2026, "合格。"),
        new ReportChange(Change),
        new DecideChange(1, true, "予以确认。"),
        new RecordChange(1, "GJ-1"),
        new Guide(GuidanceForm.Talk, "关于审查时限的约谈。"),
        new FindMisconduct(MisconductKind.Leak, true, "泄露登记资料。", Applications.Digests("evidence")),
        new Suspend(1, Days.Of("2028-12-29")),
        new Resume("已改正。"),
        new Remove(1, "国数综〔2027〕3号"),
        new ReportExit(Days.Of("2028-12-29"), Applications.Digests("plan")),
        new DecideExit(true, "同意退出。"),
        new ForwardExit("鄂数据函〔2027〕5号"),
        new ConsentToExit("国数综〔2027〕8号"),
        new Designate(Successor),
        new GiveOver(HandOver),
        new TakeOver(HandOver.Inventory),
    ];

    public static ProofDocument Proof(QualificationProof kind) =>
        new(kind, "证明：" + WireName.Of(kind), Applications.Digests(WireName.Of(kind)));

    public static RegistrarFile Blank() => new(Cast.World(calendar: PublicFile.Calendar));

    public static RegistrarFile Declared(Qualification? qualification = null) =>
        Blank().Act(Cast.Keeper, new Declare(qualification ?? Qualification));

    public static RegistrarFile Practising() => Declared()
        .Act(Cast.Supervisor, new Recommend("鄂数据函〔2026〕1号", "符合基本条件。")).On("2026-09-29")
        .Act(Cast.Supervisor, new Enlist("国数综〔2026〕50号", Days.Of("2026-09-29")));

    /// <summary>Suspended until the end of October 2026.</summary>
    public static RegistrarFile Suspended(bool serious = false) => Practising()
        .Act(Cast.Supervisor, new FindMisconduct(
            MisconductKind.WrongRegistration, serious, "对不符合条件的申请予以登记。", Applications.Digests("evidence")))
        .Act(Cast.Supervisor, new Suspend(1, Days.Of("2026-10-30")));

    /// <summary>Leaving on 31 March 2027.</summary>
    public static RegistrarFile Leaving(RegistrarFile? from = null) => (from ?? Practising())
        .Act(Cast.Keeper, new ReportExit(Days.Of("2027-03-31"), Applications.Digests("plan")));

    public static RegistrarFile HandingOver() => Leaving().On("2026-10-20")
        .Act(Cast.Supervisor, new DecideExit(true, "同意退出。"))
        .Act(Cast.Supervisor, new ForwardExit("鄂数据函〔2026〕5号"))
        .Act(Cast.Supervisor, new ConsentToExit("国数综〔2026〕80号"));

    public static RegistrarFile Exited() => HandingOver()
        .Act(Cast.Supervisor, new Designate(Successor)).Act(Cast.Keeper, new GiveOver(HandOver)).On("2027-03-31")
        .Act(Cast.PartnerAgent, new TakeOver(HandOver.Inventory));

    /// <summary>A fresh one in a state.</summary>
    public static RegistrarFile In(RegistrarStatus status) => status switch
    {
        RegistrarStatus.None => Blank(),
        RegistrarStatus.Declared => Declared(),
        RegistrarStatus.Recommended => Declared().Act(Cast.Supervisor, new Recommend("鄂数据函〔2026〕1号", "符合。")),
        RegistrarStatus.Declined => Declared().Act(Cast.Supervisor, new Decline("材料不足。")),
        RegistrarStatus.Practising => Practising(),
        RegistrarStatus.Suspended => Suspended(),
        RegistrarStatus.Leaving => Leaving(),
        RegistrarStatus.ExitAgreed => Leaving().On("2026-10-20")
            .Act(Cast.Supervisor, new DecideExit(true, "同意退出。")),
        RegistrarStatus.HandingOver => HandingOver(),
        RegistrarStatus.Exited => Exited(),
        RegistrarStatus.Removed => Suspended(serious: true).Act(Cast.Supervisor, new Remove(1, "国数综〔2026〕90号")),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Every act once, in an order in which the law has them.</summary>
    public static IEnumerable<Outcome> Walk()
    {
        var (world, removed) = (Blank().World, Suspended(serious: true).World);
        foreach (var (day, actor, command) in (IEnumerable<(string, Actor, RegistrarCommand)>)
        [
            ("2026-09-28", Cast.Keeper, Commands[0]), ("2026-09-28", Cast.Supervisor, Commands[2]),
            ("2026-09-28", Cast.Keeper, Commands[0]), ("2026-09-28", Cast.Supervisor, Commands[1]),
            .. Commands.Skip(3).Where(static c => c is not (Remove or TakeOver)).Select(static command => (
                command is Enlist or Disclose or ReportChange ? "2026-09-29" : "2027-01-04",
                command is Disclose or StatePlatform or ReportYear or ReportChange or RecordChange or ReportExit
                        or GiveOver
                    ? Cast.Keeper
                    : Cast.Supervisor,
                command)).OrderBy(static act => act.Item1, StringComparer.Ordinal),
            ("2028-12-29", Cast.PartnerAgent, Commands[^1]),
        ])
        {
            world.Today = Days.Of(day);
            yield return world.Accepted(Stream, actor, command);
        }

        yield return removed.Accepted(Stream, Cast.Supervisor, Commands.OfType<Remove>().Single());
    }

    public RegistrarFile On(string day)
    {
        world.Today = Days.Of(day);
        return this;
    }

    public RegistrarFile Act(Actor actor, RegistrarCommand command)
    {
        world.Accepted(Stream, actor, command);
        return this;
    }

    public Refusal Refused(string code, Actor actor, RegistrarCommand command) =>
        world.Refused(code, Stream, actor, command);

    /// <summary>The day of what is due of a kind; null when nothing is.</summary>
    public Deadline? By(DueKind kind) => RegistrarAggregate.Instance.Dues(State, world.Calendar, Law.G35)
        .SingleOrDefault(due => due.Kind == kind)?.By;
}
