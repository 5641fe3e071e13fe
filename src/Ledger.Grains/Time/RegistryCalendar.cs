using Ledger.Domain.Calendars;
using Ledger.Domain.Chains;

namespace Ledger.Grains.Time;

/// <summary>
/// The calendar by which this process counts working days: the one it came with, and the years that the log has
/// loaded since. A process that has not heard of a year yet finds its days not yet determinable.
/// </summary>
public sealed class RegistryCalendar(WorkdayCalendar first)
{
    private readonly Lock _gate = new();
    private volatile WorkdayCalendar _current = first;

    /// <summary>The calendar now.</summary>
    public WorkdayCalendar Current => _current;

    /// <summary>Takes over the years that the registry has loaded; fewer than known change nothing.</summary>
    public void Take(RegistryState registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        foreach (var year in registry.Calendars)
        {
            Take(year);
        }
    }

    /// <summary>Takes over a year that the log has loaded; one that is known changes nothing.</summary>
    public void Take(CalendarYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        lock (_gate)
        {
            if (year.Year > _current.Last.Year)
            {
                _current = _current.With(year);
            }
        }
    }
}
