namespace Ledger.Api.Contracts;

/// <summary>How a registry's server is.</summary>
/// <param name="Started">When the process started.</param>
/// <param name="DiskFree">Free bytes where the data lies, decimal.</param>
/// <param name="DiskTotal">All bytes there, decimal.</param>
/// <param name="DataBytes">Bytes of the data folder's own files, without objects, decimal.</param>
/// <param name="Stamps">Whether checkpoints are stamped with a time.</param>
/// <param name="ClocksApart">Why nothing may be published, where clocks are apart; null otherwise.</param>
/// <param name="StampTroubles">What is wrong with the stamps over a tree's checkpoints; empty while nothing is.</param>
/// <param name="AccessRecords">Records of the access journal, decimal.</param>
/// <param name="AccessSealed">How many of them the log seals, decimal.</param>
/// <param name="AccessHolds">Whether the journal still has what was sealed.</param>
public sealed record HealthResource(
    string Started, string DiskFree, string DiskTotal, string DataBytes, bool Stamps, string? ClocksApart,
    IReadOnlyList<StampTroubleResource> StampTroubles, string AccessRecords, string AccessSealed, bool AccessHolds);

/// <summary>What is wrong with the time stamps over one tree's checkpoints; those over the other's go on.</summary>
/// <param name="Tree"><c>sha256</c> or <c>sm3</c>.</param>
/// <param name="Trouble">
/// <c>no-answer</c>: the stamper did not answer; <c>refused</c>: it refused, or what it sent does not verify;
/// <c>rests-on-both</c>: stamps are there, and fall with the other tree's digest too.
/// </param>
public sealed record StampTroubleResource(string Tree, string Trouble);
