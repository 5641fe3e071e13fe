using System.Diagnostics.CodeAnalysis;
using Ledger.Evidence.Mirror;

namespace Ledger.Evidence.Evm;

/// <summary>The receipt of a commit's transaction with its place under a header.</summary>
/// <param name="Header">The RLP of the header.</param>
/// <param name="Index">The transaction's index in the block.</param>
/// <param name="Nodes">The nodes from the receipts root to the receipt.</param>
/// <param name="From">Which commit of that transaction is meant: a transaction may make several.</param>
public sealed record EvmCommitPart(
    ReadOnlyMemory<byte> Header, ulong Index, IReadOnlyList<ReadOnlyMemory<byte>> Nodes, ulong From)
{
    internal byte[] Encode() => Rlp.List(
        Rlp.Bytes(Header.Span), Rlp.Scalar(Index), Rlp.Strings(Nodes), Rlp.Scalar(From));

    internal static bool TryRead(RlpItem item, [NotNullWhen(true)] out EvmCommitPart? part)
    {
        part = null;
        if (!item.TryGetList(4, out var fields)
            || !fields[0].TryGetBytes(out var header)
            || !fields[1].TryGetUInt64(out var index)
            || !fields[2].TryGetStrings(out var nodes)
            || !fields[3].TryGetUInt64(out var from))
        {
            return false;
        }

        part = new EvmCommitPart(header, index, nodes, from);
        return true;
    }

    internal bool TryVerify(
        EvmAddress contract,
        EvmBelievedBlock block,
        [NotNullWhen(true)] out EvmCommitFacts? facts,
        [NotNullWhen(false)] out string? error)
    {
        facts = null;
        error = null;
        if (!TransactionReceipt.TryVerify(block.Header.ReceiptsRoot, Index, Nodes, out var receipt))
        {
            error = "the receipt is not under the header";
        }
        else if (MirrorEvents.FindCommitted(receipt, contract, From) is not { } committed)
        {
            error = "the receipt holds no such commit of the contract";
        }
        else
        {
            facts = new EvmCommitFacts(committed, block.Facts, receipt);
        }

        return facts is not null;
    }
}

/// <summary>A commit that a contract recorded.</summary>
/// <param name="Committed">Its range, roots and operations digest.</param>
/// <param name="Block">The block.</param>
/// <param name="Receipt">The receipt of the whole transaction, with the events of filings.</param>
public sealed record EvmCommitFacts(MirrorCommitted Committed, EvmBlockFacts Block, TransactionReceipt Receipt);
