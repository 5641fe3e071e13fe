namespace Ledger.Domain.Calendars;

/// <summary>
/// Days from <paramref name="From"/> to <paramref name="To"/>, both included; without end while it lasts.
/// </summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while it is open.</param>
public readonly record struct DateInterval(DateOnly From, DateOnly? To)
{
    /// <summary>Whether the day lies inside.</summary>
    public bool Contains(DateOnly day) => day >= From && (To is null || day <= To);
}
