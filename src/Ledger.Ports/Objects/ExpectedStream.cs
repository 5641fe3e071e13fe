using Ledger.Cryptography;

namespace Ledger.Ports.Objects;

/// <summary>The source of an upload; its end comes as an exception when the bytes have another digest.</summary>
internal sealed class ExpectedStream(Stream source, Digest expected) : ForwardStream(source)
{
    private readonly IncrementalDigest _digest = DigestAlgorithm.Sha256.CreateIncremental();
    private bool _ended;

    public long BytesRead { get; private set; }

    protected override void Take(ReadOnlySpan<byte> piece)
    {
        _digest.Append(piece);
        BytesRead += piece.Length;
        if (piece.IsEmpty && !_ended)
        {
            _ended = true;
            if (_digest.Finish() != expected)
            {
                throw new UnexpectedDigestException();
            }
        }
    }

    // The source stays the caller's.
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _digest.Dispose();
        }

        base.Dispose(disposing);
    }
}
