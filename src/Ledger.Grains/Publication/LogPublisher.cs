using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Ports;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Publication;

/// <summary>
/// Publishes a journal: tiles, entry bundles, state map, sibling checkpoints. Everything it writes follows from the
/// journal; it may be killed at any moment and started again. Calls run one after the other.
/// </summary>
/// <remarks>
/// The order is: full tiles and bundles as they fill; the map leaf; partial tiles; the SM3 checkpoint; the SHA-256
/// checkpoint; both kept under their size. So whoever sees a checkpoint finds its tiles, and the newest of the two
/// checkpoints is the largest that was ever handed out.
/// </remarks>
public sealed class LogPublisher : IDisposable
{
    // Tiles are written in lots while a long journal is read, so that memory stays bounded.
    private const long LotBytes = 16 * 1024 * 1024;
    private const string LogStream = "log";

    private readonly IJournal _journal;
    private readonly LogStore _store;
    private readonly CheckpointStore _checkpoints;
    private readonly ILogSigners _signers;
    private readonly PublisherOptions _options;
    private readonly SemaphoreSlim _one = new(1, 1);
    private LogState? _state;
    private PublishedLog? _published;
    private Pending? _pending;
    private List<LogObject> _unwritten = [];
    private ulong _snapshotSize;

    /// <summary>Makes a publisher; <see cref="StartAsync"/> comes first.</summary>
    /// <param name="journal">The journal of the log.</param>
    /// <param name="objects">Where the log is published.</param>
    /// <param name="signers">The log's lanes at each size.</param>
    /// <param name="options">How to publish.</param>
    public LogPublisher(
        IJournal journal,
        IObjectStore objects,
        ILogSigners signers,
        PublisherOptions? options = null)
    {
        (_journal, _signers, _options) = (journal, signers, options ?? new PublisherOptions());
        _store = new LogStore(objects);
        _checkpoints = new CheckpointStore(_store, signers);
    }

    /// <summary>What was last published; null before the first checkpoint. May be read from any thread.</summary>
    public PublishedLog? Published => Volatile.Read(ref _published);

    /// <summary>Whether enough was published since the last snapshot of the map.</summary>
    public bool SnapshotIsDue => Published is { } log && log.Size >= _snapshotSize + _options.SnapshotEvery;

    /// <summary>
    /// Restores the state, having made sure that the journal holds what was published; finishes a publication that was
    /// interrupted, and publishes again what a store no longer has that fell back to an earlier time: a chain or a
    /// witness may hold each of those checkpoints. Call it before the log's writer takes its first entry.
    /// </summary>
    /// <exception cref="PublicationException">Journal and publication do not fit together. Nothing was
    /// written.</exception>
    public Task<PublishedLog?> StartAsync(CancellationToken cancellationToken) => OneAsync(
        async () =>
        {
            (_state, _published, _pending, _unwritten) = (null, null, null, []);
            var start = new LogStart(_journal, _store, _checkpoints, _options.Check);
            var found = await start.RunAsync(cancellationToken).ConfigureAwait(false);
            (_state, _snapshotSize) = (found.State, found.SnapshotSize);
            if (found.Sm3 is { } sm3)
            {
                await PrepareAsync(sm3, found.Sha256, cancellationToken).ConfigureAwait(false);
                await FinishAsync(cancellationToken).ConfigureAwait(false);
            }

            await RepublishAsync(found.State, cancellationToken).ConfigureAwait(false);
            return Published;
        },
        cancellationToken);

    /// <summary>
    /// Publishes everything accepted. With nothing new it returns what is published already, unless
    /// <paramref name="evenIfNothingNew"/>: then a fresh map leaf shows the same state at a later time.
    /// </summary>
    /// <exception cref="PublicationException">The publication must stop; see <see
    /// cref="PublicationFault"/>.</exception>
    /// <exception cref="InvalidOperationException">The publisher was not started.</exception>
    public Task<PublishedLog?> PublishAsync(
        AppendMapLeaf append, bool evenIfNothingNew, CancellationToken cancellationToken) => OneAsync(
        async () =>
        {
            ArgumentNullException.ThrowIfNull(append);
            var state = _state ?? throw new InvalidOperationException("The publisher was not started.");
            if (_pending is null)
            {
                await CatchUpAsync(state, null, cancellationToken).ConfigureAwait(false);
                if (state.Size == (Published?.Size ?? 0) && !evenIfNothingNew)
                {
                    return Published;
                }

                if (state.Size == (Published?.Size ?? 0) || state.LastMapLeaf is null)
                {
                    await AppendAsync(state, append, cancellationToken).ConfigureAwait(false);
                }

                await PrepareAsync(null, null, cancellationToken).ConfigureAwait(false);
            }

            await FinishAsync(cancellationToken).ConfigureAwait(false);
            return Published;
        },
        cancellationToken);

