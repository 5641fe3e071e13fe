namespace Ledger.Cryptography;

/// <summary>
/// Both digests of bytes that arrive in pieces. Not thread-safe; reusable after <see cref="Finish"/>.
/// </summary>
public sealed class IncrementalDigestPair : IDisposable
{
    private readonly IncrementalDigest _sha256 = DigestAlgorithm.Sha256.CreateIncremental();
    private readonly IncrementalDigest _sm3 = DigestAlgorithm.Sm3.CreateIncremental();

    /// <summary>Appends the next piece.</summary>
    public void Append(ReadOnlySpan<byte> piece)
    {
        _sha256.Append(piece);
        _sm3.Append(piece);
    }

    /// <summary>The digests of everything appended since the last call; starts again from nothing.</summary>
    public DigestPair Finish() => new(_sha256.Finish(), _sm3.Finish());

    /// <inheritdoc/>
    public void Dispose()
    {
        _sha256.Dispose();
        _sm3.Dispose();
    }
}
