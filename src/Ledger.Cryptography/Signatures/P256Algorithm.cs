using System.Security.Cryptography;

namespace Ledger.Cryptography;

// FIPS 186-5 ECDSA, verified by libcrypto where there is one, else by the platform; both five times the managed rate.
// Points and ranges are checked on our own arithmetic so that the verdict does not depend on theirs.
internal sealed class P256Algorithm(LibCryptoP256? library) : SignatureAlgorithm("p256")
{
    // +-- SEQUENCE (2 elements)
    //     +-- SEQUENCE: OID id-ecPublicKey 1.2.840.10045.2.1, OID prime256v1 1.2.840.10045.3.1.7
    //     +-- BIT STRING, no unused bits
    internal override ReadOnlySpan<byte> SpkiPrefix =>
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
        0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ];

    internal override object? ReadPublicKey(ReadOnlySpan<byte> raw) =>
        Curve.P256.ReadPoint(raw) is null ? null
        : library is null ? new EcdsaPool(raw, [])
        : new NativeP256Key(library, raw);

    internal override object? ReadPrivateKey(ReadOnlySpan<byte> secret, out byte[] rawPublicKey)
    {
        rawPublicKey = [];
        if (Curve.P256.ReadScalar(secret) is not { } scalar)
        {
            return null;
        }

        rawPublicKey = Curve.WritePoint(Curve.P256.MultiplyGenerator(scalar));
        return new EcdsaPool(rawPublicKey, secret);
    }

    private protected override bool VerifyCore(
        PublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        Span<byte> pair = stackalloc byte[DerSignature.PairSize];
        if (!DerSignature.TryRead(signature, pair) || !EcdsaPair.IsCanonical(Curve.P256, pair))
        {
            return false;
        }

        var prehash = DigestAlgorithm.Sha256.Hash(message);
        if (key.Material is NativeP256Key native)
        {
            return native.Verify(signature, prehash);
        }

        using var lease = ((EcdsaPool)key.Material).Rent();
        return lease.Ecdsa.VerifyHash(
            prehash.AsSpan(), pair, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private protected override byte[] SignCore(PrivateKey key, ReadOnlySpan<byte> message)
    {
        Span<byte> pair = stackalloc byte[DerSignature.PairSize];
        using var lease = ((EcdsaPool)key.Material).Rent();
        lease.Ecdsa.TrySignData(
            message, pair, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation, out _);
        EcdsaPair.LowerS(Curve.P256, pair);
        return DerSignature.Write(pair);
    }
}
