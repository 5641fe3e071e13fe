using Ledger.Domain;
using Ledger.Evidence.Log;
using Ledger.Ports;

namespace Ledger.Grains.Publication;

/// <summary>The port's form of <see cref="LogProofs"/>.</summary>
public sealed class PublishedProofs(LogProofs proofs, Func<PublishedLog?> published) : ILogProofs
{
    /// <inheritdoc/>
    public SiblingCheckpoints? Newest => published()?.Checkpoints;

    /// <inheritdoc/>
    public Task<SiblingCheckpoints?> CheckpointsAsync(ulong size, CancellationToken cancellationToken) =>
        proofs.CheckpointsAsync(size, cancellationToken);

    /// <inheritdoc/>
    public async Task<LogInclusion?> InclusionAsync(ulong index, ulong? size, CancellationToken cancellationToken)
    {
        var found = await proofs.InclusionAsync(index, size, cancellationToken).ConfigureAwait(false);
        return found is null ? null : new LogInclusion(found.Index, found.Checkpoints, found.Sha256, found.Sm3);
    }

    /// <inheritdoc/>
    public async Task<LogConsistency?> ConsistencyAsync(ulong from, ulong to, CancellationToken cancellationToken)
    {
        var found = await proofs.ConsistencyAsync(from, to, cancellationToken).ConfigureAwait(false);
        return found is null ? null : new LogConsistency(found.Sha256, found.Sm3);
    }

    /// <inheritdoc/>
    public Task<SequenceProof?> SequenceAsync(string name, ulong size, CancellationToken cancellationToken) =>
        proofs.SequenceAsync(name, size, cancellationToken);

    /// <inheritdoc/>
    public Task<StateProof?> StateAsync(StateKey key, ulong? size, CancellationToken cancellationToken) =>
        size is { } at ? proofs.StateAsync(key, at, cancellationToken) : proofs.StateAsync(key, cancellationToken);
}
