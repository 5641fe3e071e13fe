using Ledger.Cryptography;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Transactions;

/// <summary>Creates a contract and waits for its receipt.</summary>
internal sealed class ContractCreator(EvmNode node, PrivateKey payer, EvmFees fees)
{
    public async Task<EvmReceipt> CreateAsync(
        byte[] data, TimeSpan lookEvery, TimeProvider time, CancellationToken cancellationToken)
    {
        var address = EvmKeys.AddressOf(payer.PublicKey);
        var nonce = await node.CountTransactionsAsync(address, cancellationToken).ConfigureAwait(false);
        var chainId = await node.ReadChainIdAsync(cancellationToken).ConfigureAwait(false);
        var gas = await node.EstimateCreationAsync(address, data, cancellationToken).ConfigureAwait(false);
        // A fifth more than estimated: the estimate is of another block's state.
        var transaction = new EvmTransaction(
            chainId, nonce, fees, gas + (gas / 5), To: null, data).Sign(payer);
        await node.SendAsync(transaction.Encoded, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (await node.ReadReceiptAsync(transaction.Hash, cancellationToken).ConfigureAwait(false) is { } receipt)
            {
                return receipt.Receipt.Succeeded
                    ? receipt
                    : throw new ChainUnavailableException("The contract's creation was reverted.");
            }

            await RemindAsync(transaction, cancellationToken).ConfigureAwait(false);
            await Task.Delay(lookEvery, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // A node that lost its pool would be waited for in vain; the same bytes can be in a block only once.
    private async Task RemindAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        if (await node.KnowsTransactionAsync(transaction.Hash, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await node.SendAsync(transaction.Encoded, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcErrorException e) when (NodeErrors.IsKnown(e.Error) || NodeErrors.IsNonceUsed(e.Error))
        {
            // It is in a block or waits after all; the receipt tells.
        }
    }
}
