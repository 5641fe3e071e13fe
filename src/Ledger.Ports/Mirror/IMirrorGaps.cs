using Ledger.Domain;

namespace Ledger.Ports.Mirror;

/// <summary>What the log says that a chain's instance does not hold, because ranges were voided there.</summary>
public interface IMirrorGaps
{
    /// <summary>
    /// The keys that a voided range touched and no later entry said again; they read "not mirrored" until one does.
    /// Ascending by asset; empty for a chain to which the log does not go.
    /// </summary>
    Task<IReadOnlyList<MirrorGap>> FindAsync(string chain, CancellationToken cancellationToken);
}

/// <summary>Keys of an asset that wait for being said again.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Keys">0 for its record, else the ordinal of a right; ascending.</param>
public sealed record MirrorGap(AssetId Asset, IReadOnlyList<uint> Keys);
