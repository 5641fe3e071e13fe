using Ledger.Cryptography;
using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;

namespace Ledger.Ports.Keys;

/// <summary>The keys that a registry's evidence rests on, as its log names them, and the secret halves of its own.
/// </summary>
public interface IRegistryKeys
{
    /// <summary>Every key that the log ever named, oldest first, with the times for which it counts.</summary>
    Task<IReadOnlyList<KeyWindow>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The change that waits for a second operator; null when none does.</summary>
    Task<KeyProposal?> ProposalAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The key that signs bundles over checkpoints of a size; null when that one was compromised: its successor serves
    /// from the next checkpoint on.
    /// </summary>
    /// <exception cref="KeyMissingException">Its secret half is not here.</exception>
    Task<PrivateKey?> BundleKeyAsync(ulong size, CancellationToken cancellationToken);

    /// <summary>The keys that sign certificates now, P-256 and SM2.</summary>
    /// <exception cref="KeyMissingException">A secret half is not here.</exception>
    Task<CertificateKeyPair> CertificateKeysAsync(CancellationToken cancellationToken);

    /// <summary>
    /// A change of keys, signed by those of its keys that are the registry's own, for an operator to propose. Own keys
    /// get their successor here: the one that a ceremony put there, or in development a fresh one.
    /// </summary>
    /// <param name="id">The key that ends.</param>
    /// <param name="next">Who takes its place, of somebody else's key; null for none, and of own keys.</param>
    /// <param name="revoked">Why it is revoked; null for a rotation.</param>
    /// <param name="cancellationToken">Ends the reading of the log.</param>
    /// <returns>The change; null when the log names no such key.</returns>
    /// <exception cref="KeyMissingException">A secret half is not here.</exception>
    Task<KeyChange?> PrepareAsync(
        Digest id, RegistryKey? next, KeyRevocation? revoked, CancellationToken cancellationToken);
}

/// <summary>The two keys that sign certificates.</summary>
/// <param name="P256">Signs credentials and documents.</param>
/// <param name="Sm2">Signs documents.</param>
public sealed record CertificateKeyPair(PrivateKey P256, PrivateKey Sm2);

/// <summary>A key and when it counts.</summary>
/// <param name="Key">The key.</param>
/// <param name="From">The entry that named it; it serves checkpoints that are larger.</param>
/// <param name="Until">The entry that ended its service; it serves no checkpoint that is larger. Null: in use.</param>
/// <param name="Validity">For which times what it signs counts.</param>
public sealed record KeyWindow(RegistryKey Key, ulong From, ulong? Until, Validity Validity)
{
    /// <summary>Whether it serves checkpoints of a size.</summary>
    public bool ServesAt(ulong size) => From < size && (Until is null || size <= Until);
}

/// <summary>The secret half of a key that the log names is not where the registry keeps its own.</summary>
public sealed class KeyMissingException(string message) : Exception(message);
