using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>
/// Chooses where the next range ends: at a published checkpoint, as far on as the operations fit one transaction.
/// Every checkpoint is read once: those that a range had no room for wait for the next one.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class RangeChooser(IAnchorLog log, IChainMirror mirror, AnchorOptions options)
{
    // Reading and parsing is most of the work of a range, and no checkpoint needs another's.
    private const int ReadAtOnce = 8;

    private readonly List<ReadCheckpoint> _ahead = [];

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

        if (_ahead.Count > 0 && _ahead[0].From != from)
        {
            _ahead.Clear();
        }

        var most = narrow ? 1 : options.CheckpointsARange;
        var taken = await CountFittingAsync(from, most, cancellationToken).ConfigureAwait(false);
        if (taken == 0)
        {
            return null;
        }

        var range = new AnchorRange(
            from, _ahead[taken - 1].Head, Encode(_ahead.Take(taken)), Voided: false, Checkpoints: taken);
        _ahead.RemoveRange(0, taken);
        return range;
    }

    /// <summary>
    /// How many checkpoints fit together; 1 even if the first alone does not, for the chain to refuse.
    /// </summary>
    private async ValueTask<int> CountFittingAsync(ulong from, int most, CancellationToken cancellationToken)
    {
        var whole = new MirrorDelta();
        var count = 0;
        while (count < most)
        {
            if (count == _ahead.Count
                && !await ReadAheadAsync(from, most - count, cancellationToken).ConfigureAwait(false))
            {
                return count;
            }

            if (_ahead[count].Delta is not { } delta || !whole.TryAdd(delta) || !mirror.Fits(whole.Tally))
            {
                return Math.Max(count, 1);
            }

            count++;
        }

        return count;
    }

    private async ValueTask<bool> ReadAheadAsync(ulong from, int most, CancellationToken cancellationToken)
    {
        var start = _ahead.Count == 0 ? from : _ahead[^1].Head.Size;
        var heads = await log
            .AfterAsync(start, Math.Min(most, ReadAtOnce), cancellationToken).ConfigureAwait(false);
        _ahead.AddRange(await Task.WhenAll(heads.Select((head, i) => Task.Run(
            () => ReadAsync(i == 0 ? start : heads[i - 1].Size, head, cancellationToken), cancellationToken)))
            .ConfigureAwait(false));
        return heads.Count > 0;
    }

    private async Task<ReadCheckpoint> ReadAsync(
        ulong from, AnchorCheckpoint head, CancellationToken cancellationToken)
    {
        var effects = await log.EffectsAsync(from, head.Size, cancellationToken).ConfigureAwait(false);
        return new ReadCheckpoint(from, head, MirrorDelta.TryRead(effects, out var delta, out _) ? delta : null);
    }

    // No bytes: the chain would refuse what cannot even be written down, and so it is reported.
    private static byte[] Encode(IEnumerable<ReadCheckpoint> checkpoints)
    {
        var whole = new MirrorDelta();
        return checkpoints.All(one => one.Delta is { } delta && whole.TryAdd(delta))
            && whole.TryEncode(out var operations) ? operations : [];
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

    /// <summary>A checkpoint and what its entries set; no delta: they have effects that no chain could take.</summary>
    private sealed record ReadCheckpoint(ulong From, AnchorCheckpoint Head, MirrorDelta? Delta);
}
