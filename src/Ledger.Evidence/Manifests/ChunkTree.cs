using Ledger.Cryptography;

namespace Ledger.Evidence.Manifests;

/// <summary>
/// The growing tree over the chunks of one file, in constant memory. Not thread-safe; leaves come in order.
/// </summary>
public sealed class ChunkTree(ManifestDigests digests)
{
    private readonly MerkleFrontier? _sha256 =
        digests.HasFlag(ManifestDigests.Sha256) ? new(DigestAlgorithm.Sha256) : null;

    private readonly MerkleFrontier? _sm3 = digests.HasFlag(ManifestDigests.Sm3) ? new(DigestAlgorithm.Sm3) : null;

    /// <summary>Appends the leaf hash of the next chunk.</summary>
    /// <exception cref="ArgumentException">The leaf does not carry the digests of the tree.</exception>
    public void Append(DigestSet leaf)
    {
        if (leaf.Digests != digests)
        {
            throw new ArgumentException("A leaf carries the digests of its tree.", nameof(leaf));
        }

        _sha256?.Append(leaf.Sha256!.Value);
        _sm3?.Append(leaf.Sm3!.Value);
    }

    /// <summary>The root over everything appended.</summary>
    public DigestSet Root() => new(_sha256?.Root(), _sm3?.Root());
}
