using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>Chooses ranges and has them signed.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class RangeMaker(IAnchorLog log, IChainMirror mirror, ICommitSigner signer, AnchorOptions options)
{
    private readonly RangeChooser _chooser = new(log, mirror, options);

    /// <summary>The next range; null when nothing more is published.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="narrow">Whether it may span one checkpoint only.</param>
    /// <param name="cancellationToken">Ends reading and signing.</param>
    public async ValueTask<SignedRange?> MakeAsync(ulong from, bool narrow, CancellationToken cancellationToken)
    {
        if (await _chooser.NextAsync(from, narrow, cancellationToken).ConfigureAwait(false) is not { } range)
        {
            return null;
        }

        if (range.Operations.IsEmpty)
        {
            return new SignedRange(range, Commit: null);
        }

        var commit = range.Commit(options.Origin);
        var signature = await signer
            .SignAsync(mirror.DigestToSign(commit), cancellationToken).ConfigureAwait(false);
        return new SignedRange(range, new SignedCommit(commit, range.Operations, signature));
    }
}
