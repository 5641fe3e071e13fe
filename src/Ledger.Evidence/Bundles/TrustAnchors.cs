using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>
/// What somebody believes before any bundle: <c>anchors.json</c> (SPEC-bundle). It comes from where the registry
/// publishes it, never from a bundle.
/// </summary>
public sealed record TrustAnchors
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-anchors@v1";

    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The origin of the log.</summary>
    public required string Origin { get; init; }

    /// <summary>The keys of the log's lanes; at least one, each once.</summary>
    public required IReadOnlyList<TrustedLane> Lanes { get; init; }

    /// <summary>The keys that sign the statements of bundles; at least one.</summary>
    public required IReadOnlyList<PublicKey> BundleKeys { get; init; }

    /// <summary>The chain instances that mirror the log.</summary>
    public required IReadOnlyList<TrustedChain> Chains { get; init; }

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="anchors">The anchors.</param>
    /// <param name="error">What is wrong, for people.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out TrustAnchors? anchors, [NotNullWhen(false)] out string? error)
    {
        anchors = TrustAnchorsCodec.Read(bytes, out error);
        return anchors is not null;
    }

    /// <summary>The canonical bytes.</summary>
    public byte[] ToBytes() => TrustAnchorsCodec.Write(this);
}

/// <summary>A key of a lane and for which checkpoints it counts.</summary>
/// <param name="Key">The key; its algorithm is that of a lane.</param>
/// <param name="From">The first recorded time of checkpoints that it may have signed, UTC.</param>
/// <param name="Until">The last; null while it is in use.</param>
public sealed record TrustedLane(PublicKey Key, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>The lane.</summary>
    public LogLane Lane => LogLane.Of(Key.Algorithm)
        ?? throw new InvalidOperationException("No lane uses the key's algorithm.");

    /// <summary>Whether it counts for a checkpoint of that time.</summary>
    public bool IsValidAt(DateTimeOffset time) => From <= time && (Until is null || time <= Until);
}

/// <summary>A mirror contract on an EVM chain.</summary>
/// <param name="ChainId">The chain's number, decimal.</param>
/// <param name="Genesis">The hash of its first block.</param>
/// <param name="Contract">The contract's address.</param>
/// <param name="CodeHash">Keccak-256 of its code.</param>
/// <param name="Seal">Which headers are believed.</param>
public sealed record TrustedChain(
    ulong ChainId, Digest Genesis, EvmAddress Contract, Digest CodeHash, EvmSealRule Seal)
{
    /// <summary>
    /// The index of the entry by which the log gave the instance up; null while the log goes to it. The registry signed
    /// nothing for it that goes beyond.
    /// </summary>
    public ulong? Retired { get; init; }

    /// <summary>The instance: <c>evm</c>, chain, genesis and contract joined by slashes.</summary>
    public string Instance => $"evm/{CanonicalDecimal.Encode(ChainId)}/{Genesis}/{Contract}";
}
