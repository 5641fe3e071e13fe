using Ledger.Evidence.Mirror;
using Ledger.Evm.Contract;

namespace Ledger.Evm;

/// <summary>The most that the transaction of one commit may use on a chain.</summary>
/// <param name="Gas">Its gas; EIP-7825 caps a transaction at 16,777,216 from the Osaka fork on.</param>
/// <param name="Data">Its data in bytes; many nodes relay no transaction over 128 KiB.</param>
public sealed record CommitBound(ulong Gas = 16_000_000, int Data = 120 * 1024)
{
    // Selector, seven words of the commit, two offsets, two lengths, the signature in three words.
    private const int Frame = 4 + (32 * (7 + 2 + 2 + 3));

    /// <summary>Whether a commit with operations of this tally stays within, whatever the chain holds.</summary>
    public bool Fits(MirrorTally operations) => Fits(operations, operations.Length);

    /// <summary>The same of operations, or marks, that have a length of their own.</summary>
    internal bool Fits(MirrorTally operations, int length)
    {
        var data = Frame + ((length + 31) / 32 * 32);
        return data <= Data && CommitGas.AtMost(operations, data) <= Gas;
    }
}
