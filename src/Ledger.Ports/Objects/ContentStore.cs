using Ledger.Cryptography;

namespace Ledger.Ports.Objects;

/// <summary>
/// Content under its own SHA-256 digest: written once, checked on the way in and on every way out. Holds whatever the
/// object store holds under <c>blobs/sha256/</c>; safe for many threads and processes like the store itself.
/// </summary>
/// <remarks>
/// An upload that was cut off is repeated from the source's start; a remote store then receives only the parts it
/// lacks. Until an upload is complete and its digest right, nothing of it is visible.
/// </remarks>
public sealed class ContentStore(IObjectStore store)
{
    private const int DrainBufferSize = 1 << 16;

    /// <summary>The name of the object that holds the content: <c>blobs/sha256/ab/abcdef…</c>.</summary>
    public static string NameOf(Digest sha256)
    {
        var hex = sha256.ToString();
        return $"blobs/sha256/{hex[..2]}/{hex}";
    }

    /// <summary>Keeps content from memory and returns its digest. Keeping it again changes nothing.</summary>
    public async ValueTask<Digest> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var digest = DigestAlgorithm.Sha256.Hash(content.Span);
        using var bytes = new MemoryStream(content.ToArray(), writable: false);
        await KeepAsync(digest, bytes, cancellationToken).ConfigureAwait(false);
        return digest;
    }

    /// <summary>
    /// Keeps a stream from its present position to its end if those bytes have the digest that the caller names.
    /// The whole stream is read even when the store holds the content already, so a right answer always means that
    /// the caller had the content.
    /// </summary>
    /// <returns>False when the bytes have another digest; nothing of them is kept then.</returns>
    /// <exception cref="ContentCorruptedException">The store holds something else under this digest.</exception>
    public async ValueTask<bool> TryPutAsync(Digest sha256, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            await KeepAsync(sha256, content, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (UnexpectedDigestException)
        {
            return false;
        }
    }

    /// <summary>
    /// Opens content for reading to its end. The last bytes are handed out only when the digest of all is right, so
    /// whoever got as many bytes as the stream is long has read checked content. Anything read before is not checked
    /// yet: act on nothing before the end.
    /// </summary>
    /// <returns>A forward-only stream with a length, or null when the store does not hold the content.</returns>
    /// <exception cref="ContentCorruptedException">Thrown by reading: what is kept is not what it was.</exception>
    public async ValueTask<Stream?> OpenAsync(Digest sha256, CancellationToken cancellationToken)
    {
        var name = NameOf(sha256);
        var found = await store.StatAsync(name, cancellationToken).ConfigureAwait(false);
        return found is not null
            && await store.OpenAsync(name, 0, null, cancellationToken).ConfigureAwait(false) is { } content
                ? new CheckedStream(content, sha256, found.Length)
                : null;
    }

    /// <summary>Reads and checks at most <paramref name="maxLength"/> bytes; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The content is longer.</exception>
    /// <exception cref="ContentCorruptedException">The content kept is not what it was.</exception>
    public async ValueTask<byte[]?> ReadAsync(Digest sha256, int maxLength, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxLength);
        var content = await OpenAsync(sha256, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        await using (content.ConfigureAwait(false))
        {
            if (content.Length > maxLength)
            {
                throw new InvalidDataException($"Content {sha256} is longer than {maxLength} bytes.");
            }

            using var bytes = new MemoryStream((int)content.Length);
            await content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return bytes.ToArray();
        }
    }

    /// <summary>
    /// Opens a part of content. <em>Nothing of it is checked</em>: a digest of the whole says nothing about a part, so
    /// check what is read against a chunk digest of a manifest.
    /// </summary>
    /// <returns>Null when the store does not hold the content.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range begins behind the end of the content.</exception>
    public ValueTask<Stream?> OpenUncheckedRangeAsync(
        Digest sha256, long offset, long length, CancellationToken cancellationToken) =>
        store.OpenAsync(NameOf(sha256), offset, length, cancellationToken);

    /// <summary>The length of content in bytes, or null when the store does not hold it.</summary>
    public async ValueTask<long?> LengthAsync(Digest sha256, CancellationToken cancellationToken) =>
        (await store.StatAsync(NameOf(sha256), cancellationToken).ConfigureAwait(false))?.Length;

    private async ValueTask KeepAsync(Digest sha256, Stream content, CancellationToken cancellationToken)
    {
        var name = NameOf(sha256);
        using var expected = new ExpectedStream(content, sha256);
        if (await store.CreateAsync(name, expected, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var buffer = new byte[DrainBufferSize];
        while (await expected.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
        {
        }

        var found = await store.StatAsync(name, cancellationToken).ConfigureAwait(false);
        if (found is null || found.Length != expected.BytesRead)
        {
            throw new ContentCorruptedException(sha256);
        }
    }
}
