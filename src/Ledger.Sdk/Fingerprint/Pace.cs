namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// Keeps reading to a number of bytes a second: every read says how long to wait before it. What was not used for a
/// while is not made up for.
/// </summary>
internal sealed class Pace(long bytesPerSecond, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _free;

    /// <summary>Takes the right to read so many bytes.</summary>
    /// <returns>How long to wait first.</returns>
    public TimeSpan Take(long bytes)
    {
        lock (_gate)
        {
            var now = clock.GetElapsedTime(_started);
            var begin = _free > now ? _free : now;
            _free = begin + TimeSpan.FromSeconds((double)bytes / bytesPerSecond);
            return begin - now;
        }
    }
}
