using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>
/// Chooses where the next range ends: at the last published checkpoint up to which the operations fit one transaction.
/// </summary>
internal sealed class RangeChooser(IAnchorLog log, IChainMirror mirror, AnchorOptions options)
{
    /// <summary>The next range; null when nothing more is published.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="narrow">
    /// Whether it may span one checkpoint only, so that a refusal concerns as little as can be.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<AnchorRange?> NextAsync(ulong from, bool narrow, CancellationToken cancellationToken)
    {
        if (await log.FindVoidAsync(mirror.Instance, from, cancellationToken).ConfigureAwait(false) is { } decision)
        {
            return await VoidedAsync(decision, cancellationToken).ConfigureAwait(false);
        }

        var most = narrow ? 1 : options.CheckpointsARange;
        var heads = await log.AfterAsync(from, most, cancellationToken).ConfigureAwait(false);
        if (heads.Count == 0)
        {
            return null;
        }

        // The widest range that fits: operations only grow with the range, so halves find it.
        AnchorRange? fitting = null;
        var (low, high) = (1, heads.Count);
        while (low <= high)
        {
            var count = fitting is null && high == heads.Count ? high : (low + high) / 2;
            var range = await ReadAsync(from, heads[count - 1], count, cancellationToken).ConfigureAwait(false);
            if (count == 1 || mirror.Fits(range.Operations))
            {
                (fitting, low) = (range, count + 1);
            }
            else
            {
                high = count - 1;
            }
        }

        return fitting;
    }

    private async ValueTask<AnchorRange> ReadAsync(
        ulong from, AnchorCheckpoint head, int checkpoints, CancellationToken cancellationToken)
    {
        var effects = await log.EffectsAsync(from, head.Size, cancellationToken).ConfigureAwait(false);
        // No bytes: the chain would refuse what cannot even be written down, and so it is reported.
        return MirrorOperations.TryEncode(effects, out var operations, out _)
            ? new AnchorRange(from, head, operations, Voided: false, checkpoints)
            : new AnchorRange(from, head, ReadOnlyMemory<byte>.Empty, Voided: false, checkpoints);
    }

    private async ValueTask<AnchorRange> VoidedAsync(VoidDecision decision, CancellationToken cancellationToken)
    {
        var head = await log.FindAsync(decision.To, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The voided range ends at {decision.To}, which is no checkpoint.");
        var effects = await log.EffectsAsync(decision.From, decision.To, cancellationToken).ConfigureAwait(false);
        return MirrorOperations.TryEncodeMarks(effects, out var marks, out var error)
            ? new AnchorRange(decision.From, head, marks, Voided: true, Checkpoints: 1)
            : throw new InvalidOperationException($"The voided range at {decision.From} has no marks: {error}.");
    }
}
