namespace Ledger.Domain.Calendars;

/// <summary>A year's notice of the State Council: which days are off, and which days at weekends are worked.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Off">Days off from Monday to Friday, ascending.</param>
/// <param name="Work">Saturdays and Sundays that are worked, ascending.</param>
/// <param name="Notice">The notice's number or title.</param>
/// <remarks>全国年节及纪念日放假办法（国令第795号） articles 2, 6 and 7: thirteen days a year.</remarks>
public sealed record CalendarYear(int Year, ValueList<DateOnly> Off, ValueList<DateOnly> Work, string Notice)
{
    // Days that are off whatever the lunar calendar says.
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)];

    /// <summary>What in it cannot be a year's notice, in words; null when nothing is.</summary>
    public string? Fault() =>
        Off.Concat(Work).FirstOrDefault(day => day.Year != Year) is var other && other != default
            ? $"{CivilDate.Format(other)} is not in {Year}"
        : !Ascends(Off) || !Ascends(Work) ? "the days do not ascend, each once"
        : Off.FirstOrDefault(IsWeekend) is var idle && idle != default
            ? $"{CivilDate.Format(idle)} is off as a weekend already"
        : Work.FirstOrDefault(static day => !IsWeekend(day)) is var worked && worked != default
            ? $"{CivilDate.Format(worked)} is worked anyway"
        : Fixed.Select(day => new DateOnly(Year, day.Month, day.Day)).FirstOrDefault(day => !IsOff(day)) is var missing
            && missing != default
            ? $"{CivilDate.Format(missing)} is a holiday by statute"
        : Off.Count - Work.Count != Holidays
            ? $"{Off.Count} days off and {Work.Count} worked instead make {Off.Count - Work.Count} holidays, "
                + $"not {Holidays}"
        : null;

    // Whoever works on a weekend has another day off instead, so what remains is the statute's number of days.
    private const int Holidays = 13;

    private bool IsOff(DateOnly day) => Off.Contains(day) || (IsWeekend(day) && !Work.Contains(day));

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool Ascends(ValueList<DateOnly> days) =>
        days.Zip(days.Skip(1), static (a, b) => a < b).All(static ascends => ascends);
}
