using Ledger.Cryptography;

namespace Ledger.Ports.Documents;

/// <summary>A document on its way out: gives a chunk only after its tag was found right in its place.</summary>
internal sealed class OpeningStream(Stream stored, AeadKey key, long length, Digest sha256) : ChunkedStream([])
{
    private readonly byte[] _sealed = new byte[DocumentFormat.SealedChunkSize];
    private ulong _number;
    private long _left = length;
    private bool _ended;

    protected override async ValueTask<int> NextAsync(Memory<byte> next, CancellationToken cancellationToken)
    {
        if (_ended)
        {
            return 0;
        }

        var size = (int)Math.Min(_left, DocumentFormat.ChunkSize);
        var piece = _sealed.AsMemory(0, size + AeadAlgorithm.TagSize);
        _left -= size;
        _ended = _left == 0;
        if (await stored.ReadAtLeastAsync(piece, piece.Length, false, cancellationToken).ConfigureAwait(false)
            < piece.Length || !TryOpen(piece.Span, next.Span[..size]))
        {
            throw new Objects.ContentCorruptedException(sha256);
        }

        return size;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            key.Dispose();
            stored.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool TryOpen(ReadOnlySpan<byte> piece, Span<byte> chunk)
    {
        Span<byte> nonce = stackalloc byte[AeadAlgorithm.NonceSize];
        DocumentFormat.WriteNonce(nonce, _number++, _ended);
        return key.TryDecrypt(nonce, piece, chunk);
    }
}
