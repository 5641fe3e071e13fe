using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Transactions;

/// <summary>
/// Sends transactions of one key in the order of its nonces and remembers those no block has yet. Which nonce is next
/// comes from the proven account, never from a node's count: a count may leave out or make up what waits.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class Relayer(EvmNode node, PrivateKey key, ulong chainId, EvmFees fees)
{
    // An earlier process may have left that many transactions waiting in the node.
    private const int MostTaken = 256;

    private readonly List<Waiting> _waiting = [];

    private ulong? _next;

    public EvmAddress Address { get; } = EvmKeys.AddressOf(key.PublicKey);

    public bool IsIdle => _waiting.Count == 0;

    public bool IsKnown => _next is not null;

    /// <summary>Takes note of the account's nonce as proven under a block: what came before is in blocks.</summary>
    public async Task ObserveAsync(EvmBlock block, CancellationToken cancellationToken)
    {
        var proof = await node.ReadProofAsync(block, Address, [], cancellationToken).ConfigureAwait(false);
        var mined = proof.Account?.Nonce ?? 0;
        _waiting.RemoveAll(call => call.Nonce < mined);
        // The chain fell back below what waits: no block can ever take it before the gap is filled.
        if (_waiting.Count > 0 && _waiting[0].Nonce > mined)
        {
            _waiting.Clear();
        }

        _next = _waiting.Count == 0 ? mined : _waiting[^1].Nonce + 1;
    }

    /// <summary>Hands to the node again what waits, if the node has forgotten it.</summary>
    public async Task RemindAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0
            || await node.KnowsTransactionAsync(_waiting[0].Transaction.Hash, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        foreach (var transaction in _waiting.Select(one => one.Transaction).ToArray())
        {
            try
            {
                await node.SendAsync(transaction.Encoded, cancellationToken).ConfigureAwait(false);
            }
            catch (RpcErrorException e) when (
                NodeErrors.IsKnown(e.Error) || NodeErrors.IsNonceUsed(e.Error) || NodeErrors.IsNonceTaken(e.Error))
            {
                // It is in a block or waits after all; the next proven nonce tells.
            }
            catch (RpcErrorException)
            {
                // What the node takes no more is given up, and what stands behind it with it.
                _waiting.RemoveAll(later => later.Nonce >= transaction.Nonce);
                _next = transaction.Nonce;
                return;
            }
        }
    }

    /// <summary>
    /// Signs and sends a call, which waits from now on; a call that waits already is not sent another time.
    /// </summary>
    /// <exception cref="RpcErrorException">The node does not take it, for a reason other than its nonce.</exception>
    /// <exception cref="ChainUnavailableException">It may have arrived: it waits, and is reminded of.</exception>
    /// <exception cref="ChainLiesException">The node's nonces contradict the account it proved.</exception>
    public async Task<SignedTransaction> SendAsync(
        EvmAddress to, ReadOnlyMemory<byte> data, ulong gasLimit, CancellationToken cancellationToken)
    {
        if (_waiting.Find(one => one.Data.Span.SequenceEqual(data.Span)) is { } waiting)
        {
            return waiting.Transaction;
        }

        for (var attempt = 0; attempt < MostTaken; attempt++)
        {
            var nonce = _next ?? throw new InvalidOperationException("The account has not been looked at.");
            var transaction = new EvmTransaction(chainId, nonce, fees, gasLimit, to, data).Sign(key);
            switch (await HandOverAsync(new Waiting(transaction, data), cancellationToken).ConfigureAwait(false))
            {
                case HandOver.Done:
                    return transaction;
                case HandOver.NonceTaken:
                    // Another transaction of this key waits in its place, of an earlier life of this process.
                    _next = nonce + 1;
                    break;
                default:
                    await LookAgainAsync(nonce, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        throw new ChainLiesException($"The node found no place for a transaction in {MostTaken} nonces.");
    }

    // Either a block came meanwhile and the proven nonce moved, or the node contradicts the state it proves.
    private async Task LookAgainAsync(ulong refused, CancellationToken cancellationToken)
    {
        var latest = await node.ReadLatestBlockAsync(cancellationToken).ConfigureAwait(false);
        _waiting.Clear();
        await ObserveAsync(latest, cancellationToken).ConfigureAwait(false);
        if (_next == refused)
        {
            throw new ChainLiesException($"The node refuses nonce {refused}, which its own state makes the next.");
        }
    }

    private async Task<HandOver> HandOverAsync(Waiting call, CancellationToken cancellationToken)
    {
        var transaction = call.Transaction;
        try
        {
            var hash = await node.SendAsync(transaction.Encoded, cancellationToken).ConfigureAwait(false);
            if (hash != transaction.Hash)
            {
                throw new ChainLiesException($"Sent transaction {transaction.Hash}, the node calls it {hash}.");
            }
        }
        catch (RpcErrorException e) when (NodeErrors.IsKnown(e.Error))
        {
            // The same bytes are there already: what was to be sent is sent.
        }
        catch (RpcErrorException e) when (NodeErrors.IsNonceTaken(e.Error))
        {
            return HandOver.NonceTaken;
        }
        catch (RpcErrorException e) when (NodeErrors.IsNonceUsed(e.Error) || NodeErrors.IsNonceFar(e.Error))
        {
            return HandOver.NonceRefused;
        }
        catch (ChainUnavailableException)
        {
            // It may have arrived; it waits, and the node is reminded of it if it has not.
            Wait(call);
            throw;
        }

        Wait(call);
        return HandOver.Done;
    }

    private void Wait(Waiting call)
    {
        _waiting.Add(call);
        _next = call.Nonce + 1;
    }

    /// <summary>What no block has yet, with the data it was made of.</summary>
    private sealed record Waiting(SignedTransaction Transaction, ReadOnlyMemory<byte> Data)
    {
        public ulong Nonce => Transaction.Nonce;
    }

    private enum HandOver
    {
        Done,
        NonceTaken,
        NonceRefused,
    }
}
