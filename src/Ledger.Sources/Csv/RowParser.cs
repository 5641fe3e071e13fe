using System.Globalization;
using System.Text;
using Ledger.Evidence.Rows;

namespace Ledger.Sources.Csv;

/// <summary>Reads the texts of values as SPEC-rows has them for CSV.</summary>
internal static class RowParser
{
    private const NumberStyles FloatStyle =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly string[] s_dates = ["yyyy-MM-dd"];
    private static readonly DateTime s_epoch = DateTime.UnixEpoch;

    /// <summary>Writes the value; false when the text is none of the type.</summary>
    public static bool TryWrite(RowBuilder row, RowType type, string text) => type switch
    {
        RowType.Boolean => TryWriteBoolean(row, text),
        RowType.Number => TryWriteNumber(row, text),
        RowType.Float => TryWriteFloat(row, text),
        RowType.Bytes => TryWriteBytes(row, text),
        RowType.Date => TryWriteDate(row, text),
        RowType.Time => TryWriteTime(row, text),
        RowType.Timestamp => TryWriteTimestamp(row, text),
        RowType.Instant => TryWriteInstant(row, text),
        RowType.Uuid => TryWriteUuid(row, text),
        RowType.Json => TryWriteJson(row, text),
        _ => false,
    };

    private static bool TryWriteBoolean(RowBuilder row, string text)
    {
        var value = text is "t" or "true";
        row.Boolean(value);
        return value || text is "f" or "false";
    }

    private static bool TryWriteNumber(RowBuilder row, string text)
    {
        var canonical = text is "NaN" or "Infinity" or "-Infinity" ? text : RowNumber.Canonical(text);
        row.Number(Encoding.ASCII.GetBytes(canonical ?? ""));
        return canonical is not null;
    }

    private static bool TryWriteFloat(RowBuilder row, string text)
    {
        var isFloat = double.TryParse(text, FloatStyle, CultureInfo.InvariantCulture, out var value)
            && (double.IsFinite(value) || text is "NaN" or "Infinity" or "-Infinity");
        row.Float(value);
        return isFloat;
    }

    private static bool TryWriteBytes(RowBuilder row, string text)
    {
        if (!text.StartsWith("\\x", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            row.Octets(Convert.FromHexString(text.AsSpan(2)));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool TryWriteDate(RowBuilder row, string text)
    {
        if (!DateTime.TryParseExact(
            text, s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }

        row.Date((date - s_epoch).Days);
        return true;
    }

    private static bool TryWriteTime(RowBuilder row, string text)
    {
        var isTime = RowClock.TryParse(text, out var nanoseconds, out var rest) && rest.IsEmpty;
        row.Time(nanoseconds);
        return isTime;
    }

    private static bool TryWriteTimestamp(RowBuilder row, string text)
    {
        var isMoment = TryParseMoment(text, out var moment, out var zone) && zone.IsEmpty;
        row.Timestamp(moment);
        return isMoment;
    }

    private static bool TryWriteInstant(RowBuilder row, string text)
    {
        var offset = 0;
        var isMoment = TryParseMoment(text, out var moment, out var zone) && RowClock.TryParseZone(zone, out offset);
        row.Instant(moment with { Seconds = moment.Seconds - offset });
        return isMoment;
    }

    // Date, a T or a space, time.
    private static bool TryParseMoment(string text, out RowMoment moment, out ReadOnlySpan<char> zone)
    {
        moment = default;
        zone = default;
        if (text.Length < 11 || text[10] is not ('T' or ' ')
            || !DateTime.TryParseExact(
                text.AsSpan(0, 10), s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !RowClock.TryParse(text.AsSpan(11), out var nanoseconds, out zone))
        {
            return false;
        }

        var (seconds, fraction) = Math.DivRem(nanoseconds, 1_000_000_000);
        moment = new RowMoment(((date - s_epoch).Days * 86_400L) + seconds, (uint)fraction);
        return true;
    }

    private static bool TryWriteUuid(RowBuilder row, string text)
    {
        if (!Guid.TryParseExact(text, "D", out var value))
        {
            return false;
        }

        row.Uuid(value.ToByteArray(bigEndian: true));
        return true;
    }

    private static bool TryWriteJson(RowBuilder row, string text)
    {
        var canonical = RowJson.Canonical(Encoding.UTF8.GetBytes(text));
        row.Json(canonical);
        return canonical is not null;
    }
}
