namespace Ledger.Evidence.Rows;

/// <summary>The types of values in a canonical row (SPEC-rows); the number is the tag of the encoding.</summary>
public enum RowType
{
    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>An exact decimal number of any size, NaN or an infinity.</summary>
    Number = 2,

    /// <summary>An IEEE 754 binary64 number.</summary>
    Float = 3,

    /// <summary>Unicode text as it stands, not normalised.</summary>
    Text = 4,

    /// <summary>Bytes.</summary>
    Bytes = 5,

    /// <summary>A day of the proleptic Gregorian calendar.</summary>
    Date = 6,

    /// <summary>A time of day, in nanoseconds.</summary>
    Time = 7,

    /// <summary>Date and time of no zone.</summary>
    Timestamp = 8,

    /// <summary>A point in time.</summary>
    Instant = 9,

    /// <summary>Months, days and microseconds.</summary>
    Interval = 10,

    /// <summary>A UUID.</summary>
    Uuid = 11,

    /// <summary>A JSON value.</summary>
    Json = 12,
}
