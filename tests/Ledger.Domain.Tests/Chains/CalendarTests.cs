using Ledger.Domain.Calendars;
using Ledger.Domain.Chains;

namespace Ledger.Domain.Tests.Chains;

/// <summary>The calendar of a new year is loaded by the operator, checked and logged.</summary>
public sealed class CalendarTests
{
    [Fact]
    public void A_loaded_year_makes_its_deadlines_determinable()
    {
        var world = Cast.World();
        world.Accepted(StreamName.Registry, Cast.Keeper, new LoadCalendar(Samples.Year2027));

        var calendar = world.State<RegistryState>(StreamName.Registry).Calendar;
        Assert.Equal("cn-2023-2027", calendar.Id);
        Assert.Equal(Deadline.NotYetDeterminable, WorkdayCalendar.China.AddWorkdays(Days.Of("2026-12-30"), 3));
        Assert.Equal(Deadline.On(Days.Of("2027-01-05")), calendar.AddWorkdays(Days.Of("2026-12-30"), 3));
        Assert.Equal(
            WorkdayCalendar.China.AddWorkdays(Days.Of("2026-09-29"), 20),
            calendar.AddWorkdays(Days.Of("2026-09-29"), 20));
    }

    [Fact]
    public void Years_are_loaded_one_after_the_other_and_once()
    {
        var world = Cast.World();
        var later = Samples.Year2027 with { Year = 2028 };
        Assert.Equal("2027", world.Refused(
            "calendar-year-not-next", StreamName.Registry, Cast.Keeper, new LoadCalendar(later)).Detail);
        world.Accepted(StreamName.Registry, Cast.Keeper, new LoadCalendar(Samples.Year2027));
        world.Refused("calendar-year-not-next", StreamName.Registry, Cast.Keeper, new LoadCalendar(Samples.Year2027));
    }

    [Fact]
    public void Only_the_operator_loads_a_calendar()
    {
        var world = Cast.World();
        world.Refused("role-required", StreamName.Registry, Cast.Clerk, new LoadCalendar(Samples.Year2027));
        world.Refused("not-registrar-staff", StreamName.Registry, Cast.HolderAgent, new LoadCalendar(Samples.Year2027));
    }

    [Theory]
    [InlineData("off", "2027-01-02", "2027-01-02 is off as a weekend already")]
    [InlineData("off", "2026-12-31", "2026-12-31 is not in 2027")]
    [InlineData("work", "2027-11-01", "2027-11-01 is worked anyway")]
    [InlineData("work", "2027-05-01", "the days do not ascend, each once")]
    [InlineData("work", "2027-12-25", "17 days off and 5 worked instead make 12 holidays, not 13")]
    [InlineData("off", "2027-12-24", "18 days off and 4 worked instead make 14 holidays, not 13")]
    public void What_cannot_be_a_years_notice_is_refused_with_the_reason(string list, string day, string reason)
    {
        var year = list == "off"
            ? Samples.Year2027 with { Off = [.. Samples.Year2027.Off.Append(Days.Of(day)).Order()] }
            : Samples.Year2027 with { Work = [.. Samples.Year2027.Work, Days.Of(day)] };
        Assert.Equal(reason, Cast.World().Refused(
            "calendar-inconsistent", StreamName.Registry, Cast.Keeper, new LoadCalendar(year)).Detail);
    }

    [Fact]
    public void A_statutory_holiday_is_off() => Assert.Equal(
        "2027-10-01 is a holiday by statute",
        (Samples.Year2027 with { Off = [.. Samples.Year2027.Off.Where(day => day != Days.Of("2027-10-01"))] }).Fault());

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void The_years_that_the_registry_came_with_would_be_loaded(int year)
    {
        ValueList<DateOnly> days =
        [
            .. Enumerable.Range(0, 365).Select(n => new DateOnly(year, 1, 1).AddDays(n)),
        ];
        bool Weekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        Assert.Null(new CalendarYear(
            year,
            [.. days.Where(day => !Weekend(day) && WorkdayCalendar.China.IsWorkday(day) is false)],
            [.. days.Where(day => Weekend(day) && WorkdayCalendar.China.IsWorkday(day) is true)],
            "通知").Fault());
    }
}
