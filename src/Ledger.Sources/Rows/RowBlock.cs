using Ledger.Cryptography;

namespace Ledger.Sources.Rows;

/// <summary>
/// Some rows that follow each other in the order of a key. Where a block ends depends on the hash of its last row
/// alone, so that rows that come or go change the blocks they are in and no others. For the holder's own use: it holds
/// values of the key.
/// </summary>
/// <param name="First">The key of its first row, as text.</param>
/// <param name="Last">The key of its last row, as text.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Digest">The digest of their leaves.</param>
public sealed record RowBlock(IReadOnlyList<string> First, IReadOnlyList<string> Last, long Rows, Digest Digest);
