using Ledger.Cryptography;

namespace Ledger.Evidence.Manifests;

/// <summary>
/// One digest of the same bytes in each algorithm that a manifest carries. <c>default</c> holds none and equals no
/// set of a manifest.
/// </summary>
/// <param name="Sha256">The SHA-256 digest, if carried.</param>
/// <param name="Sm3">The SM3 digest, if carried.</param>
public readonly record struct DigestSet(Digest? Sha256, Digest? Sm3)
{
    /// <summary>The digests held; 0 for <c>default</c>.</summary>
    public ManifestDigests Digests =>
        (Sha256.HasValue ? ManifestDigests.Sha256 : 0) | (Sm3.HasValue ? ManifestDigests.Sm3 : 0);

    /// <summary>The digest that an algorithm made, or null when the set does not carry it.</summary>
    public Digest? this[DigestAlgorithm algorithm] =>
        algorithm == DigestAlgorithm.Sha256 ? Sha256 : algorithm == DigestAlgorithm.Sm3 ? Sm3 : null;

    /// <summary>The set of what each carried algorithm gives.</summary>
    public static DigestSet Of(ManifestDigests digests, Func<DigestAlgorithm, Digest> digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return new DigestSet(
            digests.HasFlag(ManifestDigests.Sha256) ? digest(DigestAlgorithm.Sha256) : null,
            digests.HasFlag(ManifestDigests.Sm3) ? digest(DigestAlgorithm.Sm3) : null);
    }
}
