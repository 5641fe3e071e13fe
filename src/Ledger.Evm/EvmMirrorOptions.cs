using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evm.Transactions;

namespace Ledger.Evm;

/// <summary>One mirror contract on one chain, and how commits get there.</summary>
public sealed record EvmMirrorOptions
{
    /// <summary>The chain's number (EIP-155).</summary>
    public required ulong ChainId { get; init; }

    /// <summary>The hash of the chain's first block.</summary>
    public required Digest Genesis { get; init; }

    /// <summary>The contract.</summary>
    public required EvmAddress Contract { get; init; }

    /// <summary>Keccak-256 of the contract's code, as the deployment found it.</summary>
    public required Digest CodeHash { get; init; }

    /// <summary>The height at which it was deployed; its events are looked for from there on.</summary>
    public ulong DeployedAt { get; init; }

    /// <summary>Keccak-256 of the log's origin.</summary>
    public required Digest Origin { get; init; }

    /// <summary>
    /// How many blocks must follow one before it counts as final; 0 where a block is final at once (QBFT).
    /// </summary>
    public ulong Confirmations { get; init; }

    /// <summary>
    /// Whose seals a block of this chain must carry (QBFT); a block without them is taken for a lie. Null where the
    /// chain's blocks carry none, as on a development chain.
    /// </summary>
    public EvmSealRule.Qbft? Seals { get; init; }

    /// <summary>Who pays and sends; it has no say over what is mirrored.</summary>
    public required PrivateKey RelayerKey { get; init; }

    /// <summary>What it pays.</summary>
    public EvmFees Fees { get; init; } = EvmFees.Zero;

    /// <summary>The most that one commit may use.</summary>
    public CommitBound Bound { get; init; } = new();
}
