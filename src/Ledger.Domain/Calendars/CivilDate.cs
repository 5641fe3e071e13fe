using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ledger.Domain.Calendars;

/// <summary>Civil dates in China Standard Time, with the arithmetic of the Civil Code.</summary>
public static class CivilDate
{
    /// <summary>China Standard Time is UTC+8, without daylight saving since 1992.</summary>
    public static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>The civil date in China at an instant.</summary>
    public static DateOnly At(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(ChinaOffset).DateTime);

    /// <summary>
    /// The <see cref="DateOnly.DayNumber"/> of the civil date in China at an instant; also of the last hours of the
    /// year 9999, whose date in China no <see cref="DateOnly"/> holds.
    /// </summary>
    public static int NumberAt(DateTimeOffset instant) =>
        (int)((instant.UtcTicks + ChinaOffset.Ticks) / TimeSpan.TicksPerDay);

    /// <summary>Reads exactly <c>yyyy-MM-dd</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && Format(day) == text;

    /// <summary>Writes <c>yyyy-MM-dd</c>.</summary>
    public static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// The last day of a period of whole months that begins on <paramref name="start"/>: the corresponding day, or the
    /// last day of a month that has none.
    /// </summary>
    /// <remarks>Civil Code articles 201 (the first day is not counted) and 202.</remarks>
    public static DateOnly AfterMonths(DateOnly start, int months) => start.AddMonths(months);

    /// <summary>The last day of a period of whole years that begins on <paramref name="start"/>.</summary>
    /// <remarks>Civil Code articles 201 and 202: from 2025-03-10, three years end with 2028-03-10.</remarks>
    public static DateOnly AfterYears(DateOnly start, int years) => start.AddYears(years);

    /// <summary>The day itself when it is a working day, else the next one.</summary>
    /// <remarks>Civil Code article 203. Applies to the end of a period to act, never to a term of validity.</remarks>
    public static Deadline RollForward(DateOnly day, WorkdayCalendar calendar) => calendar.IsWorkday(day) switch
    {
        true => Deadline.On(day),
        false => calendar.AddWorkdays(day, 1),
        null => Deadline.NotYetDeterminable,
    };
}
