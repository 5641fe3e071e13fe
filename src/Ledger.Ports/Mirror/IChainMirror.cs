using Ledger.Cryptography;
using Ledger.Evidence.Mirror;

namespace Ledger.Ports.Mirror;

/// <summary>
/// One chain instance that mirrors a log, in order, exactly once. All a relayer needs is: read the size, submit the
/// range that begins there, read the size.
/// </summary>
/// <remarks>
/// What may not be assumed. That a submission lands, lands once, lands in the order sent, or is remembered by the
/// node. That a size read at the newest block is still there at the next look. That the final size never falls: a
/// node can be restored from a backup. That nobody else relays: a range may be on the chain without having been
/// submitted here. Exactly-once rests on the contract alone, which refuses a range that does not begin at its size.
/// Every member throws a <see cref="ChainException"/> for faults; a contract's no is a value.
/// </remarks>
public interface IChainMirror
{
    /// <summary>Which instance this is. Every call checks that the chain still is that instance.</summary>
    ChainInstance Instance { get; }

    /// <summary>The digest that the log key signs so that this instance, and no other, takes the commit.</summary>
    Digest DigestToSign(MirrorCommit commit);

    /// <summary>
    /// Whether a commit with operations of this tally fits one transaction of this chain, with room.
    /// </summary>
    bool Fits(MirrorTally operations);

    /// <summary>How much of the log the instance holds, at the final and at the newest block.</summary>
    /// <exception cref="ChainInstanceException">The contract or the chain is gone or replaced.</exception>
    ValueTask<MirrorHead> ReadSizeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The roots that the instance holds at a size, at its newest block; null when no commit ended there.
    /// </summary>
    ValueTask<DigestPair?> ReadRootsAsync(ulong size, CancellationToken cancellationToken);

    /// <summary>
    /// Hands a commit to the chain and does not wait for a block. Several may be under way, in order.
    /// </summary>
    /// <exception cref="ChainUnavailableException">
    /// Nobody knows whether it arrived. Submitting again is harmless.
    /// </exception>
    ValueTask<MirrorSubmission> SubmitAsync(SignedCommit commit, CancellationToken cancellationToken);

    /// <summary>What became of a submission of this process; for diagnosis, never instead of the size.</summary>
    ValueTask<SubmissionState> ReadSubmissionAsync(string transactionId, CancellationToken cancellationToken);

    /// <summary>The commit that begins at <paramref name="from"/>; null when the instance has none.</summary>
    ValueTask<MirrorReceipt?> FindCommitAsync(ulong from, CancellationToken cancellationToken);

    /// <summary>Proves a final commit and the mirrored state of keys; null when that commit is not final yet.</summary>
    /// <exception cref="ChainStatePrunedException">The node no longer has what the proof needs.</exception>
    ValueTask<ChainProof?> ProveAsync(ChainProofRequest request, CancellationToken cancellationToken);
}
