using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>An asset's identifier as chains have it: 16 bytes, written as 32 lowercase hexadecimal characters.</summary>
public readonly record struct MirrorAssetId : IComparable<MirrorAssetId>
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 16;

    private readonly UInt128 _value;

    private MirrorAssetId(UInt128 value) => _value = value;

    /// <summary>Reads exactly 32 lowercase hexadecimal characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MirrorAssetId id)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var exact = text is not null && Hex.TryDecode(text, bytes);
        id = exact ? new MirrorAssetId(BinaryPrimitives.ReadUInt128BigEndian(bytes)) : default;
        return exact;
    }

    internal static bool TryReadPadded(Digest word, out MirrorAssetId id)
    {
        var bytes = word.AsSpan();
        id = new MirrorAssetId(BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return !bytes[Size..].ContainsAnyExcept((byte)0);
    }

    /// <summary>The 16 bytes, most significant first.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
        return bytes;
    }

    /// <summary>Orders by the bytes.</summary>
    public int CompareTo(MirrorAssetId other) => _value.CompareTo(other._value);

    /// <inheritdoc/>
    public override string ToString() => Convert.ToHexStringLower(ToArray());

    /// <summary>The identifier in a word, padded on its right as Solidity pads fixed bytes.</summary>
    internal Digest Padded() => Digest.Read([.. ToArray(), .. new byte[Digest.Size - Size]]);

    /// <summary>Whether the left stands before the right.</summary>
    public static bool operator <(MirrorAssetId left, MirrorAssetId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left stands before the right or equals it.</summary>
    public static bool operator <=(MirrorAssetId left, MirrorAssetId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left stands after the right.</summary>
    public static bool operator >(MirrorAssetId left, MirrorAssetId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left stands after the right or equals it.</summary>
    public static bool operator >=(MirrorAssetId left, MirrorAssetId right) => left.CompareTo(right) >= 0;
}
