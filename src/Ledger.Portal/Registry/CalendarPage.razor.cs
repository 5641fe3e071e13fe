using Ledger.Domain.Calendars;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Registry;

/// <summary>The working days by which deadlines are counted, as the State Council announced them.</summary>
public sealed partial class CalendarPage
{
    private WorkdayCalendar _calendar = WorkdayCalendar.China;
    private int _year = WorkdayCalendar.China.First.Year;
    private DateOnly? _today;

    /// <summary>Which year; null for this one.</summary>
    [SupplyParameterFromQuery]
    public int? Year { get; set; }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        await AskAsync(async client =>
        {
            // Years that the registry loaded itself are told to its staff.
            _calendar = (await client.FindRegistryAsync())?.State.Calendar ?? _calendar;
            _today = await FindTodayAsync();
        });
        _year = Math.Clamp(Year ?? _today?.Year ?? _calendar.First.Year, _calendar.First.Year, _calendar.Last.Year);
    }

    private string KindOf(DateOnly day) => (_calendar.IsWorkday(day), IsWeekend(day)) switch
    {
        (true, true) => "shifted",
        (false, _) => "off",
        _ => "",
    };

    private string LabelOf(DateOnly day, string kind) => CivilDate.Format(day)
        + (kind.Length == 0 ? "" : " " + W["calendar." + kind].Value);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
