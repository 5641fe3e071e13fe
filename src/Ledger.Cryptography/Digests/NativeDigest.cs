namespace Ledger.Cryptography;

/// <summary>A digest of bytes that arrive in pieces, in a context of libcrypto.</summary>
internal sealed class NativeDigest : IncrementalDigest
{
    private readonly LibCrypto _library;
    private nint _context;
    private bool _started;

    public NativeDigest(LibCrypto library)
    {
        _library = library;
        _context = library.NewContext();
    }

    ~NativeDigest() => Dispose(false);

    public Digest Hash(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c)
    {
        Append(a);
        Append(b);
        Append(c);
        return Finish();
    }

    public override void Append(ReadOnlySpan<byte> piece)
    {
        Start();
        if (!piece.IsEmpty)
        {
            _library.Append(_context, piece);
        }

        GC.KeepAlive(this);
    }

    public override Digest Finish()
    {
        Start();
        // A failure must not leave half a message for the next one.
        _started = false;
        var digest = _library.Finish(_context);
        GC.KeepAlive(this);
        return digest;
    }

    private void Start()
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        if (!_started)
        {
            _library.Start(_context);
            _started = true;
        }
    }

    private protected override void Dispose(bool disposing)
    {
        var context = Interlocked.Exchange(ref _context, 0);
        if (context != 0)
        {
            _library.FreeContext(context);
        }
    }
}
