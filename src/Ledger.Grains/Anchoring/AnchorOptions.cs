using Ledger.Cryptography;

namespace Ledger.Grains.Anchoring;

/// <summary>How a log goes to one chain instance.</summary>
public sealed record AnchorOptions
{
    /// <summary>How the chain names the log: Keccak-256 of its origin.</summary>
    public required Digest Origin { get; init; }

    /// <summary>How many ranges may be under way at once.</summary>
    public int Pipeline { get; init; } = 4;

    /// <summary>
    /// How many checkpoints one range may span; fewer when their operations do not fit a transaction.
    /// </summary>
    public int CheckpointsARange { get; init; } = 64;

    /// <summary>What was final before this process began; a smaller final size then shows as fallen back.</summary>
    public ulong KnownAnchored { get; init; }
}
