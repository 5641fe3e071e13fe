using Ledger.Cryptography;

namespace Ledger.Evidence.Manifests;

/// <summary>
/// The digests that a manifest carries, of bytes that come in pieces. Not thread-safe; reusable after
/// <see cref="Finish"/>.
/// </summary>
public sealed class DigestSetHasher(ManifestDigests digests) : IDisposable
{
    private readonly IncrementalDigest? _sha256 =
        digests.HasFlag(ManifestDigests.Sha256) ? DigestAlgorithm.Sha256.CreateIncremental() : null;

    private readonly IncrementalDigest? _sm3 =
        digests.HasFlag(ManifestDigests.Sm3) ? DigestAlgorithm.Sm3.CreateIncremental() : null;

    /// <summary>Appends the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        _sha256?.Append(piece);
        _sm3?.Append(piece);
    }

    /// <summary>The digests of everything appended since the last call.</summary>
    public DigestSet Finish() => new(_sha256?.Finish(), _sm3?.Finish());

    /// <inheritdoc/>
    public void Dispose()
    {
        _sha256?.Dispose();
        _sm3?.Dispose();
    }
}
