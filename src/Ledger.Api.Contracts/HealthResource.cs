namespace Ledger.Api.Contracts;

/// <summary>How a registry's server is.</summary>
/// <param name="Started">When the process started.</param>
/// <param name="DiskFree">Free bytes where the data lies, decimal.</param>
/// <param name="DiskTotal">All bytes there, decimal.</param>
/// <param name="DataBytes">Bytes of the data folder's own files, without objects, decimal.</param>
/// <param name="Stamps">Whether checkpoints are stamped with a time.</param>
/// <param name="ClocksApart">Why nothing may be published, where clocks are apart; null otherwise.</param>
/// <param name="AccessRecords">Records of the access journal, decimal.</param>
/// <param name="AccessSealed">How many of them the log seals, decimal.</param>
/// <param name="AccessHolds">Whether the journal still has what was sealed.</param>
public sealed record HealthResource(
    string Started, string DiskFree, string DiskTotal, string DataBytes, bool Stamps, string? ClocksApart,
    string AccessRecords, string AccessSealed, bool AccessHolds);
