using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Ports;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Publication;

/// <summary>The inclusion of one entry under sibling checkpoints.</summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Checkpoints">The checkpoints.</param>
/// <param name="Sha256">The audit path in the SHA-256 tree.</param>
/// <param name="Sm3">The audit path in the SM3 tree.</param>
public sealed record InclusionProofs(
    ulong Index, SiblingCheckpoints Checkpoints, IReadOnlyList<Digest> Sha256, IReadOnlyList<Digest> Sm3);

/// <summary>That one pair of sibling checkpoints continues another.</summary>
/// <param name="From">The older checkpoints.</param>
/// <param name="To">The newer ones.</param>
/// <param name="Sha256">The consistency path of the SHA-256 trees.</param>
/// <param name="Sm3">The consistency path of the SM3 trees.</param>
public sealed record ConsistencyProofs(
    SiblingCheckpoints From, SiblingCheckpoints To, IReadOnlyList<Digest> Sha256, IReadOnlyList<Digest> Sm3);

/// <summary>
/// Gives proofs out of what is published. Each is verified before it is handed out. Thread-safe, and independent of
/// what the publisher does meanwhile.
/// </summary>
public sealed class LogProofs
{
    private readonly IJournal _journal;
    private readonly LogStore _store;
    private readonly CheckpointStore _checkpoints;
    private readonly Func<PublishedLog?> _published;

    /// <summary>Proves what <paramref name="published"/> gives at the time of each call.</summary>
    public LogProofs(IJournal journal, IObjectStore objects, ILogSigners signers, Func<PublishedLog?> published)
    {
        (_journal, _published, _store) = (journal, published, new LogStore(objects));
        _checkpoints = new CheckpointStore(_store, signers);
    }

    /// <summary>The sibling checkpoints of one size; null when none were published at it.</summary>
    public async Task<SiblingCheckpoints?> CheckpointsAsync(ulong size, CancellationToken cancellationToken)
    {
        if (_published() is { } newest && newest.Size == size)
        {
            return newest.Checkpoints;
        }

        var sha256 = await _checkpoints.ReadKeptAsync(DigestAlgorithm.Sha256, size, cancellationToken)
            .ConfigureAwait(false);
        var sm3 = await _checkpoints.ReadKeptAsync(DigestAlgorithm.Sm3, size, cancellationToken).ConfigureAwait(false);
        return sha256 is null || sm3 is null ? null
            : SiblingCheckpoints.TryPair(sha256, sm3, out var siblings, out var error) ? siblings
            : throw new PublicationException(PublicationFault.CheckpointInvalid, error);
    }

