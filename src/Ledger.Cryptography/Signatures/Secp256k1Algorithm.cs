using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace Ledger.Cryptography;

internal sealed class Secp256k1Algorithm() : SignatureAlgorithm("secp256k1")
{
    // +-- SEQUENCE (2 elements)
    //     +-- SEQUENCE: OID id-ecPublicKey 1.2.840.10045.2.1, OID secp256k1 1.3.132.0.10
    //     +-- BIT STRING, no unused bits
    internal override ReadOnlySpan<byte> SpkiPrefix =>
    [
        0x30, 0x56, 0x30, 0x10, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
        0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x0a, 0x03, 0x42, 0x00,
    ];

    internal override object? ReadPublicKey(ReadOnlySpan<byte> raw) => Curve.Secp256k1.ReadPoint(raw);

    internal override object? ReadPrivateKey(ReadOnlySpan<byte> secret, out byte[] rawPublicKey)
    {
        var scalar = Curve.Secp256k1.ReadScalar(secret);
        rawPublicKey = scalar is null ? [] : Curve.WritePoint(Curve.Secp256k1.MultiplyGenerator(scalar));
        return scalar;
    }

    private protected override bool VerifyCore(
        PublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Ecdsa.Verify(Curve.Secp256k1, (ECPoint)key.Material, DigestAlgorithm.Sha256.Hash(message), signature);

    private protected override byte[] SignCore(PrivateKey key, ReadOnlySpan<byte> message)
    {
        var signature = new byte[DerSignature.PairSize];
        Ecdsa.Sign(Curve.Secp256k1, (BigInteger)key.Material, DigestAlgorithm.Sha256.Hash(message), signature);
        return signature;
    }
}
