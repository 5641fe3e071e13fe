using System.Buffers.Binary;
using System.Numerics;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>Writes Recursive Length Prefix encoding (yellow paper, appendix B).</summary>
public static class Rlp
{
    /// <summary>The empty byte string, which is also the scalar zero: <c>0x80</c>.</summary>
    public static ReadOnlySpan<byte> Empty => [RlpPrefix.ShortString];

    /// <summary>A byte string.</summary>
    public static byte[] Bytes(ReadOnlySpan<byte> value) => value.Length == 1 && value[0] < RlpPrefix.ShortString
        ? [value[0]]
        : WithPrefix(RlpPrefix.ShortString, value);

    /// <summary>A 32-byte string.</summary>
    public static byte[] Bytes(Digest value) => Bytes(value.ToArray());

    /// <summary>A 20-byte string.</summary>
    public static byte[] Bytes(EvmAddress value) => Bytes(value.ToArray());

    /// <summary>A scalar: big endian without leading zeros.</summary>
    public static byte[] Scalar(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return Bytes(bytes.TrimStart((byte)0));
    }

    /// <summary>A scalar of any size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static byte[] Scalar(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value.IsZero ? Empty.ToArray() : Bytes(value.ToByteArray(isUnsigned: true, isBigEndian: true));
    }

    /// <summary>A list of items that are already encoded.</summary>
    public static byte[] List(params IReadOnlyList<byte[]> encodedItems)
    {
        ArgumentNullException.ThrowIfNull(encodedItems);
        var length = 0;
        foreach (var item in encodedItems)
        {
            length += item.Length;
        }

        var content = new byte[length];
        var position = 0;
        foreach (var item in encodedItems)
        {
            item.CopyTo(content, position);
            position += item.Length;
        }

        return WithPrefix(RlpPrefix.ShortList, content);
    }

    internal static byte[] Strings(IReadOnlyList<ReadOnlyMemory<byte>> values) =>
        List([.. values.Select(value => Bytes(value.Span))]);

    private static byte[] WithPrefix(byte offset, ReadOnlySpan<byte> content)
    {
        if (content.Length <= RlpPrefix.LongestShort)
        {
            return [(byte)(offset + content.Length), .. content];
        }

        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        length = length.TrimStart((byte)0);
        return [(byte)(offset + RlpPrefix.LongestShort + length.Length), .. length, .. content];
    }
}
