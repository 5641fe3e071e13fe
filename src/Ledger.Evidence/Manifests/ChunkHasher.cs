namespace Ledger.Evidence.Manifests;

/// <summary>
/// Hashes chunks into leaves of their tree, H(0x00 ‖ chunk) (RFC 6962 section 2.1), each byte once in each digest. A
/// chunk may come in pieces. Not thread-safe; reusable after <see cref="Finish"/>.
/// </summary>
public sealed class ChunkHasher : IDisposable
{
    private readonly DigestSetHasher _hasher;

    /// <summary>Creates a hasher for the digests of a manifest.</summary>
    public ChunkHasher(ManifestDigests digests)
    {
        _hasher = new DigestSetHasher(digests);
        Begin();
    }

    /// <summary>Appends the next bytes of the chunk.</summary>
    public void Append(ReadOnlySpan<byte> piece) => _hasher.Append(piece);

    /// <summary>The leaf hash of the chunk appended; the next piece begins another chunk.</summary>
    public DigestSet Finish()
    {
        var leaf = _hasher.Finish();
        Begin();
        return leaf;
    }

    /// <inheritdoc/>
    public void Dispose() => _hasher.Dispose();

    private void Begin() => _hasher.Append([0x00]);
}
