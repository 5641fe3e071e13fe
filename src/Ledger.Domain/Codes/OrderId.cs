using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain;

/// <summary>
/// The identifier of an order of an authority. 128 bits chosen by the caller; <c>default</c> is no id and is never
/// parsed.
/// </summary>
public readonly record struct OrderId
{
    private readonly UInt128 _value;

    private OrderId(UInt128 value) => _value = value;

    /// <summary>The stream that holds its entries, <c>order/{id}</c>.</summary>
    public StreamName Stream => StreamName.Of(this);

    internal UInt128 Value => _value;

    /// <summary>Reads exactly 32 lowercase hexadecimal characters that are not all zeros.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrderId id)
    {
        id = Identifier.TryParse(text, out var value) ? new OrderId(value) : default;
        return id != default;
    }

    /// <summary>Reads exactly 32 lowercase hexadecimal characters that are not all zeros.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static OrderId Parse(string text) =>
        TryParse(text, out var id) ? id : throw Identifier.Malformed("An order id");

    /// <summary>32 lowercase hexadecimal characters.</summary>
    public override string ToString() => Identifier.Format(_value);

    internal static OrderId From(UInt128 value) => new(value);
}
