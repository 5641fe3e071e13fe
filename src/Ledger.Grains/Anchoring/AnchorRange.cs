using Ledger.Cryptography;
using Ledger.Evidence.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>A range with the bytes that go to the chain.</summary>
/// <param name="From">The first index.</param>
/// <param name="Head">The checkpoint at which it ends.</param>
/// <param name="Operations">
/// Its operations, or its marks when it is voided; empty when it has effects that no chain could take.
/// </param>
/// <param name="Voided">Whether a logged decision voids it.</param>
/// <param name="Checkpoints">How many checkpoints it spans.</param>
internal sealed record AnchorRange(
    ulong From, AnchorCheckpoint Head, ReadOnlyMemory<byte> Operations, bool Voided, int Checkpoints)
{
    public ulong To => Head.Size;

    public MirrorCommit Commit(Digest origin) => new(
        origin, From, To, Head.Roots.Sha256, Head.Roots.Sm3, DigestAlgorithm.Keccak256.Hash(Operations.Span), Voided);
}

/// <summary>A range that can be handed to the chain.</summary>
/// <param name="Range">The range.</param>
/// <param name="Commit">Its commit; null when it has no operations.</param>
internal sealed record SignedRange(AnchorRange Range, SignedCommit? Commit);

/// <summary>A range that was handed to the chain.</summary>
internal sealed record SentRange(AnchorRange Range, string TransactionId);
