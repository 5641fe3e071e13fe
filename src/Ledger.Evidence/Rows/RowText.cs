using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Ledger.Evidence.Rows;

/// <summary>Values of rows as text, for people and for sketches (SPEC-rows).</summary>
public static class RowText
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int SecondsPerDay = 86_400;

    /// <summary>The text of a value; null where there is none.</summary>
    public static string? Of(RowValue value) => value.Type is not { } type ? null
        : value.IsArray ? OfArray(type, value.Payload)
        : OfScalar(type, value.Payload);

    /// <summary>The texts of a row's values, in the order of the columns.</summary>
    /// <exception cref="InvalidDataException">The bytes are no row of these columns.</exception>
    public static IReadOnlyList<string?> Of(ReadOnlySpan<byte> row, IReadOnlyList<RowColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var reader = new RowReader(row);
        var texts = new string?[columns.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.TryRead(columns[i], out var value)
                ? Of(value)
                : throw new InvalidDataException("The bytes are no row of these columns.");
        }

        return texts;
    }

    /// <summary>The text of a value that is no array, from its <see cref="RowValue.Payload"/>.</summary>
    public static string OfPayload(RowType type, ReadOnlySpan<byte> payload) => OfScalar(type, payload);

    /// <summary>The shortest decimal number that reads back as a binary64 one, in canonical form.</summary>
    public static string OfFloat(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? value > 0 ? "Infinity" : "-Infinity"
        : RowNumber.Canonical(value.ToString("R", CultureInfo.InvariantCulture))!;

    private static string OfScalar(RowType type, ReadOnlySpan<byte> payload) => type switch
    {
        RowType.Boolean => payload[0] == 1 ? "true" : "false",
        RowType.Float => OfFloat(BinaryPrimitives.ReadDoubleBigEndian(payload)),
        RowType.Bytes => Convert.ToHexStringLower(payload),
        RowType.Date => OfDate(BinaryPrimitives.ReadInt32BigEndian(payload)),
        RowType.Time => OfTime(BinaryPrimitives.ReadInt64BigEndian(payload)),
        RowType.Timestamp => OfMoment(payload, ""),
        RowType.Instant => OfMoment(payload, "Z"),
        RowType.Interval => string.Create(
            CultureInfo.InvariantCulture,
            $"{BinaryPrimitives.ReadInt32BigEndian(payload)} {BinaryPrimitives.ReadInt32BigEndian(payload[4..])} "
            + $"{BinaryPrimitives.ReadInt64BigEndian(payload[8..])}"),
        RowType.Uuid => new Guid(payload, bigEndian: true).ToString(),
        _ => Encoding.UTF8.GetString(payload),
    };

    private static string OfArray(RowType type, ReadOnlySpan<byte> payload)
    {
        var column = new RowColumn("element", type);
        var reader = new RowReader(payload[(1 + (8 * payload[0]))..]);
        var texts = new List<string?>();
        while (!reader.IsAtEnd && reader.TryRead(column, out var element))
        {
            texts.Add(Of(element));
        }

        return $"[{string.Join(',', texts)}]";
    }

    private static string OfDate(int days) => days switch
    {
        int.MaxValue => "infinity",
        int.MinValue => "-infinity",
        _ => OfDays(days),
    };

    // Days to a civil date in the proleptic Gregorian calendar, whose cycle of 400 years has 146,097 days; years of
    // the cycle begin with March, so that the leap day comes last.
    private static string OfDays(long days)
    {
        var shifted = days + 719_468;
        var era = Math.DivRem(shifted - (shifted < 0 ? 146_096 : 0), 146_097).Quotient;
        var dayOfEra = shifted - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
    }

    private static string OfTime(long nanoseconds)
    {
        var (seconds, fraction) = Math.DivRem(nanoseconds, NanosecondsPerSecond);
        var digits = fraction == 0
            ? ""
            : "." + fraction.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(
            CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}{digits}");
    }

    private static string OfMoment(ReadOnlySpan<byte> payload, string zone)
    {
        var seconds = BinaryPrimitives.ReadInt64BigEndian(payload);
        if (seconds is long.MaxValue or long.MinValue)
        {
            return seconds > 0 ? "infinity" : "-infinity";
        }

        var (days, rest) = Math.DivRem(seconds, SecondsPerDay);
        (days, rest) = rest < 0 ? (days - 1, rest + SecondsPerDay) : (days, rest);
        var time = (rest * NanosecondsPerSecond) + BinaryPrimitives.ReadUInt32BigEndian(payload[8..]);
        return $"{OfDays(days)}T{OfTime(time)}{zone}";
    }
}
