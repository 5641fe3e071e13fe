using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain;

/// <summary>
/// The identifier of a census of resources. 128 bits chosen by the caller; <c>default</c> is no id and is never
/// parsed.
/// </summary>
public readonly record struct CensusId
{
    private readonly UInt128 _value;

    private CensusId(UInt128 value) => _value = value;

    /// <summary>The stream that holds its entries, <c>census/{id}</c>.</summary>
    public StreamName Stream => StreamName.Of(this);

    internal UInt128 Value => _value;

    /// <summary>Reads exactly 32 lowercase hexadecimal characters that are not all zeros.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CensusId id)
    {
        id = Identifier.TryParse(text, out var value) ? new CensusId(value) : default;
        return id != default;
    }

    /// <summary>Reads exactly 32 lowercase hexadecimal characters that are not all zeros.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static CensusId Parse(string text) =>
        TryParse(text, out var id) ? id : throw Identifier.Malformed("A census id");

    /// <summary>32 lowercase hexadecimal characters.</summary>
    public override string ToString() => Identifier.Format(_value);

    internal static CensusId From(UInt128 value) => new(value);
}
