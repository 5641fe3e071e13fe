using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evm.Rpc;

namespace Ledger.Evm.Node;

/// <summary>An event as <c>eth_getLogs</c> reports it.</summary>
/// <param name="Log">The event.</param>
/// <param name="TransactionHash">The transaction that emitted it.</param>
/// <param name="Block">Its block's height.</param>
/// <param name="BlockHash">Its block's hash.</param>
public sealed record EvmLogEntry(EventLog Log, Digest TransactionHash, ulong Block, Digest BlockHash)
{
    internal static EvmLogEntry Read(JsonElement json) => new(
        EvmReceipt.ReadLog(json),
        RpcHex.ReadDigest(RpcHex.Member(json, "transactionHash")),
        RpcHex.ReadUInt64(RpcHex.Member(json, "blockNumber")),
        RpcHex.ReadDigest(RpcHex.Member(json, "blockHash")));
}
