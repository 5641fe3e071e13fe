using System.Buffers.Binary;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Mirror;

/// <summary>The event <c>Committed</c>: what the contract recorded of a commit.</summary>
/// <param name="From">The first index of the range.</param>
/// <param name="To">The size at which it ends.</param>
/// <param name="Sha256Root">The SHA-256 root at that size.</param>
/// <param name="Sm3Root">The SM3 root at that size.</param>
/// <param name="OperationsDigest">Keccak-256 of its operations or marks.</param>
/// <param name="Voided">Whether it was marks.</param>
public sealed record MirrorCommitted(
    ulong From, ulong To, Digest Sha256Root, Digest Sm3Root, Digest OperationsDigest, bool Voided);

/// <summary>Filings that a commit put on the chain as an event.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="IsEgress">Egress records; else transactions.</param>
/// <param name="First">The number of the first.</param>
/// <param name="Digests">Their SHA-256 digests, in order.</param>
public sealed record MirrorFiled(AssetId Asset, bool IsEgress, ulong First, IReadOnlyList<Digest> Digests);

/// <summary>Reads the mirror's events (SPEC-mirror); only the exact ABI encoding is accepted.</summary>
public static class MirrorEvents
{
    /// <summary>Topic 0 of <c>Committed</c>; topics 1 and 2 are the range's bounds.</summary>
    public static Digest CommittedTopic { get; } = DigestAlgorithm.Keccak256.Hash(
        "Committed(uint64,uint64,bytes32,bytes32,bytes32,bool)"u8);

    private static readonly Digest TransactionsTopic =
        DigestAlgorithm.Keccak256.Hash("TransactionsFiled(bytes16,uint64,bytes32[])"u8);

    private static readonly Digest EgressTopic =
        DigestAlgorithm.Keccak256.Hash("EgressFiled(bytes16,uint64,bytes32[])"u8);

    /// <summary>The commit that begins at <paramref name="from"/>, if the receipt holds it.</summary>
    public static MirrorCommitted? FindCommitted(TransactionReceipt receipt, EvmAddress contract, ulong from)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return receipt.Succeeded
            ? receipt.Logs.Select(log => ReadCommitted(log, contract)).FirstOrDefault(c => c?.From == from)
            : null;
    }

    /// <summary>Reads <c>Committed</c>; null when the log is another event or another contract's.</summary>
    public static MirrorCommitted? ReadCommitted(EventLog log, EvmAddress contract)
    {
        ArgumentNullException.ThrowIfNull(log);
        var data = log.Data.Span;
        if (log.Address != contract
            || log.Topics is not [var topic, var fromWord, var toWord]
            || topic != CommittedTopic
            || data.Length != 4 * Digest.Size
            || !TryReadNumber(fromWord.AsSpan(), out var from)
            || !TryReadNumber(toWord.AsSpan(), out var to)
            || !TryReadNumber(data[96..], out var voided) || voided > 1)
        {
            return null;
        }

        return new MirrorCommitted(
            from, to, Digest.Read(data[..32]), Digest.Read(data[32..64]), Digest.Read(data[64..96]), voided == 1);
    }

    /// <summary>All filings in a receipt, in order.</summary>
    public static IReadOnlyList<MirrorFiled> ReadFilings(TransactionReceipt receipt, EvmAddress contract)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return receipt.Succeeded
            ? [.. receipt.Logs.Select(log => ReadFiled(log, contract)).OfType<MirrorFiled>()]
            : [];
    }

    // data: first, offset (always 64), count, digests.
    private static MirrorFiled? ReadFiled(EventLog log, EvmAddress contract)
    {
        var data = log.Data.Span;
        if (log.Address != contract
            || log.Topics is not [var topic, var asset]
            || (topic != TransactionsTopic && topic != EgressTopic)
            || !MirrorAsset.TryReadWord(asset, out var id)
            || data.Length < 3 * Digest.Size
            || !TryReadNumber(data[..32], out var first)
            || !TryReadNumber(data[32..64], out var offset) || offset != 64
            || !TryReadNumber(data[64..96], out var count)
            || (data.Length - 96) % Digest.Size != 0
            || (ulong)((data.Length - 96) / Digest.Size) != count)
        {
            return null;
        }

        var digests = new Digest[count];
        for (var i = 0; i < digests.Length; i++)
        {
            digests[i] = Digest.Read(data.Slice(96 + (i * Digest.Size), Digest.Size));
        }

        return new MirrorFiled(id, topic == EgressTopic, first, digests);
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> word, out ulong number)
    {
        number = BinaryPrimitives.ReadUInt64BigEndian(word[24..]);
        return !word[..24].ContainsAnyExcept((byte)0);
    }
}
