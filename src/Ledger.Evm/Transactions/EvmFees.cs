using System.Numerics;

namespace Ledger.Evm.Transactions;

/// <summary>What a relayer pays a unit of gas (EIP-1559), in wei. Both zero on a chain without a gas price.</summary>
/// <param name="Maximum">The most, base fee included.</param>
/// <param name="Priority">The proposer's part.</param>
public sealed record EvmFees(BigInteger Maximum, BigInteger Priority)
{
    /// <summary>Nothing.</summary>
    public static EvmFees Zero { get; } = new(BigInteger.Zero, BigInteger.Zero);
}
