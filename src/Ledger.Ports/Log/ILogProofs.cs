using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Log;

namespace Ledger.Ports;

/// <summary>
/// Proofs out of what a log has published, for whoever may read. Each was verified before it is handed out.
/// </summary>
/// <remarks>
/// Null always means: not under a published checkpoint (yet). It is never an answer about the log's content.
/// </remarks>
public interface ILogProofs
{
    /// <summary>The newest sibling checkpoints; null before the first.</summary>
    SiblingCheckpoints? Newest { get; }

    /// <summary>The sibling checkpoints of one size.</summary>
    Task<SiblingCheckpoints?> CheckpointsAsync(ulong size, CancellationToken cancellationToken);

    /// <summary>Inclusion of an entry under the newest checkpoints, or under those of a size.</summary>
    Task<LogInclusion?> InclusionAsync(ulong index, ulong? size, CancellationToken cancellationToken);

    /// <summary>That the checkpoints of one size continue those of a smaller one.</summary>
    Task<LogConsistency?> ConsistencyAsync(ulong from, ulong to, CancellationToken cancellationToken);

    /// <summary>The state of a key, or that it has none, under the newest checkpoints or those of a size.</summary>
    Task<StateProof?> StateAsync(StateKey key, ulong? size, CancellationToken cancellationToken);

    /// <summary>
    /// That nothing is missing in a sequence of numbered states under the checkpoints of a size, such as
    /// <c>egress/{asset}</c>; null also where it has more states than one proof is about.
    /// </summary>
    Task<SequenceProof?> SequenceAsync(string name, ulong size, CancellationToken cancellationToken);
}

/// <summary>The inclusion of one entry under sibling checkpoints (RFC 9162 section 2.1.3).</summary>
/// <param name="Index">The entry's index.</param>
/// <param name="Checkpoints">The checkpoints.</param>
/// <param name="Sha256">The audit path in the SHA-256 tree.</param>
/// <param name="Sm3">The audit path in the SM3 tree.</param>
public sealed record LogInclusion(
    ulong Index, SiblingCheckpoints Checkpoints, IReadOnlyList<Digest> Sha256, IReadOnlyList<Digest> Sm3);

/// <summary>That one pair of sibling checkpoints continues another (RFC 9162 section 2.1.4).</summary>
/// <param name="Sha256">The consistency path of the SHA-256 trees.</param>
/// <param name="Sm3">The consistency path of the SM3 trees.</param>
public sealed record LogConsistency(IReadOnlyList<Digest> Sha256, IReadOnlyList<Digest> Sm3);
