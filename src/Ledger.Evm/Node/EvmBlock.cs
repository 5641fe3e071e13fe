using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evm.Rpc;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Node;

/// <summary>A block's header with the hash by which the chain names it, both checked against each other.</summary>
/// <param name="Header">The header.</param>
/// <param name="Hash">The block's hash.</param>
public sealed record EvmBlock(BlockHeader Header, Digest Hash)
{
    /// <summary>
    /// Rebuilds the header from the fields of <c>eth_getBlockByNumber</c>; it must have the hash stated.
    /// </summary>
    /// <exception cref="ChainLiesException">The fields do not make a header with that hash.</exception>
    internal static EvmBlock Read(JsonElement block)
    {
        if (!BlockHeader.TryDecode(Encode(block), out var header))
        {
            throw new ChainLiesException("The node's block fields make no header.");
        }

        var stated = RpcHex.ReadDigest(RpcHex.Member(block, "hash"));
        var isQbft = QbftSeals.TryBlockHash(header, out var sealedHash);
        if (stated != (isQbft ? sealedHash : header.Hash))
        {
            throw new ChainLiesException($"Block {header.Number} does not have the hash the node states.");
        }

        return new EvmBlock(header, stated);
    }

    private static byte[] Encode(JsonElement block)
    {
        List<byte[]> fields =
        [
            Data("parentHash"), Data("sha3Uncles"), Data("miner"), Data("stateRoot"), Data("transactionsRoot"),
            Data("receiptsRoot"), Data("logsBloom"), Quantity("difficulty"), Quantity("number"),
            Quantity("gasLimit"), Quantity("gasUsed"), Quantity("timestamp"), Data("extraData"),
            Data("mixHash"), Data("nonce"),
        ];

        // Each is of a later fork; a chain has them up to its own.
        AddIfPresent("baseFeePerGas", Quantity);
        AddIfPresent("withdrawalsRoot", Data);
        AddIfPresent("blobGasUsed", Quantity);
        AddIfPresent("excessBlobGas", Quantity);
        AddIfPresent("parentBeaconBlockRoot", Data);
        AddIfPresent("requestsHash", Data);
        return Rlp.List(fields);

        byte[] Data(string name) => Rlp.Bytes(RpcHex.ReadData(RpcHex.Member(block, name)));

        byte[] Quantity(string name) => Rlp.Scalar(RpcHex.ReadInteger(RpcHex.Member(block, name)));

        void AddIfPresent(string name, Func<string, byte[]> encode)
        {
            if (RpcHex.TryMember(block, name, out _))
            {
                fields.Add(encode(name));
            }
        }
    }
}
