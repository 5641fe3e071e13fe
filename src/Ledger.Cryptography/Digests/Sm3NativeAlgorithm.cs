namespace Ledger.Cryptography;

// GB/T 32905-2016 through libcrypto: about 1.5 times the managed rate on short inputs, twice on long ones.
internal sealed class Sm3NativeAlgorithm(LibCrypto library) : DigestAlgorithm("sm3")
{
    [ThreadStatic]
    private static Context? t_context;

    public override Digest Hash(ReadOnlySpan<byte> content)
    {
        var context = t_context ??= new Context(library);
        context.Append(content);
        return context.Finish();
    }

    public override IncrementalDigest CreateIncremental() => new Context(library);

    private sealed class Context : IncrementalDigest
    {
        private readonly LibCrypto _library;
        private nint _context;
        private bool _started;

        public Context(LibCrypto library)
        {
            _library = library;
            _context = library.NewContext();
        }

        ~Context() => Dispose(false);

        public override void Append(ReadOnlySpan<byte> piece)
        {
            Start();
            _library.Append(_context, piece);
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
}
