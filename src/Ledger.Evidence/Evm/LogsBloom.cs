using System.Buffers.Binary;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>The 2048-bit filter over the addresses and topics of a receipt's logs (yellow paper, 4.3.1).</summary>
internal static class LogsBloom
{
    private const int Length = 256;

    public static byte[] Of(IReadOnlyList<EventLog> logs)
    {
        var bloom = new byte[Length];
        foreach (var log in logs)
        {
            Add(bloom, log.Address.ToArray());
            foreach (var topic in log.Topics)
            {
                Add(bloom, topic.ToArray());
            }
        }

        return bloom;
    }

    // Each of the hash's first three pairs of bytes names, by its low 11 bits, one bit counted from the end.
    private static void Add(byte[] bloom, ReadOnlySpan<byte> value)
    {
        var hash = DigestAlgorithm.Keccak256.Hash(value).ToArray();
        for (var i = 0; i < 6; i += 2)
        {
            var bit = BinaryPrimitives.ReadUInt16BigEndian(hash.AsSpan(i)) & 0x07ff;
            bloom[Length - 1 - (bit / 8)] |= (byte)(1 << (bit % 8));
        }
    }
}
