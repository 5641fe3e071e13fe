using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>
/// Brings a log to one chain instance: read the size, sign the ranges that follow, send, read the size. It remembers
/// nothing that it could not do without: exactly-once is the contract's, so a restart anywhere sends at worst what the
/// chain refuses as known.
/// </summary>
/// <remarks>Not safe for concurrent use: one loop an instance, stepped by whoever owns it.</remarks>
public sealed class AnchorLoop
{
    private readonly IAnchorLog _log;
    private readonly IChainMirror _mirror;
    private readonly AnchorOptions _options;
    private readonly RangeMaker _maker;
    private readonly List<SentRange> _underWay = [];

    private ulong _anchored;
    private ulong _latest;
    private ulong _published;
    private ulong? _agreedAt;
    private FallenBack? _fallenBack;

    // Up to here ranges span one checkpoint: somewhere below, a wider one was refused.
    private ulong _narrowUntil;

    /// <summary>Nothing is read or sent yet.</summary>
    public AnchorLoop(IAnchorLog log, IChainMirror mirror, ICommitSigner signer, AnchorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_log, _mirror, _options) = (log, mirror, options);
        _maker = new RangeMaker(log, mirror, signer, options);
        _anchored = options.KnownAnchored;
    }

    /// <summary>Reads the size and sends what follows, as far as the pipeline takes it.</summary>
    /// <returns>Where anchoring stands. A chain's faults are outcomes; faults of log and signer are thrown.</returns>
    public async Task<AnchorStep> StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await StepOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChainInstanceException e)
        {
            _underWay.Clear();
            return Report(AnchorOutcome.InstanceLost, e.Message);
        }
        catch (ChainStatePrunedException e)
        {
            return Report(AnchorOutcome.StatePruned, e.Message);
        }
        catch (ChainLiesException e)
        {
            return Report(AnchorOutcome.NodeLies, e.Message);
        }
        catch (ChainUnavailableException e)
        {
            return Report(AnchorOutcome.NodeUnreachable, e.Message);
        }
    }

    private async Task<AnchorStep> StepOnceAsync(CancellationToken cancellationToken)
    {
        var newest = await _log.NewestAsync(cancellationToken).ConfigureAwait(false);
        _published = newest?.Size ?? 0;
        var head = await _mirror.ReadSizeAsync(cancellationToken).ConfigureAwait(false);
        Note(head);
        if (await FindDisagreementAsync(head.Latest.Size, cancellationToken).ConfigureAwait(false) is { } difference)
        {
            _underWay.Clear();
            return Report(AnchorOutcome.LogDisagrees, difference);
        }

        return await SettleAsync(cancellationToken).ConfigureAwait(false)
            ?? await FillAsync(cancellationToken).ConfigureAwait(false)
            ?? Report(
                _anchored == _published && _underWay.Count == 0 ? AnchorOutcome.CaughtUp : AnchorOutcome.UnderWay);
    }

    private void Note(MirrorHead head)
    {
        if (head.Final.Size < _anchored || head.ForkBack is not null)
        {
            _fallenBack = new FallenBack(_anchored, head.Final.Size, head.ForkBack);
        }

        if (head.Latest.Size < _latest)
        {
            _agreedAt = null;
        }

        (_anchored, _latest) = (head.Final.Size, head.Latest.Size);
    }

    // Whatever stands on the chain, whoever relayed it, must be what the log published at that size.
    private async Task<string?> FindDisagreementAsync(ulong size, CancellationToken cancellationToken)
    {
        if (size == 0 || size == _agreedAt)
        {
            return null;
        }

        if (await _log.FindAsync(size, cancellationToken).ConfigureAwait(false) is not { } published)
        {
            return $"the chain holds {size} entries, where the log published no checkpoint";
        }

        var roots = await _mirror.ReadRootsAsync(size, cancellationToken).ConfigureAwait(false);
        if (roots is not null && roots != published.Roots)
        {
            return $"the chain holds other roots at {size} than the log published";
        }

        _agreedAt = roots is null ? null : size;
        return null;
    }

    // Forgets what the chain has or can no longer take, and asks after the first that is due.
    private async Task<AnchorStep?> SettleAsync(CancellationToken cancellationToken)
    {
        _underWay.RemoveAll(sent => sent.Range.To <= _latest);
        if (_underWay.Count == 0)
        {
            return null;
        }

        var first = _underWay[0];
        if (first.Range.From != _latest)
        {
            // The chain fell back, or somebody relayed a range of other bounds: these can never be next.
            _underWay.Clear();
            return null;
        }

        switch (await _mirror.ReadSubmissionAsync(first.TransactionId, cancellationToken).ConfigureAwait(false))
        {
            case SubmissionState.Reverted reverted:
                _underWay.Clear();
                return Refuse(first.Range, reverted.Refusal);
            case SubmissionState.Unknown:
                _underWay.Clear();
                return null;
            default:
                return null;
        }
    }

    private async Task<AnchorStep?> FillAsync(CancellationToken cancellationToken)
    {
        var (handed, step) = (Handed.Narrowed, (AnchorStep?)null);
        while (handed == Handed.Narrowed && _underWay.Count < _options.Pipeline)
        {
            var from = _underWay.Count == 0 ? _latest : _underWay[^1].Range.To;
            var most = _options.Pipeline - _underWay.Count;
            var feed = new RangeFeed(_maker, from, _narrowUntil, most, cancellationToken);
            await using (feed.ConfigureAwait(false))
            {
                handed = Handed.Over;
                await foreach (var range in feed.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    (handed, step) = await HandOverAsync(range, cancellationToken).ConfigureAwait(false);
                    if (handed != Handed.Over)
                    {
                        break;
                    }
                }
            }
        }

        return step;
    }

    private async Task<(Handed, AnchorStep?)> HandOverAsync(SignedRange range, CancellationToken cancellationToken)
    {
        switch (await SubmitAsync(range, cancellationToken).ConfigureAwait(false))
        {
            case MirrorSubmission.Sent sent:
                _underWay.Add(new SentRange(range.Range, sent.TransactionId));
                return (Handed.Over, null);
            // What waits before it decides first; the next step looks again.
            case MirrorSubmission.Refused when _underWay.Count > 0:
                return (Handed.NotYet, null);
            case MirrorSubmission.Refused refused when Refuse(range.Range, refused.Refusal) is { } step:
                return (Handed.NotYet, step);
            // Refused as not next: the size moved meanwhile. As too wide: one checkpoint at a time.
            case MirrorSubmission.Refused { Refusal.Kind: MirrorRefusalKind.NotNext }:
                return (Handed.NotYet, null);
            default:
                return (Handed.Narrowed, null);
        }
    }

    private async ValueTask<MirrorSubmission> SubmitAsync(SignedRange range, CancellationToken cancellationToken) =>
        range.Commit is { } commit
            ? await _mirror.SubmitAsync(commit, cancellationToken).ConfigureAwait(false)
            : new MirrorSubmission.Refused(new MirrorRefusal(
                MirrorRefusalKind.Permanent, "NoOperations", "the entries have effects that no chain could take"));

    private AnchorStep? Refuse(AnchorRange range, MirrorRefusal refusal)
    {
        switch (refusal.Kind)
        {
            case MirrorRefusalKind.NotNext:
                return null;
            case MirrorRefusalKind.Permanent when range.Checkpoints > 1:
                _narrowUntil = range.To;
                return null;
            case MirrorRefusalKind.Permanent:
                return Report(AnchorOutcome.RangeRefused, $"{refusal.Code}: {refusal.Message}") with
                {
                    Refused = new RefusedRange(range.From, range.To, refusal),
                };
            default:
                return Report(AnchorOutcome.Held, $"{refusal.Code}: {refusal.Message}");
        }
    }

    private AnchorStep Report(AnchorOutcome outcome, string? detail = null)
    {
        var step = new AnchorStep(outcome, _anchored, _latest, _published, _underWay.Count)
        {
            Detail = detail,
            FallenBack = _fallenBack,
        };
        _fallenBack = null;
        return step;
    }

    private enum Handed
    {
        /// <summary>The chain has it.</summary>
        Over,

        /// <summary>Nothing can be handed over before the next look.</summary>
        NotYet,

        /// <summary>It was too wide; the same entries go again in narrower ranges.</summary>
        Narrowed,
    }
}
