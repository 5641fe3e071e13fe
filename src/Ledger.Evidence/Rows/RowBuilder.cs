using System.Buffers.Binary;

namespace Ledger.Evidence.Rows;

/// <summary>
/// Writes the canonical bytes of one row (SPEC-rows), value by value in the order of its columns. Not thread-safe;
/// reusable after <see cref="Clear"/>. The caller keeps to the columns; <see cref="RowReader"/> checks it.
/// </summary>
public sealed class RowBuilder
{
    /// <summary>The longest row, in bytes.</summary>
    public const int MaxBytes = 1 << 24;

    private byte[] _buffer = new byte[1024];
    private int _length;

    /// <summary>The row so far; valid until the next call.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Begins another row.</summary>
    public void Clear() => _length = 0;

    /// <summary>No value.</summary>
    public void Null() => Reserve(1)[0] = 0;

    /// <summary>True or false.</summary>
    public void Boolean(bool value) => Tagged(RowType.Boolean, 1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>A whole number.</summary>
    public void Number(long value)
    {
        Span<byte> text = stackalloc byte[20];
        value.TryFormat(text, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        Counted(RowType.Number, text[..written]);
    }

    /// <summary>A decimal number in canonical form, as <see cref="RowNumber"/> gives it.</summary>
    public void Number(ReadOnlySpan<byte> canonical) => Counted(RowType.Number, canonical);

    /// <summary>A binary64 number: every NaN is one NaN, and minus zero is zero.</summary>
    public void Float(double value)
    {
        var canonical = double.IsNaN(value) ? 0x7ff8000000000000
            : value == 0 ? 0
            : BitConverter.DoubleToInt64Bits(value);
        BinaryPrimitives.WriteInt64BigEndian(Tagged(RowType.Float, sizeof(long)), canonical);
    }

    /// <summary>Text in UTF-8, which the caller has checked to be that.</summary>
    public void Text(ReadOnlySpan<byte> utf8) => Counted(RowType.Text, utf8);

    /// <summary>Bytes.</summary>
    public void Octets(ReadOnlySpan<byte> value) => Counted(RowType.Bytes, value);

    /// <summary>A day, counted from 1970-01-01; the least and the greatest number are the infinities.</summary>
    public void Date(int days) => BinaryPrimitives.WriteInt32BigEndian(Tagged(RowType.Date, sizeof(int)), days);

    /// <summary>A time of day, in nanoseconds.</summary>
    public void Time(long nanoseconds) =>
        BinaryPrimitives.WriteInt64BigEndian(Tagged(RowType.Time, sizeof(long)), nanoseconds);

    /// <summary>A date and time without a zone.</summary>
    /// <param name="moment">Counted from 1970-01-01T00:00:00.</param>
    public void Timestamp(RowMoment moment) => Moment(RowType.Timestamp, moment);

    /// <summary>A point in time.</summary>
    /// <param name="moment">Counted from 1970-01-01T00:00:00Z.</param>
    public void Instant(RowMoment moment) => Moment(RowType.Instant, moment);

    /// <summary>An interval, whose parts do not make up for each other.</summary>
    public void Interval(int months, int days, long microseconds)
    {
        var value = Tagged(RowType.Interval, 16);
        BinaryPrimitives.WriteInt32BigEndian(value, months);
        BinaryPrimitives.WriteInt32BigEndian(value[4..], days);
        BinaryPrimitives.WriteInt64BigEndian(value[8..], microseconds);
    }

    /// <summary>A UUID, its 16 bytes in the order in which it is written.</summary>
    public void Uuid(ReadOnlySpan<byte> value) => value.CopyTo(Tagged(RowType.Uuid, 16));

    /// <summary>JSON text in canonical form, as <see cref="RowJson"/> gives it.</summary>
    public void Json(ReadOnlySpan<byte> canonical) => Counted(RowType.Json, canonical);

    /// <summary>The head of an array; its elements follow, the last dimension running fastest.</summary>
    /// <param name="dimensions">The first index and the length of each; none of an empty array.</param>
    public void BeginArray(ReadOnlySpan<(int First, int Length)> dimensions)
    {
        var head = Reserve(2 + (8 * dimensions.Length));
        head[0] = RowReader.ArrayTag;
        head[1] = (byte)dimensions.Length;
        for (var i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(head[(2 + (8 * i))..], dimensions[i].First);
            BinaryPrimitives.WriteInt32BigEndian(head[(6 + (8 * i))..], dimensions[i].Length);
        }
    }

    /// <summary>A value in its encoding, as another builder wrote it.</summary>
    public void Encoded(ReadOnlySpan<byte> value) => value.CopyTo(Reserve(value.Length));

    private void Moment(RowType type, RowMoment moment)
    {
        var value = Tagged(type, 12);
        BinaryPrimitives.WriteInt64BigEndian(value, moment.Seconds);
        BinaryPrimitives.WriteUInt32BigEndian(value[8..], moment.Nanoseconds);
    }

    private void Counted(RowType type, ReadOnlySpan<byte> value)
    {
        var place = Tagged(type, checked(4 + value.Length));
        BinaryPrimitives.WriteInt32BigEndian(place, value.Length);
        value.CopyTo(place[4..]);
    }

    private Span<byte> Tagged(RowType type, int length)
    {
        var place = Reserve(1 + length);
        place[0] = (byte)type;
        return place[1..];
    }

    private Span<byte> Reserve(int count)
    {
        var length = checked(_length + count);
        if (length > MaxBytes)
        {
            throw new InvalidDataException($"A row has more than {MaxBytes} bytes.");
        }

        if (length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(length, Math.Min(2 * _buffer.Length, MaxBytes)));
        }

        var place = _buffer.AsSpan(_length, count);
        _length = length;
        return place;
    }
}
