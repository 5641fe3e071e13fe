namespace Ledger.Evidence.Rows;

/// <summary>One value of a canonical row.</summary>
public readonly ref struct RowValue
{
    internal RowValue(RowType? type, bool isArray, ReadOnlySpan<byte> payload)
    {
        (Type, IsArray) = (type, isArray);
        Payload = payload;
    }

    /// <summary>The type; null where there is no value.</summary>
    public RowType? Type { get; }

    /// <summary>Whether it is an array of values of that type.</summary>
    public bool IsArray { get; }

    /// <summary>What follows the tag, without the count before text, numbers, bytes and JSON.</summary>
    public ReadOnlySpan<byte> Payload { get; }
}
