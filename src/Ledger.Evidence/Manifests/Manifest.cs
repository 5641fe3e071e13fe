using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Manifests;

/// <summary>
/// What a body of data is, byte for byte (SPEC-manifest). Its content digests are those of its
/// bytes, <see cref="DigestPair.Of(ReadOnlySpan{byte})"/>.
/// </summary>
public sealed record Manifest
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-manifest@v1";

    /// <summary>The longest manifest, in bytes.</summary>
    public const int MaxBytes = 1 << 24;

    /// <summary>The chunk size that gives equal data equal manifests.</summary>
    public const int DefaultChunkSize = 1 << 20;

    /// <summary>The smallest chunk size.</summary>
    public const int MinChunkSize = 1 << 12;

    /// <summary>The largest chunk size.</summary>
    public const int MaxChunkSize = 1 << 24;

    /// <summary>The digests that every tree has.</summary>
    public required ManifestDigests Digests { get; init; }

    /// <summary>Bytes of every chunk but a file's last: a power of two.</summary>
    public required int ChunkSize { get; init; }

    /// <summary>The files in the order of <see cref="ManifestPath.Compare"/>.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>SHA-256 of the chunk list.</summary>
    public required Digest ChunkList { get; init; }

    /// <summary>The number of chunks of all files.</summary>
    public long TotalChunks => Files.Sum(file => file.ChunksOf(ChunkSize));

    /// <summary>Whether a number may be the size of chunks.</summary>
    public static bool IsChunkSize(long size) =>
        size is >= MinChunkSize and <= MaxChunkSize && (size & (size - 1)) == 0;

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes.</summary>
    /// <param name="bytes">Untrusted bytes of any length.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="error">Why the bytes are refused, for people.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out Manifest? manifest,
        [NotNullWhen(false)] out string? error)
    {
        manifest = ManifestReader.Read(bytes, out error);
        return manifest is not null;
    }

    /// <summary>The canonical bytes.</summary>
    /// <exception cref="ArgumentException">A member breaks its rule; the bytes could not be read back.</exception>
    public byte[] ToBytes()
    {
        var refusal = ManifestRules.Refusal(this);
        var bytes = refusal is null ? CanonicalJson.Write(ManifestWriter.Write(this)) : [];
        refusal ??= bytes.Length > MaxBytes ? $"A manifest has at most {MaxBytes} bytes." : null;
        return refusal is null ? bytes : throw new ArgumentException(refusal);
    }
}
