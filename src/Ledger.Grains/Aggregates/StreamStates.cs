using BitFaster.Caching.Lru;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Ports;

namespace Ledger.Grains.Aggregates;

/// <summary>What a stream is at a version.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The version; 0 before its first entry.</param>
/// <param name="State">The state.</param>
/// <param name="Leaf">SHA-256 leaf hash of the entry that gave the stream this version; zeros at version 0.</param>
public sealed record StreamState(Domain.StreamName Stream, ulong Version, AggregateState State, Digest Leaf);

/// <summary>
/// States of streams, folded from the journal and remembered. What is remembered may be behind the journal: a
/// decision names the versions that it looked at, and the log refuses it when one has moved on.
/// </summary>
/// <remarks>
/// A long stream is folded from its newest snapshot on. A snapshot counts only under this registry's seal, from this
/// very code, and if the log has the entry that it ends with; otherwise the stream is folded from its first entry.
/// </remarks>
public sealed class StreamStates(IJournal journal, AggregateCatalogue aggregates, SnapshotSeal seal)
{
    private const int MaxRemembered = 20_000;
    private const ulong SnapshotEvery = 256;
    private readonly ConcurrentLru<Domain.StreamName, Place> _remembered = new(MaxRemembered);

    /// <summary>The state as remembered, or as the journal has it when it is not.</summary>
    public ValueTask<StreamState> GetAsync(Domain.StreamName stream, CancellationToken cancellationToken) =>
        Find(stream) is { Now.State: var known }
            ? new ValueTask<StreamState>(known)
            : RefreshAsync(stream, cancellationToken);

    /// <summary>The state at that version or a later one.</summary>
    public async ValueTask<StreamState> GetAsync(
        Domain.StreamName stream, ulong version, CancellationToken cancellationToken)
    {
        var known = await GetAsync(stream, cancellationToken).ConfigureAwait(false);
        return known.Version < version
            ? await RefreshAsync(stream, cancellationToken).ConfigureAwait(false)
            : known;
    }

    /// <summary>The state as the journal has it now: what is remembered plus the entries behind it.</summary>
    public async ValueTask<StreamState> RefreshAsync(Domain.StreamName stream, CancellationToken cancellationToken)
    {
        if (Find(stream) is { Now: var (known, upTo) } place)
        {
            return Remember(place, await FoldAsync(known, cancellationToken).ConfigureAwait(false), upTo);
        }

        // A stream that does not exist is asked for once, and one without a snapshot not for that.
        var version = await journal.StreamVersionAsync(stream.ToString(), cancellationToken).ConfigureAwait(false);
        if (version >= SnapshotEvery && await LoadAsync(stream, cancellationToken).ConfigureAwait(false) is { } kept
            && await FoldOnAsync(kept, cancellationToken).ConfigureAwait(false) is { } state)
        {
            return Remember(null, state, kept.Version);
        }

        var nothing = new StreamState(stream, 0, aggregates.For(stream.Kind).Initial, default);
        var whole = version == 0 ? nothing : await FoldAsync(nothing, cancellationToken).ConfigureAwait(false);
        return Remember(null, whole, kept: 0);
    }

    /// <summary>What the journal says now of the registry's chains.</summary>
    public async ValueTask<RegistryState> ReadRegistryAsync(CancellationToken cancellationToken) =>
        (RegistryState)(await RefreshAsync(Domain.StreamName.Registry, cancellationToken).ConfigureAwait(false)).State;

    /// <summary>Remembers what an append just made of a stream.</summary>
    public void Advance(StreamState state)
    {
        var place = Find(state.Stream);
        Remember(place, state, place?.Now.Kept ?? 0);
    }

    /// <summary>Forgets a stream whose append ended without a certain outcome.</summary>
    public void Forget(Domain.StreamName stream) => _remembered.TryRemove(stream);

    private Place? Find(Domain.StreamName stream) =>
        _remembered.TryGet(stream, out var place) ? place : null;

    private StreamState Remember(Place? place, StreamState state, ulong kept)
    {
        var due = state.Version >= kept + SnapshotEvery;
        var now = new Remembered(state, due ? state.Version : kept);
        if (place is not null)
        {
            place.Now = now;
        }
        else
        {
            _remembered.AddOrUpdate(state.Stream, new Place(now));
        }

        if (due)
        {
            _ = KeepAsync(state);
        }

        return state;
    }

    /// <summary>The state of the stream's snapshot; null without one under the seal.</summary>
    private async ValueTask<StreamState?> LoadAsync(Domain.StreamName stream, CancellationToken cancellationToken)
    {
        var snapshot = await journal.LoadSnapshotAsync(stream.ToString(), cancellationToken).ConfigureAwait(false);
        return snapshot is not null && seal.TryOpen(aggregates.For(stream.Kind), stream, snapshot, out var state)
            ? state
            : null;
    }

    private async ValueTask<StreamState> FoldAsync(StreamState state, CancellationToken cancellationToken)
    {
        await foreach (var entry in journal
            .ReadStreamAsync(state.Stream.ToString(), state.Version, cancellationToken).ConfigureAwait(false))
        {
            state = EventBody.Fold(aggregates.For(state.Stream.Kind), state, entry);
        }

        return state;
    }

    /// <summary>
    /// Folds on from a snapshot; null when the log does not have the entry that it ends with where it should be.
    /// </summary>
    private async ValueTask<StreamState?> FoldOnAsync(StreamState kept, CancellationToken cancellationToken)
    {
        StreamState? state = null;
        await foreach (var entry in journal
            .ReadStreamAsync(kept.Stream.ToString(), kept.Version - 1, cancellationToken).ConfigureAwait(false))
        {
            if (state is not null)
            {
                state = EventBody.Fold(aggregates.For(kept.Stream.Kind), state, entry);
            }
            else if (entry.LeafSha256 == kept.Leaf)
            {
                state = kept;
            }
            else
            {
                return null;
            }
        }

        return state;
    }

    private async Task KeepAsync(StreamState state)
    {
        try
        {
            var snapshot = seal.Seal(aggregates.For(state.Stream.Kind), state);
            await journal.SaveSnapshotAsync(snapshot, CancellationToken.None).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            // A snapshot only saves time; the next one will do.
        }
    }

    /// <summary>A state, and the version of the newest snapshot known of its stream; 0 when none is.</summary>
    private sealed record Remembered(StreamState State, ulong Kept);

    /// <summary>
    /// A stream's place in the cache. It stays while its content changes, since a new one would cost each command more
    /// than its decision.
    /// </summary>
    private sealed class Place(Remembered now)
    {
        private volatile Remembered _now = now;

        public Remembered Now
        {
            get => _now;
            set => _now = value;
        }
    }
}
