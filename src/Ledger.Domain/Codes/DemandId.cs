using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain;

/// <summary>
/// The identifier of a demand for data. 128 bits chosen by the caller; <c>default</c> is no id and is never
/// parsed.
/// </summary>
public readonly record struct DemandId
{
    private readonly UInt128 _value;

    private DemandId(UInt128 value) => _value = value;

    /// <summary>The stream that holds its entries, <c>demand/{id}</c>.</summary>
    public StreamName Stream => StreamName.Of(this);

    internal UInt128 Value => _value;

    /// <summary>Reads exactly 32 lowercase hexadecimal characters that are not all zeros.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DemandId id)
    {
        id = Identifier.TryParse(text, out var value) ? new DemandId(value) : default;
        return id != default;
    }

    /// <summary>Reads exactly 32 lowercase hexadecimal characters that are not all zeros.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static DemandId Parse(string text) =>
        TryParse(text, out var id) ? id : throw Identifier.Malformed("A demand id");

    /// <summary>32 lowercase hexadecimal characters.</summary>
    public override string ToString() => Identifier.Format(_value);

    internal static DemandId From(UInt128 value) => new(value);
}
