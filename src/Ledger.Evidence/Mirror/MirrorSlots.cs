using System.Buffers.Binary;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Mirror;

/// <summary>The contract's head (SPEC-mirror): blobs 32 bits, size 64, log key 160.</summary>
/// <param name="Blobs">How many blobs it has created.</param>
/// <param name="Size">How many entries are committed.</param>
/// <param name="LogKey">The address of the key that signs commits.</param>
public sealed record MirrorHeadSlot(uint Blobs, ulong Size, EvmAddress LogKey)
{
    /// <summary>Reads the slot.</summary>
    public static MirrorHeadSlot Read(Digest word)
    {
        var bytes = word.AsSpan();
        _ = EvmAddress.TryRead(bytes[12..], out var logKey);
        return new MirrorHeadSlot(
            BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[4..]), logKey);
    }
}

/// <summary>
/// An asset's slot: version 64, kind 4, status 4, rights 32, transactions 40, egress 40, voids 16, pointer 48, stale
/// 8.
/// </summary>
/// <param name="Version">The record's version; 0 when it was never set.</param>
/// <param name="State">Kind · 16 + status.</param>
/// <param name="Rights">The highest right number given.</param>
/// <param name="Transactions">The number of the last transaction filed.</param>
/// <param name="Egress">The number of the last egress record filed.</param>
/// <param name="Voids">How often the asset was marked.</param>
/// <param name="Pointer">The place of the content digest in the blobs.</param>
/// <param name="IsStale">Whether the record is not mirrored.</param>
public sealed record MirrorAssetSlot(
    ulong Version,
    byte State,
    uint Rights,
    ulong Transactions,
    ulong Egress,
    ushort Voids,
    ulong Pointer,
    bool IsStale)
{
    /// <summary>Reads the slot.</summary>
    public static MirrorAssetSlot Read(Digest word)
    {
        var bytes = word.AsSpan();
        return new MirrorAssetSlot(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            bytes[8],
            BinaryPrimitives.ReadUInt32BigEndian(bytes[9..]),
            SlotNumber.Read(bytes.Slice(13, 5)),
            SlotNumber.Read(bytes.Slice(18, 5)),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[23..]),
            SlotNumber.Read(bytes.Slice(25, 6)),
            bytes[31] != 0);
    }
}

/// <summary>
/// A right's slot: version 64, kind 4, status 4, flags 8, from 24, until 24, voids 16, pointer 48, unused 64.
/// </summary>
/// <param name="Version">The right's version; 0 when it was never set.</param>
/// <param name="State">Kind · 16 + status.</param>
/// <param name="Flags">Exclusive 1, pledged 2, frozen 4.</param>
/// <param name="From">The first civil day since 1970-01-01.</param>
/// <param name="Until">The last civil day; 0 means without end.</param>
/// <param name="Voids">The asset's count of marks when this right was set; fewer than now: not mirrored.</param>
/// <param name="Pointer">The place of the holder in the blobs; the terms follow it.</param>
public sealed record MirrorRightSlot(
    ulong Version, byte State, byte Flags, uint From, uint Until, ushort Voids, ulong Pointer)
{
    /// <summary>Reads the slot.</summary>
    public static MirrorRightSlot Read(Digest word)
    {
        var bytes = word.AsSpan();
        return new MirrorRightSlot(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            bytes[8],
            bytes[9],
            (uint)SlotNumber.Read(bytes.Slice(10, 3)),
            (uint)SlotNumber.Read(bytes.Slice(13, 3)),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]),
            SlotNumber.Read(bytes.Slice(18, 6)));
    }
}

/// <summary>Big-endian numbers of odd widths.</summary>
internal static class SlotNumber
{
    public static ulong Read(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        foreach (var octet in bytes)
        {
            value = (value << 8) | octet;
        }

        return value;
    }
}
