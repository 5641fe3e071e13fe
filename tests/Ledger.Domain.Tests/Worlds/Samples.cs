using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;
using Ledger.Domain.Chains;
using Ledger.Domain.Lists;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain.Tests;

/// <summary>One command of every type, and one case in every state.</summary>
internal static class Samples
{
    public static FileInquiry Inquiry { get; } = new(new InquiryContent(
        InquiryCapacity.InterestedParty, "核实受让数据的来源。", null, [Applications.Paper(MaterialKind.Contract)]));

    public static IReadOnlyList<NumberedInquiryCommand> InquiryCommands { get; } =
    [
        new GrantInquiry(1, [Cast.Holder], Days.Of("2026-12-31")),
        new RefuseInquiry(1, "未说明与本登记的利害关系。"),
        new WithdrawInquiry(1),
    ];

    public static IReadOnlyList<CaseCommand> CaseCommands { get; } =
    [
        new FileRegistration(Applications.Derived),
        new AcceptRegistration(),
        new RequestCorrection(["数据样例不完整。"], Days.Of("2026-12-01")),
        new CorrectRegistration(Applications.Derived),
        new DeclineRegistration("不属于登记范围。"),
        new Tick(),
        new RequestEvidence(["请补充来源协议。"], Days.Of("2026-12-01")),
        new SupplyEvidence([Applications.Paper(MaterialKind.Contract)]),
        new TerminateRegistration("无法核实。"),
        new ExtendHandling(10, "数据规模巨大。"),
        CaseFile.Findings(true),
        new PublishNotice("NDR-1"),
        new WithholdNotice("涉及商业秘密。"),
        new ObjectToRegistration("权属有争议。", [Applications.Paper(MaterialKind.ObjectionEvidence)]),
        new DecideObjection(1, false, "异议不成立。"),
        new RecordEvidence("NDE-1", Days.Of("2026-11-02")),
        new CertifyRegistration(5),
        new RefuseRegistration(RefusalGround.OwnershipDispute, "权属纠纷尚未解决。"),
        new WithdrawRegistration("申请人撤回。"),
        new RestrictDocuments(Cast.Holder, "登记目的已实现。"),
        new EraseDocuments(Cast.Holder, "保存期限已届满。"),
        Inquiry,
        .. InquiryCommands,
        new ApplyForRegistration(Later.Transfer(1)),
        new AmendApplication(Later.Change()),
        new JoinApplication(),
        new OpenCancellation(Later.Revocation(1), "生效裁决认定登记错误。"),
        new CompleteRegistration(),
    ];

    public static MirrorInstance Mirror => new()
    {
        Name = "evm",
        Kind = "evm",
        Chain = "31337",
        Genesis = Applications.Digests("genesis").Sha256,
        Contract = "0x5fbdb2315678afecb367f032d93f642f64180aa3",
        CodeHash = Applications.Digests("code").Sha256,
        DeployedAt = 1,
    };

    /// <summary>A notice for 2027 such as the State Council might give: thirteen days off, four moved.</summary>
    public static CalendarYear Year2027 => new(
        2027,
        [
            .. ((string[])
            [
                "2027-01-01", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-02-12",
                "2027-04-05", "2027-05-03", "2027-05-04", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-04",
                "2027-10-05", "2027-10-06", "2027-10-07",
            ]).Select(Days.Of),
        ],
        [.. ((string[])["2027-01-30", "2027-02-20", "2027-05-08", "2027-10-09"]).Select(Days.Of)],
        "国务院办公厅关于2027年部分节假日安排的通知");

    public static IReadOnlyList<NumberedPledgeCommand> PledgeCommands { get; } =
    [
        new ConfirmPledge(1),
        new RegisterPledge(1),
        new ReleasePledge(1, "已清偿。"),
        new WithdrawPledge(1, "撤回。"),
    ];

