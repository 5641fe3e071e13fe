using System.Buffers.Binary;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Domain;

/// <summary>
/// The identifier of a datum of a province: it follows from the datum's name, so that there is one stream for it
/// however many name it at once. <c>default</c> is no id.
/// </summary>
/// <remarks>
/// The first 16 bytes of SHA-256("ledger-datum@v1" ‖ 0x00 ‖ the province's two digits ‖ 0x00 ‖ the name in UTF-8).
/// </remarks>
public readonly record struct DatumId
{
    private readonly UInt128 _value;

    private DatumId(UInt128 value) => _value = value;

    /// <summary>The stream that holds its entries, <c>datum/{id}</c>.</summary>
    public StreamName Stream => StreamName.Of(this);

    internal UInt128 Value => _value;

    /// <summary>The datum of that name in the province of a division.</summary>
    public static DatumId Of(DivisionCode division, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var digest = DigestAlgorithm.Sha256.Hash(
            "ledger-datum@v1\0"u8, Encoding.UTF8.GetBytes($"{division.ToString()[..2]}\0{name}"));
        return new DatumId(BinaryPrimitives.ReadUInt128BigEndian(digest.AsSpan()[..16]));
    }

    /// <summary>32 lowercase hexadecimal characters.</summary>
    public override string ToString() => Identifier.Format(_value);
}
