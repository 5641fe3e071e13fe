using Ledger.Domain.Calendars;

namespace Ledger.Domain.Chains;

/// <summary><c>calendar.load</c>: the calendar of the next year, by the registry's operator.</summary>
public sealed record LoadCalendar(CalendarYear Calendar) : Command
{
    /// <inheritdoc/>
    public override string Type => "calendar.load";

    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Registry;
}

/// <summary><c>calendar.loaded</c>: the registry counts working days of one more year.</summary>
public sealed record CalendarLoaded(CalendarYear Calendar, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "calendar.loaded";
}
