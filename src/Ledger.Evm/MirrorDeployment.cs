using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evm.Contract;
using Ledger.Evm.Node;
using Ledger.Evm.Transactions;
using Ledger.Ports.Mirror;

namespace Ledger.Evm;

/// <summary>A mirror contract that was created: a new instance, for the log to name.</summary>
/// <param name="ChainId">The chain's number.</param>
/// <param name="Genesis">The hash of its first block.</param>
/// <param name="Contract">The contract's address.</param>
/// <param name="CodeHash">Keccak-256 of its code.</param>
/// <param name="Block">The height at which it was created.</param>
/// <param name="GasUsed">What its creation used.</param>
public sealed record MirrorDeployment(
    ulong ChainId, Digest Genesis, EvmAddress Contract, Digest CodeHash, ulong Block, ulong GasUsed)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Creates a mirror contract for a log and waits until a block has it.</summary>
    /// <param name="node">The chain.</param>
    /// <param name="payer">Who sends the transaction.</param>
    /// <param name="fees">What it pays.</param>
    /// <param name="origin">Whose log: Keccak-256 of its origin.</param>
    /// <param name="logKey">The address of the log's secp256k1 lane.</param>
    /// <param name="administrator">Who may grant the role that names another log key.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="cancellationToken">Ends the wait; the transaction may still be mined.</param>
    public static async Task<MirrorDeployment> CreateAsync(
        EvmNode node,
        PrivateKey payer,
        EvmFees fees,
        Digest origin,
        EvmAddress logKey,
        EvmAddress administrator,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(node);
        var relayer = new ContractCreator(node, payer, fees);
        var receipt = await relayer
            .CreateAsync(MirrorContract.Creation(origin, logKey, administrator), LookEvery, time, cancellationToken)
            .ConfigureAwait(false);
        var block = await node.ReadBlockAsync(receipt.Block, cancellationToken).ConfigureAwait(false)
            ?? throw new ChainLiesException($"Block {receipt.Block} is gone.");
        var contract = receipt.CreatedContract ?? throw new ChainLiesException("The receipt names no contract.");
        var proof = await node.ReadProofAsync(block, contract, [], cancellationToken).ConfigureAwait(false);
        var genesis = await node.ReadBlockAsync(0, cancellationToken).ConfigureAwait(false)
            ?? throw new ChainLiesException("The chain has no first block.");
        return new MirrorDeployment(
            await node.ReadChainIdAsync(cancellationToken).ConfigureAwait(false),
            genesis.Hash,
            contract,
            proof.Account?.CodeHash ?? throw new ChainLiesException($"There is no contract at {contract}."),
            receipt.Block,
            receipt.GasUsed);
    }
}