    public static IReadOnlyList<NumberedDisputeCommand> DisputeCommands { get; } =
    [
        new DismissDispute(1, "材料不齐全。"),
        new NotifyDispute(1),
        new AnswerDispute(1, false, "不认可异议内容。"),
        new ConcludeDispute(1, true, "登记错误。"),
        new RespondToConclusion(1, true),
        new FollowDocument(1, "（2027）鄂01民终9号", true),
    ];

    public static IReadOnlyList<RightCommand> RightCommands { get; } =
    [
        new GrantRight(Contracts.Use),
        new VaryRight(new VariationContent(
            4, Days.Of("2029-06-30"), Contracts.Wuhan, "无", Applications.Digests("variation"))),
        new ShareRight(new ShareContent(
            3,
            [new Share(Cast.Holder, new Fraction(2, 3)), new Share(Cast.Organ, new Fraction(1, 3))],
            new Fraction(1, 1),
            Applications.Digests("joint"))),
        new SurrenderRight(4, "不再需要。"),
        new RevokeRight(4, RevocationGround.Breach, Applications.Digests("notice"), "超出约定范围使用。"),
        new GiveConsent(Applications.Digests("act"), Days.Of("2026-11-30")),
        new WithdrawConsent(Applications.Digests("act")),
        new AssignRight(new AssignmentContent(
            4, Cast.Organ, new AssignedPart(Contracts.Wuhan, Contracts.Jiangsu), Applications.Digests("assignment"))),
        new EnterSuccession(new SuccessionEntry(Cast.Holder, [4], [1], [3])),
    ];

    public static IReadOnlyList<SourceCommand> SourceCommands { get; } =
    [
        new DeclareSources(new SourceDeclaration(
            SourceRelation.Fused,
            [
                new DeclaredSource(Applications.Raw, new Fraction(2, 3)),
                new DeclaredSource(Lineage.Other, new Fraction(1, 3)),
            ],
            "两项名录按代码关联融合。")),
        new ObserveSource(
            Applications.Raw, SourceRelation.Version, Applications.Digests("comparison"), "两份清单逐块比对一致。"),
        new WithdrawSource(1, "来源记载有误。"),
    ];

    public static IReadOnlyList<CollectionCommand> CollectionCommands { get; } =
    [
        Collecting.Signed(Collecting.Record), new WithdrawCollection(1, "记载有误。"),
    ];

    public static IReadOnlyList<Command> Commands { get; } =
    [
        .. CollectionCommands,
        .. SourceCommands,
        .. RightCommands,
        .. PledgeCommands,
        .. DisputeCommands,
        Objection(1),
        Pledge(1, 3),
        Seizure(1),
        new LiftRemark(1, "（2027）鄂01执8号", "解除查封。"),
        new TickAsset(),
        .. CaseCommands,
        Cast.Registration(Cast.Holder),
        new AddKey(Cast.Key("new")),
        new ReplaceKey(Cast.Key("old").Id, Cast.Key("new", SignatureAlgorithm.Sm2)),
        new RevokeKey(Cast.Key("old").Id),
        Heirlooms.Merger,
        new ConfirmSuccession(1),
        new DeclineSuccession(1, "未见注销登记。"),
        new AppointSubstitute(
            AccountName.Parse("reviewer"), AccountName.Parse("clerk"), Role.Reviewer, Days.Of("2026-10-01"),
            Days.Of("2026-10-31")),
        new EndSubstitution(1),
        new AdmitMember(
            AccountName.Parse("holder-2"), [MemberRole.Handler, MemberRole.Reader], Days.Of("2026-10-01"), null),
        new ChangeMember(1, [MemberRole.Administrator], null),
        new EndMember(1),
        new ProposeRestoration(
            AccountName.Parse("holder-2"), null, CaseFile.Second, Applications.Digests("request"), "唯一管理员已离职。"),
        new ConfirmRestoration(1),
        new DeclineRestoration(1, "管理员仍在职。"),
        new FileTransaction(1, Applications.Digests("transaction")),
        new FileEgress(18_446_744_073_709_551_615, Applications.Digests("egress")),
        new RestateAsset(0, 15),
        new VoidRange(Mirror.Id, new LogRange(7, 9), "单个区间超出该链上限。"),
        new RetireInstance(Mirror.Id, "链已丢失。"),
        new LoadCalendar(Year2027),
        .. KeyFile.Commands,
        new LoadList(ListSamples.Circulation),
        .. PublicFile.Commands,
        .. CatalogueFile.Commands,
        .. DemandFile.Commands,
        .. CensusFile.Commands,
        .. RegistrarFile.Commands,
        .. OrderFile.Commands,
    ];

