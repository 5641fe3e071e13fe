using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>How data is fingerprinted. The defaults give equal data equal manifests everywhere.</summary>
public sealed record FingerprintOptions
{
    /// <summary>The digests of every chunk.</summary>
    public ManifestDigests Digests { get; init; } = ManifestDigests.Both;

    /// <summary>Bytes of a chunk: a power of two from 4 KiB to 16 MiB.</summary>
    public int ChunkSize { get; init; } = Manifest.DefaultChunkSize;

    /// <summary>
    /// Whether each file's plain digests are added, as <c>sha256sum</c> prints them. They hash every byte a second
    /// time, and no two processors can share that work within a file.
    /// </summary>
    public bool Plain { get; init; }

    /// <summary>How many chunks are read and hashed at once, from 1; what comes out does not depend on it.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Throws <see cref="ArgumentException"/> when a member is out of its range.</summary>
    internal void Validate()
    {
        if (Digests is < ManifestDigests.Sha256 or > ManifestDigests.Both
            || !Manifest.IsChunkSize(ChunkSize)
            || Parallelism < 1)
        {
            throw new ArgumentException("Digests, chunk size or parallelism are out of their range.", "options");
        }
    }
}
