using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Grains.Aggregates;
using Ledger.Ports;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>
/// What anchoring reads of this registry's log. Checkpoints are found by the log's own stream: its entries are the map
/// leaves, and a checkpoint's size is its map leaf's index plus one.
/// </summary>
public sealed class PublishedAnchorLog(IJournal journal, ILogProofs proofs, StreamStates states)
    : IAnchorLog, IDisposable
{
    // Loops of several chains ask at the same time.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SortedSet<ulong> _sizes = [];
    private ulong _version;

    /// <inheritdoc/>
    public ValueTask<AnchorCheckpoint?> NewestAsync(CancellationToken cancellationToken) =>
        new(proofs.Newest is { } newest ? Of(newest) : null);

    /// <inheritdoc/>
    public async ValueTask<AnchorCheckpoint?> FindAsync(ulong size, CancellationToken cancellationToken) =>
        await proofs.CheckpointsAsync(size, cancellationToken).ConfigureAwait(false) is { } found ? Of(found) : null;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AnchorCheckpoint>> AfterAsync(
        ulong size, int most, CancellationToken cancellationToken)
    {
        var found = new List<AnchorCheckpoint>(most);
        var newest = proofs.Newest?.Size ?? 0;
        while (found.Count < most && size < newest)
        {
            var sizes = await SizesAsync(size, newest, most - found.Count, cancellationToken).ConfigureAwait(false);
            foreach (var next in sizes)
            {
                // A map leaf whose publication was cut off has no checkpoint of its own; the next one covers it.
                if (await FindAsync(next, cancellationToken).ConfigureAwait(false) is { } checkpoint)
                {
                    found.Add(checkpoint);
                }
            }

            size = sizes is [.., var last] ? last : newest;
        }

        return found;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EntryEffect>> EffectsAsync(
        ulong from, ulong to, CancellationToken cancellationToken)
    {
        var effects = new List<EntryEffect>();
        await foreach (var leaf in journal.ReadLeavesAsync(from, to, cancellationToken).ConfigureAwait(false))
        {
            effects.AddRange(Read(leaf));
        }

        return effects;
    }

    /// <inheritdoc/>
    public async ValueTask<VoidDecision?> FindVoidAsync(
        ChainInstance instance, ulong from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var registry = await states.ReadRegistryAsync(cancellationToken).ConfigureAwait(false);
        return registry.Find(instance.Id)?.VoidedFrom(from) is { } range
            ? new VoidDecision(range.From, range.To)
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>The next sizes that checkpoints have by the log's map leaves, above one and up to another.</summary>
    private async Task<ulong[]> SizesAsync(ulong above, ulong upTo, int most, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (var leaf in journal
                .ReadStreamAsync(StreamName.Log.ToString(), _version, cancellationToken).ConfigureAwait(false))
            {
                _version++;
                _sizes.Add(leaf.Index + 1);
            }

            return [.. _sizes.GetViewBetween(above + 1, upTo).Take(most)];
        }
        finally
        {
            _turn.Release();
        }
    }

    // Reading a leaf whole takes most of the time that its mirroring takes on this side.
    private static IReadOnlyList<EntryEffect> Read(in JournalLeaf leaf)
    {
        try
        {
            return EffectScan.ReadEffects(leaf.Leaf);
        }
        catch (FormatException e)
        {
            throw new JournalCorruptException($"Entry {leaf.Index}: {e.Message}");
        }
    }

    private static AnchorCheckpoint Of(SiblingCheckpoints checkpoints) => new(
        checkpoints.Size, new DigestPair(checkpoints.Sha256.Head.Root, checkpoints.Sm3.Head.Root));
}

/// <summary>The log's secp256k1 lane, in this process.</summary>
public sealed class LocalCommitSigner(PrivateKey key) : ICommitSigner
{
    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> SignAsync(Digest digest, CancellationToken cancellationToken) =>
        new(Secp256k1Recoverable.SignDigest(key, digest));
}