    /// <summary>Rights of the derived product, pledged by their holder to the partner.</summary>
    public static FilePledge Pledge(params uint[] rights) => new(new PledgeContent(
        [.. rights], Cast.Partner, "借款合同项下人民币五百万元本息。", Applications.Digests("pledge"), false));

    /// <summary>An objection to what is registered for the holder.</summary>
    public static FileDispute Objection(params uint[] rights) => new(new DisputeContent(
        [.. rights], "权属有争议。", [Applications.Paper(MaterialKind.ObjectionEvidence)]));

    /// <summary>A seizure by a court until 14 October 2027.</summary>
    public static EnterRemark Seizure(params uint[] rights) => new(new RemarkContent(
        RemarkKind.Seizure, RemarkAuthority.Court, "（2026）鄂01执保7号", "查封一年。", [.. rights],
        Days.Of("2027-10-14")));

    /// <summary>A fresh case in a state; the legal date is that of its last act.</summary>
    public static CaseFile In(CaseStatus status) => status switch
    {
        CaseStatus.None => CaseFile.Blank(),
        CaseStatus.Filed => CaseFile.Filed(),
        CaseStatus.CorrectionRequested => CaseFile.Filed()
            .Act(Cast.Clerk, new RequestCorrection(["样例不完整。"], Days.Of("2026-10-12"))),
        CaseStatus.Accepted => CaseFile.Accepted(),
        CaseStatus.EvidenceRequested => CaseFile.Accepted()
            .Act(Cast.Reviewer, new RequestEvidence(["请补充来源协议。"], Days.Of("2026-10-12"))),
        CaseStatus.Reviewed => CaseFile.Reviewed(),
        CaseStatus.Noticed => CaseFile.Noticed(),
        CaseStatus.Objected => CaseFile.Noticed().Act(Cast.PartnerAgent, new ObjectToRegistration(
            "权属有争议。", [Applications.Paper(MaterialKind.ObjectionEvidence)])),
        CaseStatus.Cleared => CaseFile.Reviewed(Applications.Derived with { NoticeExemption = "涉及商业秘密。" })
            .Act(Cast.Approver, new WithholdNotice("理由正当。")),
        CaseStatus.Evidenced => CaseFile.Evidenced(),
        CaseStatus.Certified => CaseFile.Certified(),
        CaseStatus.Refused => CaseFile.Accepted()
            .Act(Cast.Approver, new RefuseRegistration(RefusalGround.Concealment, "提供虚假证明。")),
        CaseStatus.Declined => CaseFile.Filed().Act(Cast.Clerk, new DeclineRegistration("不属于登记范围。")),
        CaseStatus.Withdrawn => CaseFile.Filed().Act(Cast.HolderAgent, new WithdrawRegistration("申请人撤回。")),
        CaseStatus.Terminated => In(CaseStatus.EvidenceRequested).On("2026-10-13")
            .Act(Cast.Approver, new TerminateRegistration("无法补充，无法核实。")),
        CaseStatus.Lapsed => In(CaseStatus.CorrectionRequested).On("2026-10-13").Act(Actor.Timer, new Tick()),
        CaseStatus.Completed => Later.Completed(Later.Change()),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
