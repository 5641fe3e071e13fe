namespace Ledger.Evidence.Evm;

/// <summary>Half bytes, the alphabet of trie paths, and their hex-prefix encoding (yellow paper, appendix C).</summary>
internal static class Nibbles
{
    private const byte LeafFlag = 0x20;
    private const byte OddFlag = 0x10;

    public static byte[] Of(ReadOnlySpan<byte> key)
    {
        var nibbles = new byte[key.Length * 2];
        for (var i = 0; i < key.Length; i++)
        {
            nibbles[2 * i] = (byte)(key[i] >> 4);
            nibbles[(2 * i) + 1] = (byte)(key[i] & 0x0f);
        }

        return nibbles;
    }

    public static byte[] WriteHexPrefix(ReadOnlySpan<byte> nibbles, bool isLeaf)
    {
        var odd = nibbles.Length % 2 == 1;
        var encoded = new byte[1 + (nibbles.Length / 2)];
        encoded[0] = (byte)((isLeaf ? LeafFlag : 0) | (odd ? OddFlag | nibbles[0] : 0));
        var rest = odd ? nibbles[1..] : nibbles;
        for (var i = 0; i < rest.Length; i += 2)
        {
            encoded[1 + (i / 2)] = (byte)((rest[i] << 4) | rest[i + 1]);
        }

        return encoded;
    }

    public static bool TryReadHexPrefix(ReadOnlySpan<byte> encoded, out byte[] nibbles, out bool isLeaf)
    {
        nibbles = [];
        isLeaf = false;
        if (encoded.IsEmpty || (encoded[0] & ~(LeafFlag | OddFlag | 0x0f)) != 0)
        {
            return false;
        }

        isLeaf = (encoded[0] & LeafFlag) != 0;
        var odd = (encoded[0] & OddFlag) != 0;
        // With an even path the low half of the first byte is padding and must be zero.
        if (!odd && (encoded[0] & 0x0f) != 0)
        {
            return false;
        }

        nibbles = Of(encoded)[(odd ? 1 : 2)..];
        return true;
    }
}
