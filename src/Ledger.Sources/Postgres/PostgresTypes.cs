using Ledger.Evidence.Rows;

namespace Ledger.Sources.Postgres;

/// <summary>How a type of PostgreSQL stands in canonical rows, by its OID in the catalogue (SPEC-rows).</summary>
internal static class PostgresTypes
{
    public const uint Oid = 26;
    public const uint Json = 114;
    public const uint Float4 = 700;
    public const uint Jsonb = 3802;
    public const uint Numeric = 1700;
    public const uint Int2 = 21;
    public const uint Int4 = 23;
    public const uint Int8 = 20;

    private static readonly Dictionary<uint, RowType> s_types = new()
    {
        [16] = RowType.Boolean,
        [17] = RowType.Bytes,
        [19] = RowType.Text, // name
        [Int8] = RowType.Number,
        [Int2] = RowType.Number,
        [Int4] = RowType.Number,
        [25] = RowType.Text,
        [Oid] = RowType.Number,
        [Json] = RowType.Text, // kept as it was written
        [Float4] = RowType.Float,
        [701] = RowType.Float,
        [1042] = RowType.Text, // character(n), with its padding
        [1043] = RowType.Text, // character varying
        [1082] = RowType.Date,
        [1083] = RowType.Time,
        [1114] = RowType.Timestamp,
        [1184] = RowType.Instant,
        [1186] = RowType.Interval,
        [Numeric] = RowType.Number,
        [2950] = RowType.Uuid,
        [Jsonb] = RowType.Json,
    };

    public static bool TryFind(uint oid, out RowType type) => s_types.TryGetValue(oid, out type);
}
