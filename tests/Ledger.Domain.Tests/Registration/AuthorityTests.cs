using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

public sealed class AuthorityTests
{
    [Fact]
    public void Who_accepted_does_not_approve()
    {
        var everything = Cast.Staff("clerk", Role.Clerk, Role.Reviewer, Role.Approver);
        CaseFile.Accepted().Refused(
            "four-eyes", everything, new RefuseRegistration(RefusalGround.Harm, "不予登记。"));
    }

    [Fact]
    public void Who_reviewed_does_not_approve()
    {
        var everything = Cast.Staff("reviewer", Role.Clerk, Role.Reviewer, Role.Approver);
        CaseFile.Evidenced().Refused("four-eyes", everything, new CertifyRegistration(5));
        CaseFile.Noticed().On("2026-10-14").Refused(
            "four-eyes", everything, new RecordEvidence("NDE-1", Days.Of("2026-10-14")));
        Samples.In(CaseStatus.Objected).Refused("four-eyes", everything, new DecideObjection(1, false, "异议不成立。"));
        CaseFile.Reviewed(Applications.Derived with { NoticeExemption = "涉及商业秘密。" }).Refused(
            "four-eyes", everything, new WithholdNotice("理由正当。"));
    }

    [Fact]
    public void Who_reviewed_and_found_against_it_does_not_refuse_it()
    {
        var everything = Cast.Staff("reviewer", Role.Reviewer, Role.Approver);
        CaseFile.Accepted().Act(everything, CaseFile.Findings(false)).Refused(
            "four-eyes", everything, new RefuseRegistration(RefusalGround.UnlawfulSource, "来源不合规。"));
    }

    [Fact]
    public void Each_act_needs_its_role()
    {
        CaseFile.Filed().Refused("role-required", Cast.Reviewer, new AcceptRegistration());
        CaseFile.Accepted().Refused("role-required", Cast.Clerk, CaseFile.Findings(true));
        CaseFile.Evidenced().Refused("role-required", Cast.Clerk, new CertifyRegistration(5));
    }

    [Fact]
    public void Roles_of_another_organisation_count_for_nothing() => CaseFile.Filed().Refused(
        "not-registrar-staff",
        new Actor(Cast.Partner, AccountName.Parse("clerk"), [Role.Clerk]),
        new AcceptRegistration());

    [Fact]
    public void Nobody_decides_on_an_application_of_their_own_organisation() => CaseFile.Filed().Refused(
        "own-application",
        new Actor(Cast.Holder, AccountName.Parse("clerk"), [Role.Clerk]),
        new AcceptRegistration());

    [Fact]
    public void The_timer_does_nothing_but_tick()
    {
        foreach (var status in Enum.GetValues<CaseStatus>())
        {
            var file = Samples.In(status);
            foreach (var command in Samples.CaseCommands.Where(c => c is not Tick && CaseAdmission.Admits(status, c)))
            {
                file.Refused("timer-may-not", Actor.Timer, command);
            }
        }
    }

    [Fact]
    public void A_key_that_is_not_the_partys_own_signs_nothing()
    {
        var forged = Cast.HolderAgent with { AuthorKey = Cast.Key("somebody").Id };
        CaseFile.Blank().Refused("author-key-not-in-force", forged, new FileRegistration(Applications.Derived));
        CaseFile.Filed().Refused(
            "author-key-not-in-force", Cast.Clerk with { AuthorKey = forged.AuthorKey }, new AcceptRegistration());
    }

    [Fact]
    public void Only_an_applicant_withdraws() =>
        CaseFile.Filed().Refused("not-the-applicant", Cast.PartnerAgent, new WithdrawRegistration("撤回。"));
}
