using System.Text.Json;

namespace Ledger.Domain.Calendars;

/// <summary>
/// Which days are working days: Monday to Friday, as each year's notice of the State Council changes it. Whatever lies
/// outside the loaded years is not determinable; that is a value here, never an exception and never a guess.
/// </summary>
/// <remarks>
/// 全国年节及纪念日放假办法 with the yearly notice on 调休; 行政许可法 article 82 (working days exclude holidays).
/// Immutable and safe to share.
/// </remarks>
public sealed class WorkdayCalendar
{
    private readonly HashSet<DateOnly> _off;
    private readonly HashSet<DateOnly> _work;

    private WorkdayCalendar(string id, DateOnly first, DateOnly last, HashSet<DateOnly> off, HashSet<DateOnly> work) =>
        (Id, First, Last, _off, _work) = (id, first, last, off, work);

    /// <summary>The calendar of mainland China for 2023 to 2026.</summary>
    public static WorkdayCalendar China { get; } = Load("cn-2023-2026");

    /// <summary>The calendar's name, which every entry carries.</summary>
    public string Id { get; }

    /// <summary>The first day that is known.</summary>
    public DateOnly First { get; }

    /// <summary>The last day that is known.</summary>
    public DateOnly Last { get; }

    /// <summary>This calendar with the next year; its name says how far it reaches.</summary>
    /// <exception cref="ArgumentException">It is not the next year, or cannot be a year's notice.</exception>
    public WorkdayCalendar With(CalendarYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        if (year.Year != Last.Year + 1 || year.Fault() is not null)
        {
            throw new ArgumentException($"After {Id} comes {Last.Year + 1}, without fault.", nameof(year));
        }

        return new WorkdayCalendar(
            $"cn-{First.Year}-{year.Year}", First, new DateOnly(year.Year, 12, 31), [.. _off, .. year.Off],
            [.. _work, .. year.Work]);
    }

    /// <summary>Whether the day is a working day; null outside the loaded years.</summary>
    public bool? IsWorkday(DateOnly day)
    {
        if (day < First || day > Last)
        {
            return null;
        }

        return _work.Contains(day)
            || (!_off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    /// <summary>
    /// The last day of a period of <paramref name="count"/> working days; the day on which it begins is not counted.
    /// </summary>
    /// <remarks>Civil Code article 201.</remarks>
    public Deadline AddWorkdays(DateOnly start, int count) => Expiry(start, count, []);

    /// <summary>
    /// How many working days lie after <paramref name="start"/> and up to <paramref name="asOf"/>, without those inside
    /// an interval that stops the clock; null when a day is not known.
    /// </summary>
    /// <remarks>数据产权登记工作指引（试行） article 28.</remarks>
    public int? Elapsed(DateOnly start, DateOnly asOf, IReadOnlyCollection<DateInterval> stops)
    {
        var count = 0;
        for (var day = start; day < asOf;)
        {
            day = day.AddDays(1);
            switch (IsWorkday(day))
            {
                case null:
                    return null;
                case true when !IsStopped(day, stops):
                    count++;
                    break;
            }
        }

        return count;
    }

    /// <summary>
    /// The day on which <paramref name="count"/> working days have elapsed after <paramref name="start"/>; not
    /// determinable while an interval that stops the clock is open before it.
    /// </summary>
    public Deadline Expiry(DateOnly start, int count, IReadOnlyCollection<DateInterval> stops)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var day = start;
        while (count > 0)
        {
            if (day > Last)
            {
                return Deadline.NotYetDeterminable;
            }

            day = day.AddDays(1);
            switch (IsWorkday(day))
            {
                case null:
                    return Deadline.NotYetDeterminable;
                case true when !IsStopped(day, stops):
                    count--;
                    break;
            }
        }

        return Deadline.On(day);
    }

    private static bool IsStopped(DateOnly day, IReadOnlyCollection<DateInterval> stops)
    {
        foreach (var stop in stops)
        {
            if (stop.Contains(day))
            {
                return true;
            }
        }

        return false;
    }

    private static WorkdayCalendar Load(string id)
    {
        using var stream = EmbeddedData.Open($"Calendars.{id}.json");
        using var document = JsonDocument.Parse(stream);
        HashSet<DateOnly> off = [], work = [];
        List<int> years = [];
        foreach (var year in document.RootElement.GetProperty("years").EnumerateArray())
        {
            years.Add(year.GetProperty("year").GetInt32());
            off.UnionWith(Days(year.GetProperty("off")));
            work.UnionWith(Days(year.GetProperty("work")));
        }

        return new WorkdayCalendar(id, new DateOnly(years[0], 1, 1), new DateOnly(years[^1], 12, 31), off, work);
    }

    private static IEnumerable<DateOnly> Days(JsonElement array) => array.EnumerateArray().Select(static element =>
        CivilDate.TryParse(element.GetString(), out var day)
            ? day
            : throw new InvalidDataException("The embedded calendar holds a malformed day."));
}
