using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

/// <summary>What waits for a day, by state, and how it stands on a day.</summary>
public sealed class DueTests
{
    [Fact]
    public void Handling_is_suspended_while_the_notice_lasts_and_goes_on_after_it()
    {
        var handling = Dues(CaseFile.Noticed()).Single(due => due.Kind is DueKind.Handling);
        Assert.Equal(DueStanding.Suspended, handling.On(Days.Of("2026-10-13")));
        Assert.Equal(DueStanding.Ahead, handling.On(Days.Of("2026-10-14")));
    }

    [Fact]
    public void Handling_is_suspended_without_end_while_evidence_is_awaited()
    {
        var handling = Dues(Samples.In(CaseStatus.EvidenceRequested)).Single(due => due.Kind is DueKind.Handling);
        Assert.Equal(Deadline.NotYetDeterminable, handling.By);
        Assert.Equal(DueStanding.Suspended, handling.On(Days.Of("2026-12-31")));
    }

    [Fact]
    public void A_deadline_is_ahead_today_and_late()
    {
        var reply = Dues(CaseFile.Filed()).Single();
        Assert.Equal(DueStanding.Ahead, reply.On(Days.Of("2026-10-07")));
        Assert.Equal(DueStanding.Today, reply.On(Days.Of("2026-10-08")));
        Assert.Equal(DueStanding.Late, reply.On(Days.Of("2026-10-09")));
    }

    [Fact]
    public void Beyond_the_calendar_a_deadline_is_undeterminable()
    {
        var file = CaseFile.Blank().On("2026-12-30").Act(Cast.HolderAgent, new FileRegistration(Applications.Derived));
        Assert.Equal(DueStanding.Undeterminable, Dues(file).Single().On(Days.Of("2027-03-01")));
    }

    [Fact]
    public void A_registered_asset_waits_for_its_renewal_and_its_lapse()
    {
        var world = CaseFile.Certified().World;
        Assert.Equal(
            [(DueKind.Renewal, "2031-10-13", null), (DueKind.Lapse, "2031-10-14", Days.Of("2031-10-15"))],
            Dues(world).Select(due => (due.Kind, due.By.ToString(), due.TimerFrom)));
    }

    [Fact]
    public void An_objection_after_registration_waits_for_its_notification()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Applications.Asset.Stream, Cast.PartnerAgent, Samples.Objection(1));
        var due = Dues(world).Single(due => due.Kind is DueKind.ObjectionNotification);
        Assert.Equal(("2026-10-22", "G35 第二十九条第二款"), (due.By.ToString(), due.Clause.ToString()));

        world.Accepted(Applications.Asset.Stream, Cast.Clerk, new NotifyDispute(1));
        Assert.DoesNotContain(Dues(world), other => other.Kind is DueKind.ObjectionNotification);
    }

    [Fact]
    public void A_seizure_waits_for_the_end_of_its_term()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Applications.Asset.Stream, Cast.Clerk, Samples.Seizure(1));
        var due = Dues(world).Single(due => due.Kind is DueKind.RemarkEnd);
        Assert.Equal(("2027-10-14", Days.Of("2027-10-15")), (due.By.ToString(), due.TimerFrom!.Value));
    }

    /// <summary>Where the list says that the timer has something to state, it has; the day before it had not.</summary>
    [Theory]
    [InlineData(CaseStatus.Filed)]
    [InlineData(CaseStatus.CorrectionRequested)]
    public void The_timer_states_on_the_day_that_the_list_says(CaseStatus status)
    {
        var file = Samples.In(status);
        var from = Dues(file).Single(due => due.TimerFrom is not null).TimerFrom!.Value;
        var command = (CaseCommand)CaseAggregate.Instance.TimerCommand(file.State);

        file.On(CivilDate.Format(from.AddDays(-1))).Refused("nothing-due", Actor.Timer, command);
        file.On(CivilDate.Format(from)).Act(Actor.Timer, command);
        Assert.DoesNotContain(Dues(file), due => due.TimerFrom is not null);
    }

    private static IReadOnlyList<Due> Dues(CaseFile file) =>
        CaseAggregate.Instance.Dues(file.State, WorkdayCalendar.China, Law.G35);

    private static IReadOnlyList<Due> Dues(World world) => AssetAggregate.Instance.Dues(
        world.State<AssetState>(Applications.Asset.Stream), WorkdayCalendar.China, Law.G35);
}
