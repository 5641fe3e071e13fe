using Ledger.Cryptography;
using Ledger.Evidence.Log;

namespace Ledger.Grains.Publication;

/// <summary>Compares checkpoints, kept and newest, with what the journal leads to at their sizes.</summary>
internal sealed class CheckpointAudit(LogStore store, ILogSigners signers, Action<string, long, string> report)
{
    private static readonly DigestAlgorithm[] s_trees = [DigestAlgorithm.Sha256, DigestAlgorithm.Sm3];

    private readonly CheckpointStore _checkpoints = new(store, signers);
    private readonly Dictionary<DigestAlgorithm, Checkpoint> _newest = [];
    private readonly HashSet<ulong> _kept = [];

    /// <summary>Every size at which a checkpoint stands.</summary>
    public SortedSet<ulong> Sizes { get; } = [];

    /// <summary>How many sizes were compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Reads the newest checkpoints, before anything is listed: what is kept later is no finding.</summary>
    public async Task ReadNewestAsync(CancellationToken cancellationToken)
    {
        foreach (var tree in s_trees)
        {
            try
            {
                if (await _checkpoints.ReadAsync(tree, cancellationToken).ConfigureAwait(false) is { } newest)
                {
                    _newest[tree] = newest.Head;
                    Sizes.Add(newest.Head.Size);
                }
            }
            catch (PublicationException e)
            {
                report(LogObjects.Checkpoint(tree), -1, e.Message);
            }
        }
    }

    /// <summary>Adds the sizes of kept checkpoints.</summary>
    public void Expect(IReadOnlyCollection<ulong> kept)
    {
        foreach (var size in kept)
        {
            _kept.Add(size);
            Sizes.Add(size);
        }

        foreach (var tree in s_trees)
        {
            if (kept.Count > 0 && !_newest.ContainsKey(tree))
            {
                report(LogObjects.Checkpoint(tree), -1, "The newest checkpoint is missing, though some are kept.");
            }
        }
    }

    /// <summary>Compares what stands at one size.</summary>
    public async ValueTask CompareAsync(WalkedHead head, CancellationToken cancellationToken)
    {
        if (!Sizes.Contains(head.Size))
        {
            return;
        }

        Compared++;
        foreach (var tree in s_trees)
        {
            if (_newest.TryGetValue(tree, out var newest) && newest.Size == head.Size)
            {
                Compare(LogObjects.Checkpoint(tree), newest, head, tree);
            }

            if (_kept.Contains(head.Size))
            {
                await CompareKeptAsync(tree, head, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task CompareKeptAsync(DigestAlgorithm tree, WalkedHead head, CancellationToken cancellationToken)
    {
        var name = LogObjects.Kept(tree, head.Size);
        try
        {
            var kept = await _checkpoints.ReadKeptAsync(tree, head.Size, cancellationToken).ConfigureAwait(false);
            if (kept is null)
            {
                report(name, -1, "The checkpoint is missing, though its sibling is kept.");
            }
            else
            {
                Compare(name, kept.Head, head, tree);
            }
        }
        catch (PublicationException e)
        {
            report(name, -1, e.Message);
        }
    }

    private void Compare(string name, Checkpoint checkpoint, WalkedHead head, DigestAlgorithm tree)
    {
        if (checkpoint.Root != head.Roots[tree])
        {
            report(name, -1, "The root is not what the journal leads to.");
        }

        if (!head.EndsInMap)
        {
            report(name, -1, "The last entry under the checkpoint is no map leaf.");
        }
    }
}
