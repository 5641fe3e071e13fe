using System.Buffers.Binary;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// Where the mirror contract keeps what (SPEC-mirror, storage): slots and the places of words in blobs.
/// </summary>
public static class MirrorStorage
{
    /// <summary>How many words a blob holds at most.</summary>
    public const int WordsPerBlob = 767;

    private const ulong AssetsBase = 0;
    private const ulong RightsBase = 1;
    private const ulong RootsBase = 6;

    /// <summary>The slot that holds the number of blobs, the size and the log key's address.</summary>
    public static Digest HeadSlot { get; } = Number(5);

    /// <summary>The slot of an asset's record and counters.</summary>
    public static Digest AssetSlot(AssetId asset) => Mapping(MirrorAsset.ToWord(asset), Number(AssetsBase));

    /// <summary>The slot of a right of an asset.</summary>
    public static Digest RightSlot(AssetId asset, uint n) =>
        Mapping(Number(n), Mapping(MirrorAsset.ToWord(asset), Number(RightsBase)));

    /// <summary>The slot of the SHA-256 root at a size; the SM3 root stands in the next: <see cref="Next"/>.</summary>
    public static Digest RootsSlot(ulong size) => Mapping(Number(size), Number(RootsBase));

    /// <summary>The slot after another.</summary>
    public static Digest Next(Digest slot)
    {
        var bytes = slot.ToArray();
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            bytes[i] = unchecked((byte)(bytes[i] + 1));
            if (bytes[i] != 0)
            {
                break;
            }
        }

        return Digest.Read(bytes);
    }

    /// <summary>
    /// The address of a blob: the contract that the mirror created with nonce <paramref name="blob"/> + 1.
    /// </summary>
    public static EvmAddress BlobAddress(EvmAddress contract, ulong blob) =>
        EvmAddress.TryRead(
            DigestAlgorithm.Keccak256.Hash(Rlp.List(Rlp.Bytes(contract), Rlp.Scalar(blob + 1))).AsSpan()[12..],
            out var address)
            ? address
            : default;

    /// <summary>The word at a place in a blob's code: one byte STOP, then the words.</summary>
    /// <returns>False when the code is no blob or too short.</returns>
    public static bool TryReadWord(ReadOnlySpan<byte> code, ulong pointer, out Digest word)
    {
        word = default;
        var offset = 1 + (Digest.Size * (int)(pointer % WordsPerBlob));
        return code.Length is > 0 and <= 1 + (Digest.Size * WordsPerBlob)
            && code[0] == 0
            && (code.Length - 1) % Digest.Size == 0
            && code.Length >= offset + Digest.Size
            && Digest.TryRead(code.Slice(offset, Digest.Size), out word);
    }

    // Solidity's mapping: keccak256(key ‖ slot), both 32 bytes.
    private static Digest Mapping(Digest key, Digest slot) =>
        DigestAlgorithm.Keccak256.Hash(key.AsSpan(), slot.AsSpan());

    private static Digest Number(ulong value)
    {
        Span<byte> word = stackalloc byte[Digest.Size];
        word.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(word[^sizeof(ulong)..], value);
        return Digest.Read(word);
    }
}
