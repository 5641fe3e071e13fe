using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Manifests;

/// <summary>
/// The leaf hashes of all chunks of a manifest, checked against it. Says which chunk changed and proves single chunks.
/// Keeps the bytes it was read from.
/// </summary>
public sealed class ChunkList
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Manifest _manifest;
    private readonly DigestAlgorithm[] _algorithms;
    private readonly long[] _firstOf;

    private ChunkList(ReadOnlyMemory<byte> bytes, Manifest manifest)
    {
        (_bytes, _manifest) = (bytes, manifest);
        _algorithms = [.. ManifestWriter.AlgorithmsOf(manifest.Digests)];
        _firstOf = new long[manifest.Files.Count];
        for (var i = 1; i < _firstOf.Length; i++)
        {
            _firstOf[i] = _firstOf[i - 1] + manifest.Files[i - 1].ChunksOf(manifest.ChunkSize);
        }
    }

    private int EntrySize => _algorithms.Length * Digest.Size;

    /// <summary>Bytes that the chunk list of a manifest has; more than fit into memory for data of petabytes.</summary>
    public static long LengthOf(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return checked(manifest.TotalChunks * ManifestWriter.AlgorithmsOf(manifest.Digests).Count() * Digest.Size);
    }

    /// <summary>Reads the chunk list of a manifest: right length and digest, and every root follows.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        Manifest manifest,
        [NotNullWhen(true)] out ChunkList? list,
        [NotNullWhen(false)] out string? error)
    {
        list = null;
        error = bytes.Length != LengthOf(manifest) ? "The chunk list has another length."
            : DigestAlgorithm.Sha256.Hash(bytes.Span) != manifest.ChunkList ? "The chunk list has another digest."
            : null;
        if (error is not null)
        {
            return false;
        }

        var read = new ChunkList(bytes, manifest);
        for (var file = 0; file < manifest.Files.Count; file++)
        {
            if (read.RootOf(file) != manifest.Files[file].Tree)
            {
                error = $"The chunk list is not that of '{manifest.Files[file].Path}'.";
                return false;
            }
        }

        list = read;
        return true;
    }

    /// <summary>The leaf hash of a chunk.</summary>
    /// <param name="file">Index into <see cref="Manifest.Files"/>.</param>
    /// <param name="chunk">Index of the chunk in its file.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such chunk.</exception>
    public DigestSet LeafOf(int file, long chunk) =>
        DigestSet.Of(_manifest.Digests, algorithm => HashOf(algorithm, file, chunk));

    /// <summary>Proves a chunk against the roots of the manifest.</summary>
    /// <inheritdoc cref="LeafOf"/>
    public ChunkProof Prove(int file, long chunk)
    {
        RequireChunk(file, chunk);
        var size = (ulong)_manifest.Files[file].ChunksOf(_manifest.ChunkSize);
        return new ChunkProof(Path(DigestAlgorithm.Sha256), Path(DigestAlgorithm.Sm3));

        IReadOnlyList<Digest>? Path(DigestAlgorithm algorithm) => _algorithms.Contains(algorithm)
            ? MerkleTree.InclusionProof(
                algorithm, (ulong)chunk, size, (level, index) => Node(algorithm, file, level, index))
            : null;
    }

    private Digest Node(DigestAlgorithm algorithm, int file, int level, ulong index) => level == 0
        ? HashOf(algorithm, file, (long)index)
        : MerkleTree.NodeHash(
            algorithm,
            Node(algorithm, file, level - 1, 2 * index),
            Node(algorithm, file, level - 1, (2 * index) + 1));

    private DigestSet RootOf(int file)
    {
        var tree = new ChunkTree(_manifest.Digests);
        var chunks = _manifest.Files[file].ChunksOf(_manifest.ChunkSize);
        for (var chunk = 0L; chunk < chunks; chunk++)
        {
            tree.Append(LeafOf(file, chunk));
        }

        return tree.Root();
    }

    private Digest HashOf(DigestAlgorithm algorithm, int file, long chunk)
    {
        RequireChunk(file, chunk);
        var offset = ((_firstOf[file] + chunk) * EntrySize) + (Array.IndexOf(_algorithms, algorithm) * Digest.Size);
        return Digest.Read(_bytes.Span.Slice((int)offset, Digest.Size));
    }

    private void RequireChunk(int file, long chunk)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(file);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(file, _manifest.Files.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(chunk);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
            chunk, _manifest.Files[file].ChunksOf(_manifest.ChunkSize));
    }
}
