using Ledger.Cryptography;

namespace Ledger.Ports.Objects;

/// <summary>Content on its way out; its last piece is given only when the digest of all is right.</summary>
internal sealed class CheckedStream(Stream content, Digest expected, long length) : ForwardStream(content)
{
    private readonly IncrementalDigest _digest = DigestAlgorithm.Sha256.CreateIncremental();
    private long _read;
    private bool _checked;

    public override long Length => length;

    protected override void Take(ReadOnlySpan<byte> piece)
    {
        if (_checked && piece.IsEmpty)
        {
            return;
        }

        _digest.Append(piece);
        _read += piece.Length;
        if (_read < length && !piece.IsEmpty)
        {
            return;
        }

        // Shorter, longer or other bytes: one test finds all three.
        _checked = _digest.Finish() == expected;
        if (!_checked)
        {
            throw new ContentCorruptedException(expected);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _digest.Dispose();
            Inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
