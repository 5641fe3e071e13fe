using Ledger.Domain;
using Ledger.Evidence.Preservation;

namespace Ledger.Ports.Preservation;

/// <summary>The evidence records that a registry keeps over checkpoints of its log (SPEC-preservation).</summary>
public interface IPreservation
{
    /// <summary>Every checkpoint that is preserved, ascending by size.</summary>
    Task<IReadOnlyList<PreservedCheckpoint>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What a bundle under the checkpoints of a size holds of their preservation.</summary>
    /// <param name="size">The size.</param>
    /// <param name="entries">Indexes of the bundle's entries, in their order.</param>
    /// <param name="states">Keys of the bundle's states, in their order.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where those checkpoints are not preserved.</returns>
    Task<BundlePreservation?> FindAsync(
        ulong size, IReadOnlyList<ulong> entries, IReadOnlyList<StateKey> states, CancellationToken cancellationToken);
}

/// <summary>How the preservation of a checkpoint stands.</summary>
/// <param name="Size">The checkpoint's size.</param>
/// <param name="Since">When its first stamp was made.</param>
/// <param name="Renewed">When its newest stamp was made.</param>
/// <param name="RenewBy">By when it has to be renewed.</param>
/// <param name="Chains">The number of hash functions under each other, from one.</param>
/// <param name="Stamps">The number of stamps.</param>
/// <param name="IsRerooted">Whether it covers roots over SHA3-256, too.</param>
/// <param name="IsLate">Whether it ought to have been renewed by now.</param>
public sealed record PreservedCheckpoint(
    ulong Size, DateTimeOffset Since, DateTimeOffset Renewed, DateTimeOffset RenewBy, int Chains, int Stamps,
    bool IsRerooted, bool IsLate);
