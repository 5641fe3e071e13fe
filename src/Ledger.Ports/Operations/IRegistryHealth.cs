using Ledger.Ports.TimeStamping;

namespace Ledger.Ports;

/// <summary>How the process and what it stands on are.</summary>
public interface IRegistryHealth
{
    /// <summary>Looks, without touching anything.</summary>
    Task<RegistryHealthReport> LookAsync(CancellationToken cancellationToken);
}

/// <summary>What was found.</summary>
/// <param name="Started">When the process started.</param>
/// <param name="DiskFree">Free bytes where the data lies.</param>
/// <param name="DiskTotal">All bytes there.</param>
/// <param name="DataBytes">Bytes of the data folder's own files, without objects.</param>
/// <param name="Stamps">Whether checkpoints are stamped with a time.</param>
/// <param name="ClocksApart">Why nothing may be published, where clocks are apart; null otherwise.</param>
/// <param name="StampTroubles">What is wrong with the stamps over a tree's checkpoints, by tree; else empty.</param>
/// <param name="AccessRecords">Records of the access journal.</param>
/// <param name="AccessSealed">How many of them the log seals.</param>
/// <param name="AccessHolds">Whether the journal still has what was sealed.</param>
public sealed record RegistryHealthReport(
    DateTimeOffset Started, long DiskFree, long DiskTotal, long DataBytes, bool Stamps, string? ClocksApart,
    IReadOnlyList<(string Tree, StampTrouble Trouble)> StampTroubles,
    ulong AccessRecords, ulong AccessSealed, bool AccessHolds);
