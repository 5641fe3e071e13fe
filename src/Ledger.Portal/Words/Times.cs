using System.Globalization;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Entries;
using Ledger.Portal.Sessions;

namespace Ledger.Portal.Words;

/// <summary>Times as people read them: always China Standard Time, whoever reads.</summary>
internal static class Times
{
    /// <summary>A time of the API as <c>2025-03-03 09:00</c> in China; what is no time stays as it is.</summary>
    public static string China(string time) => EntrySyntax.TryTime(time, out var at) ? China(at) : time;

    /// <summary>The days of the week from Monday on, as short as a calendar has room for.</summary>
    public static IReadOnlyList<string> Weekdays => Languages.IsEnglish
        ? ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        : ["一", "二", "三", "四", "五", "六", "日"];

    /// <summary>A day with its day of the week, in the reader's language.</summary>
    public static string Day(DateOnly day) => CivilDate.Format(day) + " "
        + (Languages.IsEnglish ? day.DayOfWeek.ToString() : "星期" + "日一二三四五六"[(int)day.DayOfWeek]);

    /// <summary>A time as <c>2025-03-03 09:00</c> in China.</summary>
    public static string China(DateTimeOffset time) =>
        time.ToOffset(CivilDate.ChinaOffset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
