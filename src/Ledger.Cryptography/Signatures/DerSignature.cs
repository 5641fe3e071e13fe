namespace Ledger.Cryptography;

/// <summary>
/// <c>SEQUENCE { r INTEGER, s INTEGER }</c> in DER (X.690) for curves of 256 bits: short lengths, each integer
/// positive and in as few bytes as it takes, nothing behind. Values in memory are 64 bytes <c>r ‖ s</c>.
/// </summary>
public static class DerSignature
{
    /// <summary>The length of <c>r ‖ s</c>.</summary>
    public const int PairSize = 2 * IntegerSize;

    private const int IntegerSize = 32;
    private const byte SequenceTag = 0x30;
    private const byte IntegerTag = 0x02;

    /// <summary>Fills <paramref name="pair"/> (64 bytes) with <c>r ‖ s</c>; false for any other encoding.</summary>
    /// <exception cref="ArgumentException">The pair is not 64 bytes long.</exception>
    public static bool TryRead(ReadOnlySpan<byte> der, Span<byte> pair)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pair.Length, PairSize);
        pair.Clear();
        if (der.Length < 2 || der[0] != SequenceTag || der[1] != der.Length - 2 || der[1] > 0x7f)
        {
            return false;
        }

        var rest = der[2..];
        return TryReadInteger(ref rest, pair[..IntegerSize])
            && TryReadInteger(ref rest, pair[IntegerSize..])
            && rest.IsEmpty;
    }

    /// <summary>The one DER encoding of <c>r ‖ s</c>.</summary>
    /// <exception cref="ArgumentException">The pair is not 64 bytes long.</exception>
    public static byte[] Write(ReadOnlySpan<byte> pair)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pair.Length, PairSize);
        Span<byte> content = stackalloc byte[2 * (3 + IntegerSize)];
        var length = WriteInteger(pair[..IntegerSize], content);
        length += WriteInteger(pair[IntegerSize..], content[length..]);
        return [SequenceTag, (byte)length, .. content[..length]];
    }

    private static bool TryReadInteger(ref ReadOnlySpan<byte> rest, Span<byte> value)
    {
        if (rest.Length < 2 || rest[0] != IntegerTag || rest[1] is 0 or > IntegerSize + 1 || rest[1] > rest.Length - 2)
        {
            return false;
        }

        var bytes = rest.Slice(2, rest[1]);
        rest = rest[(2 + bytes.Length)..];
        if (bytes[0] >= 0x80)
        {
            return false;
        }

        if (bytes[0] == 0 && bytes.Length > 1)
        {
            // X.690 section 8.3.2: a leading zero only where the next byte would read as a sign.
            if (bytes[1] < 0x80)
            {
                return false;
            }

            bytes = bytes[1..];
        }

        if (bytes.Length > IntegerSize)
        {
            return false;
        }

        bytes.CopyTo(value[(IntegerSize - bytes.Length)..]);
        return true;
    }

    private static int WriteInteger(ReadOnlySpan<byte> value, Span<byte> destination)
    {
        var bytes = value.TrimStart((byte)0);
        var lead = bytes.IsEmpty || bytes[0] >= 0x80 ? 1 : 0;
        destination[0] = IntegerTag;
        destination[1] = (byte)(lead + bytes.Length);
        destination[2] = 0;
        bytes.CopyTo(destination[(2 + lead)..]);
        return 2 + lead + bytes.Length;
    }
}
