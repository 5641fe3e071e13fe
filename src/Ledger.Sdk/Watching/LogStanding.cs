using Ledger.Cryptography;

namespace Ledger.Sdk;

/// <summary>A log as it was seen and verified.</summary>
/// <param name="Size">The size of its checkpoints.</param>
/// <param name="Roots">Their roots.</param>
/// <param name="Time">Their recorded time, UTC.</param>
/// <param name="Proven">Receipts that were found under them by this look.</param>
/// <param name="Pending">Receipts that are not under a checkpoint yet.</param>
public sealed record LogStanding(ulong Size, DigestPair Roots, DateTimeOffset Time, int Proven, int Pending);
