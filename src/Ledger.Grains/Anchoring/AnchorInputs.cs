using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>The head of a published checkpoint, in both trees.</summary>
/// <param name="Size">How many entries it covers.</param>
/// <param name="Roots">The roots at that size.</param>
public sealed record AnchorCheckpoint(ulong Size, DigestPair Roots);

/// <summary>A logged decision that a range goes to an instance without its operations.</summary>
/// <param name="From">The first index.</param>
/// <param name="To">The size of the published checkpoint at which the range ends.</param>
public sealed record VoidDecision(ulong From, ulong To);

/// <summary>
/// What anchoring reads of the log. Everything here is published and never changes. All members may be called
/// concurrently.
/// </summary>
public interface IAnchorLog
{
    /// <summary>The newest published checkpoint; null when nothing is published.</summary>
    ValueTask<AnchorCheckpoint?> NewestAsync(CancellationToken cancellationToken);

    /// <summary>The published checkpoint of exactly this size; null when there is none.</summary>
    ValueTask<AnchorCheckpoint?> FindAsync(ulong size, CancellationToken cancellationToken);

    /// <summary>The published checkpoints above a size, ascending, at most so many.</summary>
    ValueTask<IReadOnlyList<AnchorCheckpoint>> AfterAsync(ulong size, int most, CancellationToken cancellationToken);

    /// <summary>The effects of the entries [from, to), in their order.</summary>
    ValueTask<IReadOnlyList<EntryEffect>> EffectsAsync(ulong from, ulong to, CancellationToken cancellationToken);

    /// <summary>
    /// The logged decision that voids the range beginning at <paramref name="from"/>; null: there is none.
    /// </summary>
    ValueTask<VoidDecision?> FindVoidAsync(ChainInstance instance, ulong from, CancellationToken cancellationToken);
}

/// <summary>The log's secp256k1 lane, wherever its key lives.</summary>
public interface ICommitSigner
{
    /// <summary>
    /// Signs the digest as it is: r ‖ s ‖ v, 65 bytes, low s, v 27 or 28; the same digest, the same bytes.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>> SignAsync(Digest digest, CancellationToken cancellationToken);
}
