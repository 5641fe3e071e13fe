using Ledger.Ports;

namespace Ledger.Grains.Time;

/// <summary>
/// A development registry's legal time: set by entries of the log, running on from there at the pace of real time.
/// </summary>
public sealed class SimulatedLegalClock(TimeProvider time) : ILegalClock
{
    private readonly Lock _gate = new();
    private bool _isSet;
    private DateTimeOffset _recorded;
    private DateTimeOffset _legal;

    /// <inheritdoc/>
    public bool IsSimulated => true;

    /// <inheritdoc/>
    /// <exception cref="JournalUnavailableException">
    /// The log has not said yet what legal time is: it is not open. Nothing may be decided at another time.
    /// </exception>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                if (!_isSet)
                {
                    throw new JournalUnavailableException("Legal time is not known before the log is open.");
                }

                var passed = time.GetUtcNow() - _recorded;
                return _legal + (passed > TimeSpan.Zero ? passed : TimeSpan.Zero);
            }
        }
    }

    /// <summary>Takes over what an entry says; an older one changes nothing.</summary>
    /// <param name="recorded">The entry's recorded time.</param>
    /// <param name="legal">The legal time that it sets.</param>
    public void Set(DateTimeOffset recorded, DateTimeOffset legal)
    {
        lock (_gate)
        {
            if (recorded >= _recorded)
            {
                (_isSet, _recorded, _legal) = (true, recorded, legal);
            }
        }
    }
}

/// <summary>Legal time as it really is.</summary>
public sealed class RealLegalClock(TimeProvider time) : ILegalClock
{
    /// <inheritdoc/>
    public bool IsSimulated => false;

    /// <inheritdoc/>
    public DateTimeOffset Now => time.GetUtcNow();
}
