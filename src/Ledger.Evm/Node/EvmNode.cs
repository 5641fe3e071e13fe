using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evm.Rpc;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Node;

/// <summary>
/// The questions asked of an Ethereum node. What can be checked against a hash is checked before it is returned.
/// </summary>
/// <param name="rpc">The way to the node.</param>
public sealed class EvmNode(JsonRpcClient rpc)
{
    // While a node puts the next block together, some answer for the newest one from the state that is half changed.
    private const int ProofAttempts = 5;

    /// <summary>The way to the node, for calls of other shapes.</summary>
    public JsonRpcClient Rpc => rpc;

    /// <summary>The chain's number (EIP-155), as the node says.</summary>
    public async Task<ulong> ReadChainIdAsync(CancellationToken cancellationToken) =>
        RpcHex.ReadUInt64(await AskAsync(new RpcCall("eth_chainId"), cancellationToken).ConfigureAwait(false));

    /// <summary>The newest block.</summary>
    public async Task<EvmBlock> ReadLatestBlockAsync(CancellationToken cancellationToken) =>
        EvmBlock.Read(await AskAsync(BlockCall("latest"), cancellationToken).ConfigureAwait(false));

    /// <summary>The block at a height; null when the chain is shorter.</summary>
    public async Task<EvmBlock?> ReadBlockAsync(ulong number, CancellationToken cancellationToken)
    {
        var json = await AskAsync(BlockCall(RpcHex.Quantity(number)), cancellationToken).ConfigureAwait(false);
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var block = EvmBlock.Read(json);
        return block.Header.Number == number
            ? block
            : throw new ChainLiesException($"Asked for block {number}, got {block.Header.Number}.");
    }