    /// <summary>
    /// Applies accepted entries and writes the tiles they fill, without a checkpoint: what is done early need not be
    /// done while the writer waits.
    /// </summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) => OneAsync(
        async () =>
        {
            if (_state is { } state && _pending is null)
            {
                await CatchUpAsync(state, null, cancellationToken).ConfigureAwait(false);
            }

            return 0;
        },
        cancellationToken);

    /// <summary>
    /// Saves a snapshot of the published map, so that a later start need not replay. Runs beside publishing.
    /// </summary>
    public async Task SaveSnapshotAsync(CancellationToken cancellationToken)
    {
        if (Published is { } log)
        {
            await MapSnapshots.SaveAsync(_store, log.State, cancellationToken).ConfigureAwait(false);
            _snapshotSize = log.Size;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    // Every map leaf was once appended for a checkpoint; its tree heads follow from the journal.
    private async Task RepublishAsync(LogState state, CancellationToken cancellationToken)
    {
        await CatchUpAsync(state, null, cancellationToken).ConfigureAwait(false);
        await PublishMapLeafAsync(state, cancellationToken).ConfigureAwait(false);
    }

    private async Task AppendAsync(LogState state, AppendMapLeaf append, CancellationToken cancellationToken)
    {
        ulong? asked = null;
        await append(Draft, cancellationToken).ConfigureAwait(false);
        await CatchUpAsync(state, asked + 1, cancellationToken).ConfigureAwait(false);
        if (asked is null || state.Size != asked + 1 || state.LastMapLeaf is null)
        {
            throw new InvalidOperationException("The writer has not appended the map leaf at the size it asked for.");
        }

        async ValueTask<MapLeafDraft> Draft(ulong size, CancellationToken stop)
        {
            await CatchUpAsync(state, size, stop).ConfigureAwait(false);
            if (state.Size != size)
            {
                throw new InvalidOperationException($"The journal has {state.Size} entries, not {size}.");
            }

            asked = size;
            var version = await _journal.StreamVersionAsync(LogStream, stop).ConfigureAwait(false);
            return new MapLeafDraft(version + 1, new MapRoots(size, state.MapRoots));
        }
    }

    private async Task CatchUpAsync(LogState state, ulong? to, CancellationToken cancellationToken)
    {
        var end = to ?? (await _journal.ReadHeadAsync(cancellationToken).ConfigureAwait(false)).Size;
        if (end < state.Size)
        {
            throw new PublicationException(
                PublicationFault.JournalShorter, $"The journal has {end} entries where {state.Size} were read before.");
        }

        await foreach (var leaf in _journal.ReadLeavesAsync(state.Size, end, cancellationToken).ConfigureAwait(false))
        {
            await PublishMapLeafAsync(state, cancellationToken).ConfigureAwait(false);
            state.Append(leaf);
            if (state.FilledBytes > LotBytes)
            {
                await WriteFilledAsync(state, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // A map leaf whose publication failed: what its checkpoint covers, the next one would cover together with more than
    // a chain may take.
    private async Task PublishMapLeafAsync(LogState state, CancellationToken cancellationToken)
    {
        if (state.LastMapLeaf is not null && state.Size > (Published?.Size ?? 0))
        {
            await PrepareAsync(null, null, cancellationToken).ConfigureAwait(false);
            await FinishAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteFilledAsync(LogState state, CancellationToken cancellationToken)
    {
        // What was taken and not written is written by the next call.
        _unwritten.AddRange(state.TakeFilled());
        await _store.WriteAsync(_unwritten, cancellationToken).ConfigureAwait(false);
        _unwritten = [];
    }

    // The tiles that the checkpoint needs, then the signatures; from here on only FinishAsync is left to do.
    private async Task PrepareAsync(
        SignedCheckpoint? sm3, SignedCheckpoint? sha256, CancellationToken cancellationToken)
    {
        var state = _state!;
        await WriteFilledAsync(state, cancellationToken).ConfigureAwait(false);
        await _store.WriteAsync(state.Edge(), cancellationToken).ConfigureAwait(false);
        var signer = await _signers.AtAsync(state.Size, cancellationToken).ConfigureAwait(false);
        var fresh = signer.Sign(state.Size, state.TreeRoots);
        var pair = SiblingCheckpoints.TryPair(sha256 ?? fresh.Sha256, sm3 ?? fresh.Sm3, out var siblings, out var error)
            ? siblings
            : throw new PublicationException(PublicationFault.CheckpointInvalid, error);
        var log = new PublishedLog(pair, state.LastMapLeaf!.Value, state.View());
        _pending = new Pending(log, sm3 is null, sha256 is null);
    }

    // Every step may be repeated; the one that failed is where the next call goes on.
    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        var pending = _pending!;
        var checkpoints = pending.Log.Checkpoints;
        if (pending.PutSm3)
        {
            await _checkpoints.ReplaceAsync(DigestAlgorithm.Sm3, checkpoints.Sm3, cancellationToken)
                .ConfigureAwait(false);
        }

        if (pending.PutSha256)
        {
            await _checkpoints.ReplaceAsync(DigestAlgorithm.Sha256, checkpoints.Sha256, cancellationToken)
                .ConfigureAwait(false);
        }

        await _checkpoints.KeepAsync(DigestAlgorithm.Sm3, checkpoints.Sm3, cancellationToken).ConfigureAwait(false);
        await _checkpoints.KeepAsync(DigestAlgorithm.Sha256, checkpoints.Sha256, cancellationToken)
            .ConfigureAwait(false);
        Volatile.Write(ref _published, pending.Log);
        _pending = null;
    }

    private async Task<T> OneAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await action().ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    private sealed record Pending(PublishedLog Log, bool PutSm3, bool PutSha256);
}