    /// <summary>
    /// The inclusion of the entry at an index under the newest checkpoints, or under those of a size; null when the
    /// entry
    /// is not under them yet, or none were published at that size.
    /// </summary>
    public async Task<InclusionProofs?> InclusionAsync(
        ulong index, ulong? size, CancellationToken cancellationToken)
    {
        var under = size is { } asked
            ? await CheckpointsAsync(asked, cancellationToken).ConfigureAwait(false)
            : _published()?.Checkpoints;
        if (under is null || index >= under.Size)
        {
            return null;
        }

        var leaf = await LeafAsync(index, cancellationToken).ConfigureAwait(false);
        return new InclusionProofs(
            index,
            under,
            await InclusionAsync(DigestAlgorithm.Sha256, leaf, under, cancellationToken).ConfigureAwait(false),
            await InclusionAsync(DigestAlgorithm.Sm3, leaf, under, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// That one published size continues another; null when either was not published or they are out of order.
    /// </summary>
    public async Task<ConsistencyProofs?> ConsistencyAsync(ulong from, ulong to, CancellationToken cancellationToken)
    {
        var older = await CheckpointsAsync(from, cancellationToken).ConfigureAwait(false);
        var newer = await CheckpointsAsync(to, cancellationToken).ConfigureAwait(false);
        return older is null || newer is null || from > to ? null : new ConsistencyProofs(
            older,
            newer,
            await ConsistencyAsync(DigestAlgorithm.Sha256, older, newer, cancellationToken).ConfigureAwait(false),
            await ConsistencyAsync(DigestAlgorithm.Sm3, older, newer, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// The state of a key under the newest checkpoints, or that it has none; null before the first checkpoint.
    /// </summary>
    public Task<StateProof?> StateAsync(StateKey key, CancellationToken cancellationToken) =>
        _published() is { } newest
            ? ProveAsync(key, newest.Checkpoints, newest.MapLeaf, newest.State, cancellationToken)
            : Task.FromResult<StateProof?>(null);

    /// <summary>
    /// The state of a key under the checkpoints of a size; null when none were published at it. The map is rebuilt from
    /// the nearest snapshot, which takes as long as replaying the entries since.
    /// </summary>
    public async Task<StateProof?> StateAsync(StateKey key, ulong size, CancellationToken cancellationToken)
    {
        if (_published() is { } newest && newest.Size == size)
        {
            return await StateAsync(key, cancellationToken).ConfigureAwait(false);
        }

        if (await CheckpointsAsync(size, cancellationToken).ConfigureAwait(false) is not { } under)
        {
            return null;
        }

        var view = await MapReplay.ViewAsync(_journal, _store, size, cancellationToken).ConfigureAwait(false);
        var leaf = await LeafAsync(size - 1, cancellationToken).ConfigureAwait(false);
        return await ProveAsync(key, under, leaf, view, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// That nothing is missing in a sequence under the checkpoints of a size; null when none were published at it, or
    /// it has too many states for one proof.
    /// </summary>
    public async Task<SequenceProof?> SequenceAsync(string name, ulong size, CancellationToken cancellationToken)
    {
        var view = _published() is { } newest && newest.Size == size
            ? newest.State
            : await CheckpointsAsync(size, cancellationToken).ConfigureAwait(false) is null
                ? null
                : await MapReplay.ViewAsync(_journal, _store, size, cancellationToken).ConfigureAwait(false);
        return view is null ? null
            : SequenceProof.Make(name, view[DigestAlgorithm.Sha256], view[DigestAlgorithm.Sm3]);
    }

    private async Task<StateProof?> ProveAsync(
        StateKey key,
        SiblingCheckpoints under,
        JournalLeaf mapLeaf,
        StateView view,
        CancellationToken cancellationToken)
    {
        var name = key.ToString();
        var state = view.Find(name) is { } write
            ? await StateOfAsync(key, write, cancellationToken).ConfigureAwait(false)
            : KeyState.Absent(key);
        var proof = new StateProof(
            state,
            mapLeaf.Leaf,
            await HalfAsync(DigestAlgorithm.Sha256).ConfigureAwait(false),
            await HalfAsync(DigestAlgorithm.Sm3).ConfigureAwait(false));
        foreach (var algorithm in (DigestAlgorithm[])[DigestAlgorithm.Sha256, DigestAlgorithm.Sm3])
        {
            if (!proof.TryVerify(algorithm, under[algorithm].Head, out _, out var error))
            {
                throw new PublicationException(PublicationFault.ObjectDisagrees, $"The state of {name}: {error}");
            }
        }

        return proof;

        async Task<StateProofHalf> HalfAsync(DigestAlgorithm algorithm) => new(
            await InclusionAsync(algorithm, mapLeaf, under, cancellationToken).ConfigureAwait(false),
            view[algorithm].Prove(name));
    }

    private async Task<KeyState> StateOfAsync(StateKey key, KeyWrite write, CancellationToken cancellationToken)
    {
        var stored = await LeafAsync(write.Index, cancellationToken).ConfigureAwait(false);
        return EntryLeaf.TryRead(stored.Leaf.Span, out var leaf, out var error)
            && leaf.Effects.FirstOrDefault(effect => effect.Key == key) is { } effect
                ? new KeyState(key, effect.Version, effect.ReadValue())
                : throw new PublicationException(
                    PublicationFault.JournalDamaged, $"The entry at {write.Index} does not write {key}: {error}");
    }

    private async Task<IReadOnlyList<Digest>> InclusionAsync(
        DigestAlgorithm algorithm, JournalLeaf leaf, SiblingCheckpoints under, CancellationToken cancellationToken)
    {
        var head = under[algorithm].Head;
        var path = await TileProofs.InclusionAsync(
            algorithm, _store.Tiles(algorithm), leaf.Index, head.Size, cancellationToken).ConfigureAwait(false);
        var hash = MerkleTree.LeafHash(algorithm, leaf.Leaf.Span);
        return MerkleTree.VerifyInclusion(algorithm, hash, leaf.Index, head.Size, path, head.Root)
            ? path
            : throw new PublicationException(
                PublicationFault.ObjectDisagrees,
                $"The tiles do not lead from entry {leaf.Index} to the root at {head.Size}.");
    }

    private async Task<IReadOnlyList<Digest>> ConsistencyAsync(
        DigestAlgorithm algorithm, SiblingCheckpoints from, SiblingCheckpoints to, CancellationToken cancellationToken)
    {
        var (older, newer) = (from[algorithm].Head, to[algorithm].Head);
        var path = await TileProofs.ConsistencyAsync(
            algorithm, _store.Tiles(algorithm), older.Size, newer.Size, cancellationToken).ConfigureAwait(false);
        return MerkleTree.VerifyConsistency(algorithm, older.Size, older.Root, newer.Size, newer.Root, path)
            ? path
            : throw new PublicationException(
                PublicationFault.ObjectDisagrees, $"The tiles do not lead from size {older.Size} to {newer.Size}.");
    }

    private async Task<JournalLeaf> LeafAsync(ulong index, CancellationToken cancellationToken)
    {
        await foreach (var leaf in _journal.ReadLeavesAsync(index, index + 1, cancellationToken).ConfigureAwait(false))
        {
            return leaf;
        }

        throw new PublicationException(PublicationFault.JournalShorter, $"The journal has no entry {index}.");
    }
}
