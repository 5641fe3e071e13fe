using System.Buffers.Binary;
using System.Text;
using Ledger.Evidence.Rows;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace Ledger.Sources.Parquet;

/// <summary>
/// Reads one column of a group of rows, and sets its values aside in canonical form: so that only one column is in
/// memory at a time, whatever the number of columns.
/// </summary>
internal sealed class ParquetColumn(
    ParquetRowGroupReader group, DataField field, RowType type, Stream scratch, CancellationToken cancellationToken)
{
    private const long MostBytes = 1L << 30;
    private const int DaysToEpoch = 719_162;

    private readonly RowBuilder _value = new();
    private long _written;

    /// <summary>Writes each value behind its length.</summary>
    /// <exception cref="InvalidDataException">The values are too many, or none of their type.</exception>
    public Task SetAsideAsync() => type switch
    {
        RowType.Text => TextAsync(),
        RowType.Bytes => BytesAsync(),
        RowType.Boolean => ValuesAsync<bool>((row, value) => row.Boolean(value)),
        RowType.Float when field.ClrType == typeof(float) => ValuesAsync<float>((row, value) => row.Float(value)),
        RowType.Float => ValuesAsync<double>((row, value) => row.Float(value)),
        RowType.Uuid => ValuesAsync<Guid>((row, value) => row.Uuid(value.ToByteArray(bigEndian: true))),
        RowType.Date when field.ClrType == typeof(DateOnly) =>
            ValuesAsync<DateOnly>((row, value) => row.Date(value.DayNumber - DaysToEpoch)),
        RowType.Date => ValuesAsync<DateTime>((row, value) => row.Date((int)(Ticks(value) / TimeSpan.TicksPerDay))),
        RowType.Timestamp => ValuesAsync<DateTime>((row, value) => row.Timestamp(Moment(value))),
        RowType.Instant => ValuesAsync<DateTime>((row, value) => row.Instant(Moment(value))),
        RowType.Time when field.ClrType == typeof(TimeOnly) =>
            ValuesAsync<TimeOnly>((row, value) => row.Time(value.Ticks * 100)),
        RowType.Time => ValuesAsync<TimeSpan>((row, value) => row.Time(value.Ticks * 100)),
        _ => NumbersAsync(),
    };

    private Task NumbersAsync() => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.SByte => ValuesAsync<sbyte>((row, value) => row.Number(value)),
        TypeCode.Byte => ValuesAsync<byte>((row, value) => row.Number(value)),
        TypeCode.Int16 => ValuesAsync<short>((row, value) => row.Number(value)),
        TypeCode.UInt16 => ValuesAsync<ushort>((row, value) => row.Number(value)),
        TypeCode.Int32 => ValuesAsync<int>((row, value) => row.Number(value)),
        TypeCode.UInt32 => ValuesAsync<uint>((row, value) => row.Number(value)),
        TypeCode.Int64 => ValuesAsync<long>((row, value) => row.Number(value)),
        TypeCode.UInt64 => ValuesAsync<ulong>((row, value) => Number(row, value.ToString(null, null))),
        TypeCode.Decimal => ValuesAsync<decimal>((row, value) =>
            Number(row, value.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        _ => ValuesAsync<BigDecimal>((row, value) => Number(row, $"{value.UnscaledValue}E-{value.Scale}")),
    };

    private static void Number(RowBuilder row, string text) => row.Number(Encoding.ASCII.GetBytes(
        RowNumber.Canonical(text) ?? throw new InvalidDataException("A number is none.")));

    private async Task ValuesAsync<T>(Action<RowBuilder, T> write)
        where T : struct
    {
        if (field.IsNullable)
        {
            var values = new T?[group.RowCount];
            await group.ReadAsync<T>(field, values.AsMemory(), null, cancellationToken).ConfigureAwait(false);
            foreach (var value in values)
            {
                Write(value is { } present ? row => write(row, present) : null);
            }
        }
        else
        {
            var values = new T[group.RowCount];
            await group.ReadAsync<T>(field, values.AsMemory(), null, cancellationToken).ConfigureAwait(false);
            foreach (var value in values)
            {
                Write(row => write(row, value));
            }
        }
    }

    // The library puts this character in place of bytes that are not UTF-8, and then nobody can tell.
    private async Task TextAsync()
    {
        var values = new string?[group.RowCount];
        await group.ReadAsync(field, values.AsMemory()!, null, cancellationToken).ConfigureAwait(false);
        foreach (var value in values)
        {
            Write(value is null ? null
                : !value.Contains('\ufffd') ? row => row.Text(Encoding.UTF8.GetBytes(value))
                : throw new InvalidDataException("Text is not UTF-8, or holds the character that stands for that."));
        }
    }

    private async Task BytesAsync()
    {
        var values = new byte[]?[group.RowCount];
        await group.ReadAsync(field, values.AsMemory()!, null, cancellationToken).ConfigureAwait(false);
        foreach (var value in values)
        {
            Write(value is null ? null : row => row.Octets(value));
        }
    }

    private void Write(Action<RowBuilder>? write)
    {
        _value.Clear();
        if (write is null)
        {
            _value.Null();
        }
        else
        {
            write(_value);
        }

        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, _value.Bytes.Length);
        scratch.Write(length);
        scratch.Write(_value.Bytes);
        _written += length.Length + _value.Bytes.Length;
        if (_written > MostBytes)
        {
            throw new InvalidDataException("The values of a column are too many for one group of rows.");
        }
    }

    private static long Ticks(DateTime value) => value.Ticks - DateTime.UnixEpoch.Ticks;

    private static RowMoment Moment(DateTime value) => RowMoment.FromMicroseconds(Ticks(value) / 10);
}
