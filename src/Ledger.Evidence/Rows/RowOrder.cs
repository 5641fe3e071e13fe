using System.Buffers.Binary;

namespace Ledger.Evidence.Rows;

/// <summary>The order of values in a key (SPEC-rows): what they are, not how a database sorts.</summary>
public static class RowOrder
{
    /// <summary>Compares two values of one column that <see cref="RowColumn.IsOrdered"/>.</summary>
    public static int Compare(RowType type, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => type switch
    {
        RowType.Number => RowNumber.Compare(left, right),
        RowType.Date => BinaryPrimitives.ReadInt32BigEndian(left)
            .CompareTo(BinaryPrimitives.ReadInt32BigEndian(right)),
        RowType.Timestamp or RowType.Instant => CompareMoments(left, right),
        _ => left.SequenceCompareTo(right),
    };

    // What is not negative compares as its big-endian bytes; the seconds may be negative.
    private static int CompareMoments(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var seconds = BinaryPrimitives.ReadInt64BigEndian(left).CompareTo(BinaryPrimitives.ReadInt64BigEndian(right));
        return seconds != 0 ? seconds : left[8..].SequenceCompareTo(right[8..]);
    }
}
