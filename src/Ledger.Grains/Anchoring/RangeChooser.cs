using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>
/// Chooses where the next range ends: at a published checkpoint, as far on as the operations fit one transaction. How
/// many checkpoints that is, it learns from range to range, so that most are encoded once.
/// </summary>
internal sealed class RangeChooser(IAnchorLog log, IChainMirror mirror, AnchorOptions options)
{
    private int _guess = options.CheckpointsARange;

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

        var count = Math.Min(heads.Count, _guess);
        while (true)
        {
            var range = await ReadAsync(from, heads[count - 1], count, cancellationToken).ConfigureAwait(false);
            if (mirror.Fits(range.Operations))
            {
                _guess = Math.Min(options.CheckpointsARange, Math.Max(_guess, count + 1 + (count / 16)));
                return range;
            }

            if (count == 1)
            {
                return range;
            }

            _guess = count = count * 3 / 4;
        }
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
