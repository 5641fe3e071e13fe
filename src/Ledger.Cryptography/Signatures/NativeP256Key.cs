namespace Ledger.Cryptography;

/// <summary>
/// A P-256 public key in libcrypto. The platform verifies with the same code, but makes a context and encodes the
/// signature for every message, and takes six times as long to read a key.
/// </summary>
internal sealed class NativeP256Key
{
    private readonly LibCryptoP256 _library;
    private readonly nint _key;
    private readonly Lock _gate = new();
    private readonly Stack<nint> _idle = new();

    /// <param name="library">Where the key lives.</param>
    /// <param name="point">0x04 ‖ x ‖ y of a point on the curve.</param>
    public NativeP256Key(LibCryptoP256 library, ReadOnlySpan<byte> point)
    {
        _library = library;
        _key = library.NewKey(point);
    }

    ~NativeP256Key()
    {
        foreach (var context in _idle)
        {
            _library.FreeContext(context);
        }

        _library.FreeKey(_key);
    }

    /// <summary>Whether a signature in strict DER over a prehash is the key's.</summary>
    public bool Verify(ReadOnlySpan<byte> der, Digest prehash)
    {
        var context = Rent();
        var isValid = _library.Verify(context, der, prehash);
        lock (_gate)
        {
            _idle.Push(context);
        }

        GC.KeepAlive(this);
        return isValid;
    }

    private nint Rent()
    {
        lock (_gate)
        {
            if (_idle.TryPop(out var idle))
            {
                return idle;
            }
        }

        return _library.NewContext(_key);
    }
}
