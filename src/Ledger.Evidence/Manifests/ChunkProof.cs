using Ledger.Cryptography;

namespace Ledger.Evidence.Manifests;

/// <summary>
/// That one chunk is part of a file: an inclusion proof (RFC 9162 section 2.1.3) in each digest of the manifest, null
/// for a digest that the manifest does not carry.
/// </summary>
/// <param name="Sha256">Audit path in the SHA-256 tree.</param>
/// <param name="Sm3">Audit path in the SM3 tree.</param>
public sealed record ChunkProof(IReadOnlyList<Digest>? Sha256, IReadOnlyList<Digest>? Sm3)
{
    /// <summary>
    /// Whether these bytes are chunk <paramref name="index"/> of the file, in every digest of the manifest. Nothing but
    /// the manifest is trusted.
    /// </summary>
    public bool Verify(Manifest manifest, ManifestFile file, long index, ReadOnlySpan<byte> chunk)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(file);
        var chunks = file.ChunksOf(manifest.ChunkSize);
        if (index < 0 || index >= chunks
            || chunk.Length != Math.Min(manifest.ChunkSize, file.Length - (index * manifest.ChunkSize)))
        {
            return false;
        }

        using var hasher = new ChunkHasher(manifest.Digests);
        hasher.Append(chunk);
        var leaf = hasher.Finish();
        return Shows(DigestAlgorithm.Sha256, Sha256) && Shows(DigestAlgorithm.Sm3, Sm3);

        bool Shows(DigestAlgorithm algorithm, IReadOnlyList<Digest>? proof) =>
            file.Tree[algorithm] is { } root
                ? proof is not null && leaf[algorithm] is { } hash
                    && MerkleTree.VerifyInclusion(algorithm, hash, (ulong)index, (ulong)chunks, proof, root)
                : proof is null;
    }
}
