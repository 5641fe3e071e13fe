using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests;

/// <summary>Cases that follow the first registration of the derived product, certified until 14 October 2031.</summary>
internal static class Later
{
    public static readonly CertificateCode First = CertificateCode.Parse("SJ4212026100001");

    public static LaterApplication Transfer(params uint[] rights) => Of(LaterType.Transfer, rights) with
    {
        Applicants = [Cast.Holder, Cast.Partner],
        Transferee = Cast.Partner,
        Materials = [Applications.Paper(MaterialKind.Contract)],
    };

    public static LaterApplication Change() => Of(LaterType.Change, 1, 2, 3) with
    {
        Description = Applications.Description with { Name = "2023年至2026年全国行政区划五级名录数据产品" },
        Materials = [Applications.Paper(MaterialKind.ChangeEvidence)],
    };

    public static LaterApplication Renewal(int years = 5) => Of(LaterType.Renewal, 1, 2, 3) with { Years = years };

    public static LaterApplication Cancellation(params uint[] rights) =>
        Of(LaterType.Cancellation, rights) with { Ground = CancellationGround.Application };

    public static LaterApplication Revocation(params uint[] rights) =>
        Of(LaterType.Cancellation, rights) with { Ground = CancellationGround.Objection };

    /// <summary>The case as filed by the holder on a day, in the world of a certified first registration.</summary>
    public static CaseFile Filed(
        LaterApplication application, string day = "2026-11-02", World? world = null, CaseId? id = null) =>
        new CaseFile(world ?? CaseFile.Certified().World, id ?? CaseFile.Second).On(day)
            .Act(Cast.HolderAgent, new ApplyForRegistration(application));

    /// <summary>Handled up to the evidence; everybody else who has to apply does.</summary>
    public static CaseFile Evidenced(CaseFile file, string day = "2026-11-02")
    {
        foreach (var party in file.State.Applicants.Except(file.State.Joined))
        {
            file.Act(Cast.Of(party, "agent"), new JoinApplication());
        }

        return file.On(day).Act(Cast.Clerk, new AcceptRegistration())
            .Act(Cast.Reviewer, CaseFile.Findings(true))
            .Act(Cast.Approver, new WithholdNotice("理由正当。"))
            .Act(Cast.Approver, new RecordEvidence("NDE-2", Days.Of(day)));
    }

    /// <summary>Done.</summary>
    public static CaseFile Completed(LaterApplication application, string day = "2026-11-02", World? world = null) =>
        Evidenced(Filed(application, day, world), day).Act(Cast.Approver, new CompleteRegistration());

    public static AssetState Asset(this CaseFile file) => file.World.State<AssetState>(Applications.Asset.Stream);

    private static LaterApplication Of(LaterType type, params uint[] rights) => new()
    {
        Type = type,
        Asset = Applications.Asset,
        Certificate = First,
        Rights = [.. rights],
        Applicants = [Cast.Holder],
        Materials = [],
        NoticeExemption = "涉及商业秘密。",
    };
}
