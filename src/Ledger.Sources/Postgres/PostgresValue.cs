using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Ledger.Evidence.Rows;

namespace Ledger.Sources.Postgres;

/// <summary>
/// Reads values in PostgreSQL's binary form, which unlike its text depends on no setting, and writes them as canonical
/// ones. What is not of that form throws <see cref="InvalidDataException"/>.
/// </summary>
internal static class PostgresValue
{
    // Days and microseconds from 1970-01-01 to 2000-01-01, where PostgreSQL counts from.
    private const int EpochDays = 10_957;
    private const long EpochMicroseconds = EpochDays * 86_400_000_000L;

    public static void Write(RowBuilder row, PostgresColumn column, ReadOnlySpan<byte> value)
    {
        if (column.Column.IsArray)
        {
            WriteArray(row, column, value);
        }
        else
        {
            WriteScalar(row, column, value);
        }
    }

    private static void WriteScalar(RowBuilder row, PostgresColumn column, ReadOnlySpan<byte> value)
    {
        switch (column.Column.Type)
        {
            case RowType.Boolean:
                row.Boolean(Sized(value, 1)[0] != 0);
                break;
            case RowType.Number:
                WriteNumber(row, column.Oid, value);
                break;
            case RowType.Float:
                row.Float(Float(column.Oid, value));
                break;
            case RowType.Bytes:
                row.Octets(value);
                break;
            case RowType.Date:
                WriteDate(row, BinaryPrimitives.ReadInt32BigEndian(Sized(value, 4)));
                break;
            case RowType.Time:
                row.Time(BinaryPrimitives.ReadInt64BigEndian(Sized(value, 8)) * 1000);
                break;
            case RowType.Timestamp:
                row.Timestamp(Moment(value));
                break;
            case RowType.Instant:
                row.Instant(Moment(value));
                break;
            case RowType.Interval:
                WriteInterval(row, Sized(value, 16));
                break;
            case RowType.Uuid:
                row.Uuid(Sized(value, 16));
                break;
            case RowType.Json:
                WriteJson(row, value);
                break;
            default:
                row.Text(Utf8.IsValid(value) ? value : throw new InvalidDataException("Text is not UTF-8."));
                break;
        }
    }

    private static void WriteNumber(RowBuilder row, uint oid, ReadOnlySpan<byte> value)
    {
        switch (oid)
        {
            case PostgresTypes.Int2:
                row.Number(BinaryPrimitives.ReadInt16BigEndian(Sized(value, 2)));
                break;
            case PostgresTypes.Int4:
                row.Number(BinaryPrimitives.ReadInt32BigEndian(Sized(value, 4)));
                break;
            case PostgresTypes.Oid:
                row.Number(BinaryPrimitives.ReadUInt32BigEndian(Sized(value, 4)));
                break;
            case PostgresTypes.Int8:
                row.Number(BinaryPrimitives.ReadInt64BigEndian(Sized(value, 8)));
                break;
            default:
                row.Number(Encoding.ASCII.GetBytes(Numeric(value)));
                break;
        }
    }

    // src/backend/utils/adt/numeric.c, numeric_send: the number of digits to the base 10,000, the power of the first,
    // the sign, digits behind the point that are shown, the digits.
    private static string Numeric(ReadOnlySpan<byte> value)
    {
        if (value.Length < 8)
        {
            throw new InvalidDataException("A number is too short.");
        }

        var count = BinaryPrimitives.ReadInt16BigEndian(value);
        var weight = BinaryPrimitives.ReadInt16BigEndian(value[2..]);
        var sign = BinaryPrimitives.ReadUInt16BigEndian(value[4..]);
        var digits = Sized(value[8..], 2 * count);
        if (sign is 0xc000 or 0xd000 or 0xf000)
        {
            return sign switch { 0xc000 => "NaN", 0xd000 => "Infinity", _ => "-Infinity" };
        }

        var text = new StringBuilder(4 * count);
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{BinaryPrimitives.ReadInt16BigEndian(digits[(2 * i)..]):0000}");
        }

        return RowNumber.Compose(sign == 0x4000, text.ToString(), 4 * (weight + 1));
    }

    private static double Float(uint oid, ReadOnlySpan<byte> value) => oid == PostgresTypes.Float4
        ? BinaryPrimitives.ReadSingleBigEndian(Sized(value, 4))
        : BinaryPrimitives.ReadDoubleBigEndian(Sized(value, 8));

    private static void WriteDate(RowBuilder row, int days) =>
        row.Date(days is int.MaxValue or int.MinValue ? days : days + EpochDays);

    private static RowMoment Moment(ReadOnlySpan<byte> value)
    {
        var microseconds = BinaryPrimitives.ReadInt64BigEndian(Sized(value, 8));
        if (microseconds is long.MaxValue or long.MinValue)
        {
            return microseconds > 0 ? RowMoment.Infinity : RowMoment.MinusInfinity;
        }

        // Adding first would overflow at the end of what PostgreSQL can tell.
        var moment = RowMoment.FromMicroseconds(microseconds);
        return moment with { Seconds = moment.Seconds + (EpochMicroseconds / 1_000_000) };
    }

    private static void WriteInterval(RowBuilder row, ReadOnlySpan<byte> value) => row.Interval(
        BinaryPrimitives.ReadInt32BigEndian(value[12..]),
        BinaryPrimitives.ReadInt32BigEndian(value[8..]),
        BinaryPrimitives.ReadInt64BigEndian(value));

    // One byte of version stands before the text.
    private static void WriteJson(RowBuilder row, ReadOnlySpan<byte> value) => row.Json(
        value.Length > 0 && value[0] == 1 && RowJson.Canonical(value[1..].ToArray()) is { } canonical
            ? canonical
            : throw new InvalidDataException("A jsonb value is not what it should be, or nested too deep."));

    // array_send: dimensions, whether it holds nulls, the type, then length and first index of each dimension.
    private static void WriteArray(RowBuilder row, PostgresColumn column, ReadOnlySpan<byte> value)
    {
        var count = value.Length < 12 ? -1 : BinaryPrimitives.ReadInt32BigEndian(value);
        if (count is < 0 or > 6 || value.Length < 12 + (8 * count)
            || BinaryPrimitives.ReadUInt32BigEndian(value[8..]) != column.Oid)
        {
            throw new InvalidDataException("An array is not what it should be.");
        }

        Span<(int First, int Length)> dimensions = stackalloc (int, int)[count];
        for (var i = 0; i < count; i++)
        {
            dimensions[i] = (
                BinaryPrimitives.ReadInt32BigEndian(value[(16 + (8 * i))..]),
                BinaryPrimitives.ReadInt32BigEndian(value[(12 + (8 * i))..]));
        }

        row.BeginArray(dimensions);
        for (var rest = value[(12 + (8 * count))..]; !rest.IsEmpty;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length < 0)
            {
                row.Null();
            }
            else
            {
                WriteScalar(row, column, rest.Slice(4, length));
            }

            rest = rest[(4 + Math.Max(length, 0))..];
        }
    }

    private static ReadOnlySpan<byte> Sized(ReadOnlySpan<byte> value, int size) => value.Length == size
        ? value
        : throw new InvalidDataException("A value has another length than its type.");
}
