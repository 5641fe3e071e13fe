using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// What a transaction left behind, as the receipts trie holds it (EIP-658 status, EIP-2718 envelope of types 1 to 4).
/// </summary>
/// <param name="Type">The transaction's type; 0 for the form without envelope.</param>
/// <param name="Succeeded">False when it was reverted; then it has no logs.</param>
/// <param name="CumulativeGasUsed">Gas used in the block up to and including this transaction.</param>
/// <param name="Logs">The events, in order.</param>
public sealed record TransactionReceipt(
    byte Type, bool Succeeded, ulong CumulativeGasUsed, IReadOnlyList<EventLog> Logs)
{
    /// <summary>The newest transaction type read here: EIP-7702.</summary>
    public const byte NewestType = 4;

    /// <summary>Reads a receipt; its bloom must be the one its logs give.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> encoded, [NotNullWhen(true)] out TransactionReceipt? receipt)
    {
        receipt = null;
        byte type = 0;
        if (!encoded.IsEmpty && encoded.Span[0] is > 0 and <= NewestType)
        {
            type = encoded.Span[0];
            encoded = encoded[1..];
        }

        if (!RlpItem.TryDecodeList(encoded, 4, out var fields)
            || !fields[0].TryGetUInt64(out var status) || status > 1
            || !fields[1].TryGetUInt64(out var gas)
            || !fields[2].TryGetBytes(out var bloom)
            || !EventLog.TryReadAll(fields[3], out var logs)
            || !LogsBloom.Of(logs).AsSpan().SequenceEqual(bloom.Span)
            || (status == 0 && logs.Count > 0))
        {
            return false;
        }

        receipt = new TransactionReceipt(type, status == 1, gas, logs);
        return true;
    }

    /// <summary>The receipt's bytes in the receipts trie.</summary>
    public byte[] Encode()
    {
        var list = Rlp.List(
            Rlp.Scalar(Succeeded ? 1UL : 0UL),
            Rlp.Scalar(CumulativeGasUsed),
            Rlp.Bytes(LogsBloom.Of(Logs)),
            Rlp.List([.. Logs.Select(log => log.Encode())]));
        return Type == 0 ? list : [Type, .. list];
    }

    /// <summary>
    /// Checks a receipt proof: the nodes from the receipts root to the receipt at <paramref name="index"/>.
    /// </summary>
    public static bool TryVerify(
        Digest receiptsRoot,
        ulong index,
        IReadOnlyList<ReadOnlyMemory<byte>> proof,
        [NotNullWhen(true)] out TransactionReceipt? receipt)
    {
        receipt = null;
        return OrderedTrie.TryVerify(receiptsRoot, index, proof, out var value)
            && value is { } encoded
            && TryDecode(encoded, out receipt);
    }
}
