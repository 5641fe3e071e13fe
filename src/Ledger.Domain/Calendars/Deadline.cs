using System.Globalization;

namespace Ledger.Domain.Calendars;

/// <summary>
/// A legal date that was worked out, or the statement that it cannot be worked out yet. <c>default</c> is not
/// determinable. An act lies within a deadline until the end of its day.
/// </summary>
public readonly record struct Deadline
{
    private readonly DateOnly? _day;

    private Deadline(DateOnly day) => _day = day;

    /// <summary>The calendar does not reach far enough, or a period that stops the clock is still open.</summary>
    public static Deadline NotYetDeterminable => default;

    /// <summary>Whether the day is known.</summary>
    public bool IsDeterminable => _day is not null;

    /// <summary>A known day.</summary>
    public static Deadline On(DateOnly day) => new(day);

    /// <summary>The day; false when it is not yet determinable.</summary>
    public bool TryGet(out DateOnly day)
    {
        day = _day.GetValueOrDefault();
        return _day is not null;
    }

    /// <summary>Whether the day is known and lies before <paramref name="today"/>.</summary>
    public bool HasPassed(DateOnly today) => _day < today;

    /// <summary>The day as <c>2025-04-01</c>, or <c>not yet determinable</c>.</summary>
    public override string ToString() =>
        _day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "not yet determinable";
}
