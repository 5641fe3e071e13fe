namespace Ledger.Cryptography;

/// <summary>
/// A digest of bytes that arrive in pieces; where they are cut makes no difference.
/// Not thread-safe; reusable after <see cref="Finish"/>.
/// </summary>
public abstract class IncrementalDigest : IDisposable
{
    private protected IncrementalDigest()
    {
    }

    /// <summary>Appends the next piece.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public abstract void Append(ReadOnlySpan<byte> piece);

    /// <summary>The digest of everything appended since the last call; starts again from nothing.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public abstract Digest Finish();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected abstract void Dispose(bool disposing);
}
