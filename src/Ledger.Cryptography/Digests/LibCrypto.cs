using System.Runtime.InteropServices;

namespace Ledger.Cryptography;

/// <summary>
/// The few functions of OpenSSL 3 that we call, found at run time, because a machine need not have them.
/// Each is documented in EVP_DigestInit(3).
/// </summary>
internal sealed unsafe class LibCrypto
{
    /// <summary>Bytes that are hashed in a few microseconds, for which a collection can wait.</summary>
    private const int Short = 2048;

    private readonly nint _digest;
    private readonly delegate* unmanaged<nint> _newContext;
    private readonly delegate* unmanaged<nint, void> _freeContext;

    // Called without the transition that lets a collection begin meanwhile: it costs as much as they do.
    private readonly delegate* unmanaged[SuppressGCTransition]<nint, nint, nint, int> _init;
    private readonly delegate* unmanaged[SuppressGCTransition]<nint, byte*, nuint, int> _updateShort;
    private readonly delegate* unmanaged[SuppressGCTransition]<nint, byte*, uint*, int> _final;
    private readonly delegate* unmanaged<nint, byte*, nuint, int> _update;

    private LibCrypto(nint library, nint digest)
    {
        _digest = digest;
        _newContext = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "EVP_MD_CTX_new");
        _freeContext = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "EVP_MD_CTX_free");
        _init = (delegate* unmanaged[SuppressGCTransition]<nint, nint, nint, int>)
            NativeLibrary.GetExport(library, "EVP_DigestInit_ex2");
        var update = NativeLibrary.GetExport(library, "EVP_DigestUpdate");
        _update = (delegate* unmanaged<nint, byte*, nuint, int>)update;
        _updateShort = (delegate* unmanaged[SuppressGCTransition]<nint, byte*, nuint, int>)update;
        _final = (delegate* unmanaged[SuppressGCTransition]<nint, byte*, uint*, int>)
            NativeLibrary.GetExport(library, "EVP_DigestFinal_ex");
    }

    /// <summary>SHA-256 of libcrypto, or null where the library is missing.</summary>
    public static LibCrypto? Sha256 { get; } = Load("SHA256"u8);

    /// <summary>SM3 of libcrypto, or null where the library or the algorithm is missing.</summary>
    public static LibCrypto? Sm3 { get; } = Load("SM3"u8);

    public nint NewContext()
    {
        var context = _newContext();
        return context != 0 ? context : throw new InvalidOperationException("libcrypto gave no digest context.");
    }

    public void FreeContext(nint context) => _freeContext(context);

    public void Start(nint context) => Check(_init(context, _digest, 0));

    public void Append(nint context, ReadOnlySpan<byte> piece)
    {
        fixed (byte* start = piece)
        {
            Check(piece.Length <= Short
                ? _updateShort(context, start, (nuint)piece.Length)
                : _update(context, start, (nuint)piece.Length));
        }
    }

    public Digest Finish(nint context)
    {
        var output = stackalloc byte[Digest.Size];
        uint written;
        Check(_final(context, output, &written));
        return Digest.Read(new ReadOnlySpan<byte>(output, checked((int)written)));
    }

    private static LibCrypto? Load(ReadOnlySpan<byte> algorithm)
    {
        if (!NativeLibrary.TryLoad("libcrypto.so.3", out var library)
            || !NativeLibrary.TryGetExport(library, "EVP_MD_fetch", out var fetch))
        {
            return null;
        }

        // The literal is followed by a zero byte, as every u8 literal is.
        fixed (byte* name = algorithm)
        {
            var digest = ((delegate* unmanaged<nint, byte*, nint, nint>)fetch)(0, name, 0);
            return digest == 0 ? null : new LibCrypto(library, digest);
        }
    }

    private static void Check(int result)
    {
        if (result != 1)
        {
            throw new InvalidOperationException("libcrypto refused a digest operation.");
        }
    }
}
