using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

/// <summary>Articles 24 to 26. Published on Wednesday 30 September 2026.</summary>
public sealed class NoticeTests
{
    private static readonly ObjectToRegistration Objection =
        new("该数据为我单位所有。", [Applications.Paper(MaterialKind.ObjectionEvidence)]);

    [Fact]
    public void A_notice_lasts_five_working_days_from_its_publication() => Assert.Equal(
        Deadline.On(Days.Of("2026-10-13")),
        CaseClock.NoticeEnd(CaseFile.Noticed().State, WorkdayCalendar.China, Law.G35));

    [Fact]
    public void Evidence_is_recorded_only_after_the_notice()
    {
        var file = CaseFile.Noticed().On("2026-10-13");
        file.Refused("notice-not-over", Cast.Approver, Record("2026-10-13"));

        file.On("2026-10-14").Refused("evidence-date-out-of-range", Cast.Approver, Record("2026-10-13"));
        file.Refused("evidence-date-out-of-range", Cast.Approver, Record("2026-10-15"));
        file.Act(Cast.Approver, Record("2026-10-14"));
        Assert.Equal(CaseStatus.Evidenced, file.State.Status);
    }

    [Fact]
    public void A_notice_whose_end_the_calendar_cannot_tell_is_not_over()
    {
        var file = CaseFile.Reviewed().On("2026-12-28").Act(Cast.Clerk, new PublishNotice("NDR-2026-1228-009"));
        var refusal = file.On("2027-06-01").Refused("notice-not-over", Cast.Approver, Record("2027-06-01"));
        Assert.Equal("not yet determinable", refusal.Detail);
    }

    [Fact]
    public void Anybody_but_an_applicant_objects_until_the_notice_ends()
    {
        CaseFile.Noticed().Refused("objector-is-applicant", Cast.HolderAgent, Objection);
        CaseFile.Noticed().Refused("party-unknown", Cast.Of(Cast.Stranger, "stranger"), Objection);
        CaseFile.Noticed().On("2026-10-14").Refused("notice-over", Cast.PartnerAgent, Objection);
        CaseFile.Noticed().On("2026-10-13").Act(Cast.PartnerAgent, Objection);
    }

    [Fact]
    public void An_objection_is_decided_within_ten_working_days()
    {
        var file = CaseFile.Noticed().On("2026-10-08").Act(Cast.PartnerAgent, Objection);
        var dues = CaseClock.Dues(file.State, WorkdayCalendar.China, Law.G35);
        Assert.Contains(dues, due => due.Kind is DueKind.Objection && due.By == Deadline.On(Days.Of("2026-10-21")));
    }

    [Fact]
    public void An_upheld_objection_ends_the_case()
    {
        var file = Samples.In(CaseStatus.Objected).Act(Cast.Approver, new DecideObjection(1, true, "异议成立，不予登记。"));
        Assert.Equal(CaseStatus.Refused, file.State.Status);
    }

    [Fact]
    public void Evidence_waits_until_every_objection_is_decided()
    {
        var file = CaseFile.Noticed().On("2026-10-08")
            .Act(Cast.PartnerAgent, Objection).Act(Cast.PersonAgent, Objection)
            .Act(Cast.Approver, new DecideObjection(2, false, "异议不成立。"));
        file.Refused("objection-not-open", Cast.Approver, new DecideObjection(2, false, "异议不成立。"));
        file.Refused("objection-not-open", Cast.Approver, new DecideObjection(3, false, "异议不成立。"));
        file.On("2026-10-14").Refused("not-in-this-state", Cast.Approver, Record("2026-10-14"));

        file.On("2026-10-16").Act(Cast.Approver, new DecideObjection(1, false, "异议不成立。"));
        file.Refused("evidence-date-out-of-range", Cast.Approver, Record("2026-10-15"));
        file.Act(Cast.Approver, Record("2026-10-16"));
    }

    [Fact]
    public void A_notice_is_withheld_only_where_the_applicant_asked()
    {
        CaseFile.Reviewed().Refused("notice-exemption-not-asked", Cast.Approver, new WithholdNotice("理由正当。"));

        var file = Samples.In(CaseStatus.Cleared).Act(Cast.Approver, Record("2026-09-30"));
        Assert.Equal(CaseStatus.Evidenced, file.State.Status);
    }

    [Fact]
    public void A_complete_registration_is_not_withdrawn_or_refused_any_more()
    {
        var file = CaseFile.Evidenced();
        file.Refused("not-in-this-state", Cast.HolderAgent, new WithdrawRegistration("撤回。"));
        file.Refused("not-in-this-state", Cast.Approver, new RefuseRegistration(RefusalGround.Harm, "不予登记。"));
    }

    private static RecordEvidence Record(string day) => new("NDE-2026-1014-001", Days.Of(day));
}
