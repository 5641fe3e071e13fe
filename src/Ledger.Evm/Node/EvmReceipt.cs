using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evm.Rpc;

namespace Ledger.Evm.Node;

/// <summary>A receipt as a node reports it.</summary>
/// <param name="TransactionHash">The transaction.</param>
/// <param name="Index">Its place in the block.</param>
/// <param name="Block">The block's height.</param>
/// <param name="BlockHash">The block's hash.</param>
/// <param name="GasUsed">The gas this transaction used.</param>
/// <param name="CreatedContract">The contract it created, if it created one.</param>
/// <param name="Receipt">What the receipts trie holds.</param>
public sealed record EvmReceipt(
    Digest TransactionHash,
    ulong Index,
    ulong Block,
    Digest BlockHash,
    ulong GasUsed,
    EvmAddress? CreatedContract,
    TransactionReceipt Receipt)
{
    internal static EvmReceipt Read(JsonElement json) => new(
        RpcHex.ReadDigest(RpcHex.Member(json, "transactionHash")),
        RpcHex.ReadUInt64(RpcHex.Member(json, "transactionIndex")),
        RpcHex.ReadUInt64(RpcHex.Member(json, "blockNumber")),
        RpcHex.ReadDigest(RpcHex.Member(json, "blockHash")),
        RpcHex.ReadUInt64(RpcHex.Member(json, "gasUsed")),
        RpcHex.TryMember(json, "contractAddress", out var created) ? RpcHex.ReadAddress(created) : null,
        new TransactionReceipt(
            RpcHex.TryMember(json, "type", out var type) ? checked((byte)RpcHex.ReadUInt64(type)) : (byte)0,
            RpcHex.ReadUInt64(RpcHex.Member(json, "status")) == 1,
            RpcHex.ReadUInt64(RpcHex.Member(json, "cumulativeGasUsed")),
            [.. RpcHex.Items(RpcHex.Member(json, "logs")).Select(ReadLog)]));

    internal static EventLog ReadLog(JsonElement json) => new(
        RpcHex.ReadAddress(RpcHex.Member(json, "address")),
        [.. RpcHex.Items(RpcHex.Member(json, "topics")).Select(RpcHex.ReadDigest)],
        RpcHex.ReadData(RpcHex.Member(json, "data")));
}