    /// <summary>An account and slots of it after a block, verified against that block's state root.</summary>
    /// <exception cref="ChainStatePrunedException">The node no longer has that state.</exception>
    public async Task<EvmProof> ReadProofAsync(
        EvmBlock block, EvmAddress address, IReadOnlyList<Digest> slots, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(block);
        var keys = new JsonArray(slots.Select(slot => (JsonValue)RpcHex.Data(slot)));
        var call = new RpcCall("eth_getProof", address.ToString(), keys, RpcHex.Quantity(block.Header.Number));
        for (var attempt = 1; ; attempt++)
        {
            var json = await AskStateAsync(call, cancellationToken).ConfigureAwait(false);
            try
            {
                return EvmProof.Read(json, block.Header.StateRoot, address, slots);
            }
            catch (ChainLiesException) when (attempt < ProofAttempts)
            {
                await rpc.PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The code at an address after a block; not verified: compare its hash with a proven account's.</summary>
    public async Task<byte[]> ReadCodeAsync(EvmBlock block, EvmAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(block);
        var call = new RpcCall("eth_getCode", address.ToString(), RpcHex.Quantity(block.Header.Number));
        return RpcHex.ReadData(await AskStateAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>All receipts of a block in order, verified against the block's receipts root.</summary>
    /// <exception cref="ChainStatePrunedException">The node no longer has them.</exception>
    public async Task<IReadOnlyList<EvmReceipt>> ReadReceiptsAsync(
        EvmBlock block, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(block);
        var call = new RpcCall("eth_getBlockReceipts", RpcHex.Quantity(block.Header.Number));
        var json = await AskStateAsync(call, cancellationToken).ConfigureAwait(false);
        EvmReceipt[] receipts = [.. RpcHex.Items(json).Select(EvmReceipt.Read)];
        var root = OrderedTrie.Root([.. receipts.Select(r => (ReadOnlyMemory<byte>)r.Receipt.Encode())]);
        return root == block.Header.ReceiptsRoot
            ? receipts
            : throw new ChainLiesException($"The receipts of block {block.Header.Number} are not under its root.");
    }

    /// <summary>A transaction's receipt; null when no block has it. Not verified.</summary>
    public async Task<EvmReceipt?> ReadReceiptAsync(Digest transaction, CancellationToken cancellationToken)
    {
        var call = new RpcCall("eth_getTransactionReceipt", RpcHex.Data(transaction));
        var json = await AskAsync(call, cancellationToken).ConfigureAwait(false);
        return json.ValueKind == JsonValueKind.Null ? null : EvmReceipt.Read(json);
    }

    /// <summary>Whether the node knows a transaction, in a block or waiting.</summary>
    public async Task<bool> KnowsTransactionAsync(Digest transaction, CancellationToken cancellationToken)
    {
        var call = new RpcCall("eth_getTransactionByHash", RpcHex.Data(transaction));
        var json = await AskAsync(call, cancellationToken).ConfigureAwait(false);
        return json.ValueKind != JsonValueKind.Null;
    }

    /// <summary>The data that a transaction was sent with. Not verified.</summary>
    public async Task<byte[]> ReadCallDataAsync(Digest transaction, CancellationToken cancellationToken)
    {
        var call = new RpcCall("eth_getTransactionByHash", RpcHex.Data(transaction));
        var json = await AskAsync(call, cancellationToken).ConfigureAwait(false);
        return RpcHex.ReadData(RpcHex.Member(json, "input"));
    }

    /// <summary>The next nonce of an account with what waits counted in, as the node says. Not verified.</summary>
    public async Task<ulong> CountTransactionsAsync(EvmAddress account, CancellationToken cancellationToken)
    {
        var call = new RpcCall("eth_getTransactionCount", account.ToString(), "pending");
        return RpcHex.ReadUInt64(await AskAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The gas that creating a contract would use now, as the node says.</summary>
    /// <exception cref="RpcErrorException">It would revert.</exception>
    public async Task<ulong> EstimateCreationAsync(
        EvmAddress sender, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var transaction = new JsonObject(("from", sender.ToString()), ("data", RpcHex.Data(data.Span)));
        var json = await rpc
            .CallAsync(new RpcCall("eth_estimateGas", transaction), cancellationToken).ConfigureAwait(false);
        return RpcHex.ReadUInt64(json);
    }

    /// <summary>Runs a call of a contract after a block and returns what it returns. Not verified.</summary>
    /// <param name="block">A height, or null for the newest block.</param>
    /// <param name="contract">Whom to call.</param>
    /// <param name="data">The selector and arguments.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RpcErrorException">It reverted; the error's data is the contract's.</exception>
    public async Task<byte[]> CallAsync(
        ulong? block, EvmAddress contract, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var transaction = new JsonObject(("to", contract.ToString()), ("data", RpcHex.Data(data.Span)));
        var call = new RpcCall("eth_call", transaction, block is { } number ? RpcHex.Quantity(number) : "latest");
        return RpcHex.ReadData(await rpc.CallAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Hands a signed transaction to the node.</summary>
    /// <returns>Its hash, as the node says.</returns>
    /// <exception cref="RpcErrorException">The node does not take it.</exception>
    public async Task<Digest> SendAsync(ReadOnlyMemory<byte> transaction, CancellationToken cancellationToken)
    {
        var call = new RpcCall("eth_sendRawTransaction", RpcHex.Data(transaction.Span));
        return RpcHex.ReadDigest(await rpc.CallAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The events of a contract with these first topics, oldest first. Not verified.</summary>
    public async Task<IReadOnlyList<EvmLogEntry>> ReadLogsAsync(
        EvmAddress contract, IReadOnlyList<Digest> topics, ulong fromBlock, CancellationToken cancellationToken)
    {
        var filter = new JsonObject(
            ("address", contract.ToString()),
            ("topics", new JsonArray(topics.Select(topic => (JsonValue)RpcHex.Data(topic)))),
            ("fromBlock", RpcHex.Quantity(fromBlock)),
            ("toBlock", "latest"));
        var json = await AskStateAsync(new RpcCall("eth_getLogs", filter), cancellationToken).ConfigureAwait(false);
        return [.. RpcHex.Items(json).Select(EvmLogEntry.Read)];
    }

    private static RpcCall BlockCall(string tag) => new("eth_getBlockByNumber", tag, false);

    private async Task<JsonElement> AskAsync(RpcCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await rpc.CallAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcErrorException e) when (NodeErrors.IsPruned(e.Error))
        {
            throw new ChainStatePrunedException($"{call.Method}: {e.Message}", e);
        }
        catch (RpcErrorException e)
        {
            throw new ChainUnavailableException($"{call.Method}: {e.Message}", e);
        }
    }

    private async Task<JsonElement> AskStateAsync(RpcCall call, CancellationToken cancellationToken)
    {
        var json = await AskAsync(call, cancellationToken).ConfigureAwait(false);
        return json.ValueKind != JsonValueKind.Null
            ? json
            : throw new ChainStatePrunedException($"The node has nothing left to answer {call.Method}.");
    }
}
