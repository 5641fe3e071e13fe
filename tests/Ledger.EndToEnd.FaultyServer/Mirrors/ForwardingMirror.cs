using Ledger.Cryptography;
using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.EndToEnd.FaultyServer.Mirrors;

/// <summary>A mirror that is another one in everything that is not overridden.</summary>
internal abstract class ForwardingMirror(IChainMirror inner) : IChainMirror
{
    public ChainInstance Instance => inner.Instance;

    public Digest DigestToSign(MirrorCommit commit) => inner.DigestToSign(commit);

    public bool Fits(MirrorTally operations) => inner.Fits(operations);

    public virtual ValueTask<MirrorHead> ReadSizeAsync(CancellationToken cancellationToken) =>
        inner.ReadSizeAsync(cancellationToken);

    public ValueTask<DigestPair?> ReadRootsAsync(ulong size, CancellationToken cancellationToken) =>
        inner.ReadRootsAsync(size, cancellationToken);

    public virtual ValueTask<MirrorSubmission> SubmitAsync(
        SignedCommit commit, CancellationToken cancellationToken) => inner.SubmitAsync(commit, cancellationToken);

    public ValueTask<SubmissionState> ReadSubmissionAsync(
        string transactionId, CancellationToken cancellationToken) =>
        inner.ReadSubmissionAsync(transactionId, cancellationToken);

    public ValueTask<MirrorReceipt?> FindCommitAsync(ulong from, CancellationToken cancellationToken) =>
        inner.FindCommitAsync(from, cancellationToken);

    public ValueTask<ChainProof?> ProveAsync(ChainProofRequest request, CancellationToken cancellationToken) =>
        inner.ProveAsync(request, cancellationToken);
}
