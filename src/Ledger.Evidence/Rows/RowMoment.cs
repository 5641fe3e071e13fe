namespace Ledger.Evidence.Rows;

/// <summary>Seconds since the beginning of 1970, rounded down, and nanoseconds behind them.</summary>
/// <param name="Seconds">The seconds; the least and the greatest number, without nanoseconds, are infinities.</param>
/// <param name="Nanoseconds">From 0 to 999,999,999.</param>
public readonly record struct RowMoment(long Seconds, uint Nanoseconds)
{
    private const long MicrosecondsPerSecond = 1_000_000;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>After every moment.</summary>
    public static RowMoment Infinity => new(long.MaxValue, 0);

    /// <summary>Before every moment.</summary>
    public static RowMoment MinusInfinity => new(long.MinValue, 0);

    /// <summary>The moment so many microseconds after the beginning of 1970.</summary>
    public static RowMoment FromMicroseconds(long microseconds)
    {
        var (seconds, rest) = Math.DivRem(microseconds, MicrosecondsPerSecond);
        return rest < 0
            ? new RowMoment(seconds - 1, (uint)(rest + MicrosecondsPerSecond) * 1000)
            : new RowMoment(seconds, (uint)rest * 1000);
    }

    /// <summary>The moment so many nanoseconds after the beginning of 1970.</summary>
    public static RowMoment FromNanoseconds(long nanoseconds)
    {
        var (seconds, rest) = Math.DivRem(nanoseconds, NanosecondsPerSecond);
        return rest < 0
            ? new RowMoment(seconds - 1, (uint)(rest + NanosecondsPerSecond))
            : new RowMoment(seconds, (uint)rest);
    }
}
