namespace Ledger.Ports;

/// <summary>
/// What an auditor or operator has the registry do to itself: reread everything, make derived data anew.
/// </summary>
public interface IRegistryOperations
{
    /// <summary>
    /// Rereads journal, trees, maps, tiles, checkpoints and every chain, and names what disagrees, the first byte of
    /// each. Reads only; takes as long as rereading takes.
    /// </summary>
    Task<OperationReport> AuditAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes missing tiles anew from the journal and fills the register anew. Nothing acknowledged changes.
    /// </summary>
    Task<OperationReport> RebuildAsync(CancellationToken cancellationToken);
}

/// <summary>What an operation found or did.</summary>
/// <param name="Entries">Entries that were read.</param>
/// <param name="Objects">Objects that were compared or written.</param>
/// <param name="Notes">What was done, a line each.</param>
/// <param name="Findings">What disagrees, a line each; empty when everything agrees.</param>
public sealed record OperationReport(
    ulong Entries, long Objects, IReadOnlyList<string> Notes, IReadOnlyList<string> Findings);
