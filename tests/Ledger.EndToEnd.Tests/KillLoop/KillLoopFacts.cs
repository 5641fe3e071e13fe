using Ledger.Cryptography;
using Ledger.EndToEnd.Hammer;
using Ledger.Evidence.Mirror;

namespace Ledger.EndToEnd.Tests.KillLoop;

/// <summary>The head of a checkpoint that was read, its signatures verified.</summary>
internal sealed record SeenCheckpoint(ulong Size, DigestPair Roots);

/// <summary>The paths by which the registry shows that its newest checkpoint continues one seen before.</summary>
internal sealed record ShownConsistency(ulong From, IReadOnlyList<Digest> Sha256, IReadOnlyList<Digest> Sm3)
{
    public IReadOnlyList<Digest> this[DigestAlgorithm algorithm] =>
        algorithm == DigestAlgorithm.Sha256 ? Sha256 : Sm3;
}

/// <summary>Everything that was recorded while the registry was killed, and what stood there afterwards.</summary>
internal sealed record KillLoopFacts
{
    /// <summary>What callers were told, in the order in which they were.</summary>
    public required IReadOnlyList<Acknowledgement> Acknowledged { get; init; }

    /// <summary>All leaves of the log, each at its index.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Leaves { get; init; }

    /// <summary>Checkpoints read before and after kills.</summary>
    public required IReadOnlyList<SeenCheckpoint> Seen { get; init; }

    /// <summary>The newest checkpoint at the end.</summary>
    public required SeenCheckpoint Newest { get; init; }

    /// <summary>That the newest continues those seen.</summary>
    public required IReadOnlyList<ShownConsistency> Consistency { get; init; }

    /// <summary>Every commit on the chain, in the chain's order.</summary>
    public required IReadOnlyList<MirrorCommitted> Commits { get; init; }

    /// <summary>The contract's size.</summary>
    public required ulong ChainSize { get; init; }

    /// <summary>Content that was acknowledged and cannot be read.</summary>
    public required IReadOnlyList<Digest> LostContents { get; init; }
}
