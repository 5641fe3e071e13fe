using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

/// <summary>Articles 16 and 17. Filed on Monday 28 September 2026; 1 to 7 October are holidays.</summary>
public sealed class IntakeTests
{
    [Fact]
    public void The_answer_is_due_within_three_working_days_of_receipt()
    {
        var due = Assert.Single(Dues(CaseFile.Filed()));
        Assert.Equal((DueKind.AcceptanceReply, Deadline.On(Days.Of("2026-10-08"))), (due.Kind, due.By));
        Assert.Equal(Days.Of("2026-10-09"), due.TimerFrom);
    }

    [Fact]
    public void An_application_is_accepted_until_the_end_of_the_last_day()
    {
        var file = CaseFile.Filed().On("2026-10-08").Act(Cast.Clerk, new AcceptRegistration());
        Assert.Equal(Days.Of("2026-10-08"), file.State.AcceptedOn);
    }

    [Fact]
    public void Silence_is_acceptance_on_the_first_working_day_after()
    {
        var file = CaseFile.Filed().On("2026-10-08");
        file.Refused("nothing-due", Actor.Timer, new Tick());

        file.On("2026-10-09").Refused("acceptance-period-over", Cast.Clerk, new AcceptRegistration());
        file.Refused("acceptance-period-over", Cast.Clerk, new DeclineRegistration("逾期。"));
        file.Refused("acceptance-period-over", Cast.Clerk, new RequestCorrection(["逾期。"], Days.Of("2026-10-20")));
        file.Act(Actor.Timer, new Tick());

        Assert.Equal((CaseStatus.Accepted, Days.Of("2026-10-09")), (file.State.Status, file.State.AcceptedOn!.Value));
        Assert.Null(file.State.Acceptance);
    }

    [Fact]
    public void Deemed_acceptance_dates_back_however_late_it_is_stated()
    {
        var file = CaseFile.Filed().On("2026-10-20").Act(Cast.Clerk, new Tick());
        Assert.Equal(Days.Of("2026-10-09"), file.State.AcceptedOn);
        Assert.Equal(Days.Of("2026-10-20"), file.State.LastActOn);
    }

    [Fact]
    public void A_weekend_after_the_time_to_answer_is_waited_for()
    {
        // Filed on Tuesday 13 October 2026: the time ends on Friday, acceptance is deemed on Monday.
        var file = CaseFile.Blank().On("2026-10-13").Act(Cast.HolderAgent, new FileRegistration(Applications.Derived));
        file.On("2026-10-18").Refused("nothing-due", Actor.Timer, new Tick());
        file.On("2026-10-19").Act(Actor.Timer, new Tick());
        Assert.Equal(Days.Of("2026-10-19"), file.State.AcceptedOn);
    }

    [Fact]
    public void A_correction_in_time_starts_the_answer_anew()
    {
        var file = Samples.In(CaseStatus.CorrectionRequested).On("2026-10-12")
            .Act(Cast.HolderAgent, new CorrectRegistration(Applications.Derived with { NoticeExemption = "商业秘密。" }));

        Assert.Equal(CaseStatus.Filed, file.State.Status);
        Assert.Equal(Deadline.On(Days.Of("2026-10-15")), Assert.Single(Dues(file)).By);
        Assert.Equal("商业秘密。", file.State.Application!.NoticeExemption);
    }

    [Fact]
    public void Whoever_misses_the_time_to_correct_has_not_filed()
    {
        var file = Samples.In(CaseStatus.CorrectionRequested).On("2026-10-12");
        file.Refused("nothing-due", Actor.Timer, new Tick());
        file.On("2026-10-13")
            .Refused("correction-period-over", Cast.HolderAgent, new CorrectRegistration(Applications.Derived));
        file.Act(Actor.Timer, new Tick());
        Assert.Equal(CaseStatus.Lapsed, file.State.Status);
    }

    [Fact]
    public void The_time_to_correct_lies_ahead() => CaseFile.Filed().Refused(
        "correction-date-not-ahead", Cast.Clerk, new RequestCorrection(["样例不完整。"], Days.Of("2026-09-28")));

    [Fact]
    public void A_correction_keeps_asset_and_applicants_and_obeys_the_same_rules()
    {
        var file = Samples.In(CaseStatus.CorrectionRequested);
        file.Refused("correction-changes-subject", Cast.HolderAgent, new CorrectRegistration(
            Applications.Derived with { Asset = Applications.Raw }));
        file.Refused("core-data", Cast.HolderAgent, new CorrectRegistration(
            Applications.Derived with { Grade = DataGrade.Core }));
        file.Refused("not-the-applicant", Cast.PartnerAgent, new CorrectRegistration(Applications.Derived));
    }

    [Fact]
    public void Beyond_the_calendar_an_answer_is_never_late_and_never_deemed()
    {
        var file = CaseFile.Blank().On("2026-12-30").Act(Cast.HolderAgent, new FileRegistration(Applications.Derived));

        Assert.Equal(Deadline.NotYetDeterminable, Assert.Single(Dues(file)).By);
        file.On("2027-03-01").Refused("nothing-due", Actor.Timer, new Tick());
        file.Act(Cast.Clerk, new AcceptRegistration());
    }

    private static IReadOnlyList<Due> Dues(CaseFile file) =>
        CaseClock.Dues(file.State, WorkdayCalendar.China, Law.G35);
}
