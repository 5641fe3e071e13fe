using System.Buffers.Binary;
using System.Text.Unicode;

namespace Ledger.Evidence.Rows;

/// <summary>Reads untrusted bytes as a canonical row (SPEC-rows): nothing that a writer would not write.</summary>
public ref struct RowReader(ReadOnlySpan<byte> row)
{
    internal const byte ArrayTag = 13;

    private const int MaxDimensions = 6;
    private const long NanosecondsPerDay = 86_400_000_000_000;
    private ReadOnlySpan<byte> _rest = row;

    /// <summary>Whether every byte was read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Whether bytes are a row of these columns, no more and no less.</summary>
    public static bool IsRow(ReadOnlySpan<byte> row, IReadOnlyList<RowColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var reader = new RowReader(row);
        foreach (var column in columns)
        {
            if (!reader.TryRead(column, out _))
            {
                return false;
            }
        }

        return reader.IsAtEnd && row.Length <= RowBuilder.MaxBytes;
    }

    /// <summary>Reads the value of the next column; false when it is none of its type.</summary>
    public bool TryRead(RowColumn column, out RowValue value)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.IsArray ? TryReadArray(column.Type, out value) : TryReadScalar(column.Type, out value);
    }

    private bool TryReadScalar(RowType type, out RowValue value)
    {
        value = default;
        if (!TryTake(1, out var tag) || (tag[0] != 0 && tag[0] != (byte)type))
        {
            return false;
        }

        if (tag[0] == 0)
        {
            return true;
        }

        if (!TryTakePayload(type, out var payload) || !IsCanonical(type, payload))
        {
            return false;
        }

        value = new RowValue(type, isArray: false, payload);
        return true;
    }

    private bool TryReadArray(RowType type, out RowValue value)
    {
        value = default;
        if (!TryTake(1, out var tag))
        {
            return false;
        }

        if (tag[0] == 0)
        {
            return true;
        }

        var begin = _rest;
        if (tag[0] != ArrayTag || !TryReadCount(out var count))
        {
            return false;
        }

        // Each element takes a byte at least: a count that lies ends with the bytes.
        for (var i = 0L; i < count; i++)
        {
            if (!TryReadScalar(type, out _))
            {
                return false;
            }
        }

        value = new RowValue(type, isArray: true, begin[..^_rest.Length]);
        return true;
    }

    private bool TryReadCount(out long count)
    {
        count = 0;
        if (!TryTake(1, out var dimensions) || dimensions[0] > MaxDimensions
            || !TryTake(8 * dimensions[0], out var bounds))
        {
            return false;
        }

        count = dimensions[0] == 0 ? 0 : 1;
        for (var i = 0; i < dimensions[0]; i++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bounds[((8 * i) + 4)..]);
            if (length <= 0 || (count *= length) > RowBuilder.MaxBytes)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTakePayload(RowType type, out ReadOnlySpan<byte> payload)
    {
        var size = type switch
        {
            RowType.Boolean => 1,
            RowType.Date => 4,
            RowType.Float or RowType.Time => 8,
            RowType.Timestamp or RowType.Instant => 12,
            RowType.Interval or RowType.Uuid => 16,
            _ => -1,
        };
        if (size >= 0)
        {
            return TryTake(size, out payload);
        }

        payload = default;
        return TryTake(4, out var count) && TryTake(BinaryPrimitives.ReadInt32BigEndian(count), out payload);
    }

    private bool TryTake(int count, out ReadOnlySpan<byte> taken)
    {
        if (count < 0 || count > _rest.Length)
        {
            taken = default;
            return false;
        }

        taken = _rest[..count];
        _rest = _rest[count..];
        return true;
    }

    private static bool IsCanonical(RowType type, ReadOnlySpan<byte> payload) => type switch
    {
        RowType.Boolean => payload[0] <= 1,
        RowType.Number => RowNumber.IsCanonical(payload),
        RowType.Float => IsCanonicalFloat(BinaryPrimitives.ReadInt64BigEndian(payload)),
        RowType.Text => Utf8.IsValid(payload),
        RowType.Time => BinaryPrimitives.ReadInt64BigEndian(payload) is >= 0 and <= NanosecondsPerDay,
        RowType.Timestamp or RowType.Instant => IsMoment(payload),
        RowType.Json => Utf8.IsValid(payload) && RowJson.Canonical(payload.ToArray()) is { } json
            && payload.SequenceEqual(json),
        _ => true,
    };

    private static bool IsCanonicalFloat(long bits) =>
        double.IsNaN(BitConverter.Int64BitsToDouble(bits)) ? bits == 0x7ff8000000000000 : bits != long.MinValue;

    private static bool IsMoment(ReadOnlySpan<byte> payload)
    {
        var nanoseconds = BinaryPrimitives.ReadUInt32BigEndian(payload[8..]);
        var isInfinite = BinaryPrimitives.ReadInt64BigEndian(payload) is long.MinValue or long.MaxValue;
        return nanoseconds < (isInfinite ? 1 : 1_000_000_000);
    }
}
