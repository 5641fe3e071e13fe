using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Ports;
using Microsoft.Extensions.Caching.Memory;

namespace Ledger.Grains.Aggregates;

/// <summary>What a stream is at a version.</summary>
public sealed record StreamState(Domain.StreamName Stream, ulong Version, AggregateState State);

/// <summary>
/// States of streams, folded from the journal and remembered. What is remembered may be behind the journal: a
/// decision names the versions that it looked at, and the log refuses it when one has moved on.
/// </summary>
public sealed class StreamStates(IJournal journal, AggregateCatalogue aggregates) : IDisposable
{
    private const int MaxRemembered = 50_000;
    private const ulong SnapshotEvery = 256;
    private readonly MemoryCache _remembered = new(new MemoryCacheOptions { SizeLimit = MaxRemembered });

    /// <summary>The state as remembered, or as the journal has it when it is not.</summary>
    public ValueTask<StreamState> GetAsync(Domain.StreamName stream, CancellationToken cancellationToken) =>
        _remembered.TryGetValue(stream, out StreamState? known)
            ? new ValueTask<StreamState>(known!)
            : RefreshAsync(stream, cancellationToken);

    /// <summary>The state as the journal has it now: what is remembered plus the entries behind it.</summary>
    public async ValueTask<StreamState> RefreshAsync(Domain.StreamName stream, CancellationToken cancellationToken)
    {
        var aggregate = aggregates.For(stream.Kind);
        if (!_remembered.TryGetValue(stream, out StreamState? state))
        {
            state = await LoadSnapshotAsync(stream, aggregate, cancellationToken).ConfigureAwait(false);
        }

        await foreach (var entry in journal.ReadStreamAsync(stream.ToString(), state!.Version, cancellationToken)
            .ConfigureAwait(false))
        {
            state = EventBody.Fold(aggregate, state, entry);
        }

        Remember(state);
        return state;
    }

    /// <summary>What the journal says now of the registry's chains.</summary>
    public async ValueTask<RegistryState> ReadRegistryAsync(CancellationToken cancellationToken) =>
        (RegistryState)(await RefreshAsync(Domain.StreamName.Registry, cancellationToken).ConfigureAwait(false)).State;

    /// <summary>Remembers what an append just made of a stream.</summary>
    public void Advance(StreamState state)
    {
        Remember(state);
        if (state.Version % SnapshotEvery == 0)
        {
            _ = SaveSnapshotAsync(state);
        }
    }

    /// <summary>Forgets a stream whose append ended without a certain outcome.</summary>
    public void Forget(Domain.StreamName stream) => _remembered.Remove(stream);

    /// <inheritdoc/>
    public void Dispose() => _remembered.Dispose();

    private void Remember(StreamState state) =>
        _remembered.Set(state.Stream, state, new MemoryCacheEntryOptions { Size = 1 });

    private async ValueTask<StreamState> LoadSnapshotAsync(
        Domain.StreamName stream, IAggregate aggregate, CancellationToken cancellationToken)
    {
        var snapshot = await journal.LoadSnapshotAsync(stream.ToString(), cancellationToken).ConfigureAwait(false);
        if (snapshot is not null && snapshot.Format == AggregateCatalogue.SnapshotFormat
            && CanonicalJson.TryParse(snapshot.Bytes.Span, out var json, out _)
            && aggregate.TryReadSnapshot(json, out var state, out _))
        {
            return new StreamState(stream, snapshot.Version, state);
        }

        return new StreamState(stream, 0, aggregate.Initial);
    }

    private async Task SaveSnapshotAsync(StreamState state)
    {
        try
        {
            var bytes = CanonicalJson.Write(aggregates.For(state.Stream.Kind).WriteSnapshot(state.State));
            var snapshot = new Snapshot(
                state.Stream.ToString(), state.Version, AggregateCatalogue.SnapshotFormat, bytes);
            await journal.SaveSnapshotAsync(snapshot, CancellationToken.None).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            // A snapshot only saves time; the next one will do.
        }
    }
}
