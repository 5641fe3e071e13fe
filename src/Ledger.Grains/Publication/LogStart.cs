using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Ports;

namespace Ledger.Grains.Publication;

/// <summary>
/// Restores a log's state and refuses to when the journal is not the one that was published: shorter than a
/// checkpoint, or with other entries under it.
/// </summary>
internal sealed class LogStart(IJournal journal, LogStore store, CheckpointStore checkpoints, StartCheck check)
{
    /// <summary>What a start found.</summary>
    /// <param name="State">The state at the newest checkpoint's size.</param>
    /// <param name="Sm3">The newest SM3 checkpoint; null in a log without any.</param>
    /// <param name="Sha256">Its sibling; null when the publication was interrupted before it stood.</param>
    /// <param name="SnapshotSize">The size of the newest map snapshot, 0 without one.</param>
    internal sealed record Found(LogState State, SignedCheckpoint? Sm3, SignedCheckpoint? Sha256, ulong SnapshotSize);

    public async Task<Found> RunAsync(CancellationToken cancellationToken)
    {
        var sha256 = await checkpoints.ReadAsync(DigestAlgorithm.Sha256, cancellationToken).ConfigureAwait(false);
        var sm3 = await checkpoints.ReadAsync(DigestAlgorithm.Sm3, cancellationToken).ConfigureAwait(false);
        var size = sm3?.Head.Size ?? 0;
        if ((sha256?.Head.Size ?? 0) > size)
        {
            throw new PublicationException(
                PublicationFault.CheckpointInvalid,
                $"The SHA-256 checkpoint has size {sha256!.Head.Size}, its SM3 sibling {size}, written first.");
        }

        var head = await journal.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (head.Size < size)
        {
            throw new PublicationException(
                PublicationFault.JournalShorter,
                $"The journal has {head.Size} entries, but a checkpoint over {size} was published.");
        }

        var sibling = sha256?.Head.Size == size ? sha256 : null;
        if (check == StartCheck.Tail && size > 0)
        {
            try
            {
                return await TailAsync(sm3!, sibling, cancellationToken).ConfigureAwait(false);
            }
            catch (PublicationException)
            {
                // Perhaps only what is derived is missing or damaged. All entries tell what it is, and make it again.
            }
        }

        return await WholeAsync(size, sm3, sibling, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Found> TailAsync(
        SignedCheckpoint sm3, SignedCheckpoint? sha256, CancellationToken cancellationToken)
    {
        var (state, snapshot) = await FromTilesAsync(sm3.Head.Size, cancellationToken).ConfigureAwait(false);
        return Compared(state, sm3, sha256, snapshot);
    }

    private async Task<Found> WholeAsync(
        ulong size, SignedCheckpoint? sm3, SignedCheckpoint? sha256, CancellationToken cancellationToken)
    {
        var state = new LogState();
        await foreach (var leaf in journal.ReadLeavesAsync(0, size, cancellationToken).ConfigureAwait(false))
        {
            RequireHashes(leaf);
            state.Append(leaf);

            // The tiles were written before the checkpoint was; comparing them is the audit's office.
            state.TakeFilled();
        }

        var snapshot = await MapSnapshots.NewestAsync(store, size, cancellationToken).ConfigureAwait(false);
        return Compared(state, sm3, sha256, snapshot ?? 0);
    }

    private static Found Compared(
        LogState state, SignedCheckpoint? sm3, SignedCheckpoint? sha256, ulong snapshot)
    {
        Compare(state, sm3, DigestAlgorithm.Sm3);
        Compare(state, sha256, DigestAlgorithm.Sha256);
        return new Found(state, sm3, sha256, snapshot);
    }

    private static void Compare(LogState state, SignedCheckpoint? checkpoint, DigestAlgorithm algorithm)
    {
        if (checkpoint is null)
        {
            return;
        }

        if (state.TreeRoots[algorithm] != checkpoint.Head.Root)
        {
            throw Forked(checkpoint.Head.Size);
        }

        if (state.LastMapLeaf is null)
        {
            throw new PublicationException(
                PublicationFault.MapDisagrees,
                $"The last entry under the checkpoint of size {state.Size} is no map leaf.");
        }
    }

    private static PublicationException Forked(ulong size) => new(
        PublicationFault.JournalForked, $"The journal's entries are not those of the checkpoint over {size}.");

    // Trees from the partial tiles of the last size but the last leaf, map from the newest snapshot and the entries
    // behind it; then the last leaf, a map leaf, is applied like any other and checks the map's roots.
    private async Task<(LogState State, ulong Snapshot)> FromTilesAsync(ulong size, CancellationToken cancellationToken)
    {
        var before = size - 1;
        var (map, from) = await MapReplay.MapAsync(journal, store, before, cancellationToken).ConfigureAwait(false);
        var sha256 = await EdgeAsync(DigestAlgorithm.Sha256, before, cancellationToken).ConfigureAwait(false);
        var sm3 = await EdgeAsync(DigestAlgorithm.Sm3, before, cancellationToken).ConfigureAwait(false);
        var leaves = new List<ReadOnlyMemory<byte>>();
        LogState? state = null;
        var tail = journal.ReadLeavesAsync(before >> 8 << 8, size, cancellationToken);
        await foreach (var leaf in tail.ConfigureAwait(false))
        {
            RequireHashes(leaf);
            if (leaf.Index < before)
            {
                leaves.Add(leaf.Leaf);
                RequireInTile(sha256, leaf.Index, leaf.LeafSha256, size);
                RequireInTile(sm3, leaf.Index, leaf.LeafSm3, size);
                continue;
            }

            state = new LogState(
                GrowingTiles.Restore(DigestAlgorithm.Sha256, before, path => sha256[path]),
                GrowingTiles.Restore(DigestAlgorithm.Sm3, before, path => sm3[path]),
                map,
                leaves);
            state.Append(leaf);
            state.TakeFilled();
        }

        return (state ?? throw Forked(size), from);
    }

    // The edge of the tree one leaf smaller: its tiles are prefixes of those that the checkpoint needed.
    private async Task<Dictionary<TilePath, ReadOnlyMemory<byte>>> EdgeAsync(
        DigestAlgorithm algorithm, ulong before, CancellationToken cancellationToken)
    {
        var edge = new Dictionary<TilePath, ReadOnlyMemory<byte>>();
        foreach (var path in GrowingTiles.EdgeOf(before))
        {
            var stored = TilePath.HashesIn(before + 1, path.Level, path.Index);
            var name = LogObjects.Tile(algorithm, stored);
            var bytes = await store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
            edge[path] = bytes is not null && HashTile.Fits(stored, bytes)
                ? bytes.AsMemory(0, path.Width * Digest.Size)
                : throw new PublicationException(PublicationFault.ObjectDisagrees, $"{name} is missing or too short.");
        }

        return edge;
    }

    private static void RequireInTile(
        Dictionary<TilePath, ReadOnlyMemory<byte>> edge, ulong index, Digest leafHash, ulong size)
    {
        var (_, tile) = edge.Single(pair => pair.Key.Level == 0);
        if (HashTile.At(tile.Span, (int)(index & 0xff)) != leafHash)
        {
            throw Forked(size);
        }
    }

    private static void RequireHashes(in JournalLeaf leaf)
    {
        if (EntryLeaf.Hash(leaf.Leaf.Span) != new DigestPair(leaf.LeafSha256, leaf.LeafSm3))
        {
            throw new PublicationException(
                PublicationFault.JournalDamaged, $"The entry at {leaf.Index} does not hash to what the journal says.");
        }
    }
}
