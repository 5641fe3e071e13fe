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

    /// <summary>The most bytes read in a second, over all threads, from 1; null: as many as there are.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>
    /// A file that keeps the chunks done while the work lasts (72 bytes each with both digests), so that the same call
    /// goes on where an earlier one was cut off; it is removed at the end. What changed since is read again, and what
    /// was done ahead of a chunk that was not: 32 chunks and one a thread at the most. Not with
    /// <see cref="Plain"/>, which needs every byte in order. A file there that is none of these is left as it is, and
    /// an <see cref="InvalidDataException"/> says so.
    /// </summary>
    public string? ProgressFile { get; init; }

    /// <summary>Throws <see cref="ArgumentException"/> when a member is out of its range.</summary>
    internal void Validate()
    {
        if (Digests is < ManifestDigests.Sha256 or > ManifestDigests.Both
            || !Manifest.IsChunkSize(ChunkSize)
            || Parallelism < 1
            || BytesPerSecond < 1)
        {
            throw new ArgumentException("Digests, chunk size, parallelism or rate are out of their range.", "options");
        }

        if (ProgressFile is not null && Plain)
        {
            throw new ArgumentException("Plain digests cannot be interrupted: leave out the progress file.", "options");
        }
    }
}
