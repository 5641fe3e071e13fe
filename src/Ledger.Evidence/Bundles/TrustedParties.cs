using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Log;
using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Bundles;

/// <summary>A key and when it counts.</summary>
/// <param name="Key">The key.</param>
/// <param name="Validity">When it counts.</param>
public sealed record TrustedKey(PublicKey Key, Validity Validity);

/// <summary>A key of a lane and for which checkpoints it counts.</summary>
/// <param name="Key">The key; its algorithm is that of a lane.</param>
/// <param name="Validity">For which recorded times of checkpoints.</param>
public sealed record TrustedLane(PublicKey Key, Validity Validity)
{
    /// <summary>The lane.</summary>
    public LogLane Lane => LogLane.Of(Key.Algorithm)
        ?? throw new InvalidOperationException("No lane uses the key's algorithm.");
}

/// <summary>A witness that cosigns checkpoints, and for which times of its own.</summary>
/// <param name="Key">Its name and key.</param>
/// <param name="Validity">When it counts.</param>
public sealed record TrustedWitness(WitnessKey Key, Validity Validity);

/// <summary>A certificate of a time stamper, or of an authority that certifies time stampers.</summary>
/// <param name="Certificate">X.509, DER.</param>
/// <param name="Validity">When what its key signed counts.</param>
public sealed record TrustedCertificate(ReadOnlyMemory<byte> Certificate, Validity Validity)
{
    /// <summary>The longest certificate that is read, in bytes.</summary>
    public const int MaxBytes = 8 * 1024;

    /// <summary>
    /// Why no stamp that its key signed ever counts, as a time stamper's (SPEC-timestamp); null where nothing in it
    /// says so. For people.
    /// </summary>
    public string? FindStamperFault() =>
        StampCertificate.TryRead(Certificate, out var read, out var error) ? read.StamperFault : error;

    /// <summary>The same of an authority's: why no stamper that its key certified ever counts.</summary>
    public string? FindAuthorityFault() =>
        StampCertificate.TryRead(Certificate, out var read, out var error) ? read.AuthorityFault : error;
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
