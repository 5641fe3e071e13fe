using Ledger.Cryptography;

namespace Ledger.Ports.Documents;

/// <summary>A document on its way into the store: reads plaintext from its source and gives the stored form.</summary>
internal sealed class SealingStream(Stream plaintext, AeadKey key, byte[] header) : ChunkedStream(header)
{
    private readonly byte[] _chunk = new byte[DocumentFormat.ChunkSize];
    private readonly byte[] _ahead = new byte[1];
    private ulong _number;
    private int _kept;
    private bool _ended;

    // A chunk is known to be the last one only when nothing comes after it, so one byte is read ahead.
    protected override async ValueTask<int> NextAsync(Memory<byte> next, CancellationToken cancellationToken)
    {
        if (_ended)
        {
            return 0;
        }

        _chunk[0] = _ahead[0];
        var length = _kept + await plaintext
            .ReadAtLeastAsync(_chunk.AsMemory(_kept), _chunk.Length - _kept, false, cancellationToken)
            .ConfigureAwait(false);
        _kept = await plaintext.ReadAsync(_ahead, cancellationToken).ConfigureAwait(false);
        _ended = _kept == 0;
        var written = length + AeadAlgorithm.TagSize;
        Seal(_chunk.AsSpan(0, length), next.Span[..written]);
        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            key.Dispose();
            plaintext.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Seal(ReadOnlySpan<byte> chunk, Span<byte> written)
    {
        Span<byte> nonce = stackalloc byte[AeadAlgorithm.NonceSize];
        DocumentFormat.WriteNonce(nonce, _number++, _ended);
        key.Encrypt(nonce, chunk, written);
    }
}
