using Ledger.Evidence.Rows;
using Parquet.Data;
using Parquet.Schema;

namespace Ledger.Sources.Parquet;

/// <summary>How a column of parquet stands in canonical rows (SPEC-rows, section Parquet).</summary>
internal static class ParquetTypes
{
    private static readonly Dictionary<Type, RowType> s_types = new()
    {
        [typeof(bool)] = RowType.Boolean,
        [typeof(sbyte)] = RowType.Number,
        [typeof(byte)] = RowType.Number,
        [typeof(short)] = RowType.Number,
        [typeof(ushort)] = RowType.Number,
        [typeof(int)] = RowType.Number,
        [typeof(uint)] = RowType.Number,
        [typeof(long)] = RowType.Number,
        [typeof(ulong)] = RowType.Number,
        [typeof(BigDecimal)] = RowType.Number,
        [typeof(decimal)] = RowType.Number,
        [typeof(float)] = RowType.Float,
        [typeof(double)] = RowType.Float,
        [typeof(string)] = RowType.Text,
        [typeof(ReadOnlyMemory<char>)] = RowType.Text,
        [typeof(byte[])] = RowType.Bytes,
        [typeof(ReadOnlyMemory<byte>)] = RowType.Bytes,
        [typeof(Guid)] = RowType.Uuid,
    };

    /// <summary>The type, or null when it has no canonical form.</summary>
    public static RowType? Of(Field field) => field switch
    {
        { Path.Length: > 1 } or { MaxRepetitionLevel: > 0 } => null,

        // .NET counts in hundreds of nanoseconds: what has more digits would be cut.
        DateTimeDataField { DateTimeFormat: DateTimeFormat.Date } => RowType.Date,
        DateTimeDataField { DateTimeFormat: DateTimeFormat.Impala } => null,
        DateTimeDataField { Unit: DateTimeTimeUnit.Nanos } => null,
        DateTimeDataField moment => moment.IsAdjustedToUTC ? RowType.Instant : RowType.Timestamp,
        TimeDataField { Precision: TimeUnitPrecision.Nanos } => null,
        TimeDataField => RowType.Time,
        DataField { IsArray: false } data when data.ClrType == typeof(DateOnly) => RowType.Date,
        DataField { IsArray: false } data when s_types.TryGetValue(data.ClrType, out var type) => type,
        _ => null,
    };
}
