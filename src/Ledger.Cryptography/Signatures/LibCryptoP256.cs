using System.Runtime.InteropServices;

namespace Ledger.Cryptography;

/// <summary>
/// The functions of OpenSSL 3 that verify ECDSA over P-256, found at run time, because a machine need not have them.
/// They are documented in EVP_PKEY_fromdata(3), EVP_PKEY-EC(7) and EVP_PKEY_verify(3).
/// </summary>
internal sealed unsafe class LibCryptoP256
{
    // core_dispatch.h and params.h: a public key with its parameters; the types of OSSL_PARAM.
    private const int PublicKeySelection = 0x86;
    private const uint Utf8String = 4;
    private const uint OctetString = 5;

    private readonly delegate* unmanaged<nint, byte*, nint, nint> _newFactory;
    private readonly delegate* unmanaged<nint, int> _factoryInit;
    private readonly delegate* unmanaged<nint, nint*, int, Parameter*, int> _make;
    private readonly delegate* unmanaged<nint, void> _freeKey;
    private readonly delegate* unmanaged<nint, nint, nint, nint> _newContext;
    private readonly delegate* unmanaged<nint, void> _freeContext;
    private readonly delegate* unmanaged<nint, int> _verifyInit;
    private readonly delegate* unmanaged<nint, byte*, nuint, byte*, nuint, int> _verify;
    private readonly delegate* unmanaged<void> _clearErrors;

    private LibCryptoP256(nint library)
    {
        nint Find(string name) => NativeLibrary.GetExport(library, name);
        _newFactory = (delegate* unmanaged<nint, byte*, nint, nint>)Find("EVP_PKEY_CTX_new_from_name");
        _factoryInit = (delegate* unmanaged<nint, int>)Find("EVP_PKEY_fromdata_init");
        _make = (delegate* unmanaged<nint, nint*, int, Parameter*, int>)Find("EVP_PKEY_fromdata");
        _freeKey = (delegate* unmanaged<nint, void>)Find("EVP_PKEY_free");
        _newContext = (delegate* unmanaged<nint, nint, nint, nint>)Find("EVP_PKEY_CTX_new_from_pkey");
        _freeContext = (delegate* unmanaged<nint, void>)Find("EVP_PKEY_CTX_free");
        _verifyInit = (delegate* unmanaged<nint, int>)Find("EVP_PKEY_verify_init");
        _verify = (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, int>)Find("EVP_PKEY_verify");
        _clearErrors = (delegate* unmanaged<void>)Find("ERR_clear_error");
    }

    /// <summary>Null where the library is missing.</summary>
    public static LibCryptoP256? Instance { get; } =
        NativeLibrary.TryLoad("libcrypto.so.3", out var library) ? new LibCryptoP256(library) : null;

    /// <summary>The key with that point, <c>0x04 ‖ x ‖ y</c>; the caller has seen that it is on the curve.</summary>
    public nint NewKey(ReadOnlySpan<byte> point)
    {
        // The literals are followed by a zero byte, as every u8 literal is.
        fixed (byte* algorithm = "EC"u8, group = "group"u8, p256 = "P-256"u8, pub = "pub"u8, bytes = point)
        {
            var parameters = stackalloc Parameter[3];
            parameters[0] = new Parameter { Name = group, Type = Utf8String, Data = p256, Size = 5 };
            parameters[1] = new Parameter { Name = pub, Type = OctetString, Data = bytes, Size = (nuint)point.Length };
            parameters[2] = default;
            nint key = 0;
            var factory = _newFactory(0, algorithm, 0);
            var made = factory != 0
                && _factoryInit(factory) == 1
                && _make(factory, &key, PublicKeySelection, parameters) == 1;
            _freeContext(factory);
            return made ? key : throw Refused("key");
        }
    }

    public void FreeKey(nint key) => _freeKey(key);

    /// <summary>A context that verifies under the key, again and again, on one thread at a time.</summary>
    public nint NewContext(nint key)
    {
        var context = _newContext(0, key, 0);
        return context != 0 && _verifyInit(context) == 1 ? context : throw Refused("context");
    }

    public void FreeContext(nint context) => _freeContext(context);

    public bool Verify(nint context, ReadOnlySpan<byte> der, Digest prehash)
    {
        fixed (byte* signature = der, hash = prehash.AsSpan())
        {
            // Zero for a wrong signature; less for one that leads to the point at infinity, which is as wrong.
            var isValid = _verify(context, signature, (nuint)der.Length, hash, Digest.Size) == 1;
            if (!isValid)
            {
                _clearErrors();
            }

            return isValid;
        }
    }

    private static InvalidOperationException Refused(string what) => new($"libcrypto gave no {what} for P-256.");

    /// <summary>OSSL_PARAM(3).</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Parameter
    {
        public byte* Name;
        public uint Type;
        public void* Data;
        public nuint Size;
        public nuint Returned;
    }
}
