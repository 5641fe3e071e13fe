using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Mirror;

/// <summary>An asset's identifier as chains have it: 16 bytes.</summary>
internal static class MirrorAsset
{
    public const int Size = 16;

    public static byte[] ToBytes(AssetId asset) => Convert.FromHexString(asset.ToString());

    /// <summary>The identifier in a word, padded on its right as Solidity pads fixed bytes.</summary>
    public static Digest ToWord(AssetId asset) => Digest.Read([.. ToBytes(asset), .. new byte[Digest.Size - Size]]);

    public static bool TryReadWord(Digest word, out AssetId asset)
    {
        var bytes = word.AsSpan();
        asset = default;
        return !bytes[Size..].ContainsAnyExcept((byte)0) && AssetId.TryParse(Hex.Encode(bytes[..Size]), out asset);
    }
}
