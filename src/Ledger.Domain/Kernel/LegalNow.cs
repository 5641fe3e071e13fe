using Ledger.Domain.Calendars;

namespace Ledger.Domain;

/// <summary>The legal time at which something is decided.</summary>
public readonly record struct LegalNow
{
    /// <param name="instant">The legal time, within the years 1 to 9998.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is 9999: no deadline could follow it.</exception>
    public LegalNow(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(instant.UtcDateTime.Year, 9998, nameof(instant));
        Instant = instant;
    }

    /// <summary>The instant.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>The civil date in China.</summary>
    public DateOnly Date => CivilDate.At(Instant);
}
