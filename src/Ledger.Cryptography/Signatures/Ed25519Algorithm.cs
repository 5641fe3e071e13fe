using Rfc8032 = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace Ledger.Cryptography;

// RFC 8032 section 5.1.
internal sealed class Ed25519Algorithm() : SignatureAlgorithm("ed25519")
{
    private const int SignatureSize = 64;
    private const int PointSize = 32;

    // +-- SEQUENCE (2 elements)
    //     +-- SEQUENCE: OID id-Ed25519 1.3.101.112 (RFC 8410), no parameters
    //     +-- BIT STRING, no unused bits
    internal override ReadOnlySpan<byte> SpkiPrefix =>
        [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

    internal override object? ReadPublicKey(ReadOnlySpan<byte> raw) =>
        raw.Length == PointSize ? Rfc8032.ValidatePublicKeyFullExport(raw) : null;

    internal override object? ReadPrivateKey(ReadOnlySpan<byte> secret, out byte[] rawPublicKey)
    {
        rawPublicKey = new byte[PointSize];
        Rfc8032.GeneratePublicKey(secret, rawPublicKey);
        return secret.ToArray();
    }

    private protected override bool VerifyCore(
        PublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureSize
        && Rfc8032.Verify(signature, (Rfc8032.PublicPoint)key.Material, message)

        // The library verifies a random multiple of the equation, under which an R with a part of small order
        // sometimes passes. Outside the subgroup no two libraries agree, so such an R is refused always.
        && Rfc8032.ValidatePublicKeyFull(signature[..PointSize]);

    private protected override byte[] SignCore(PrivateKey key, ReadOnlySpan<byte> message)
    {
        var signature = new byte[SignatureSize];
        Rfc8032.Sign(key.Secret, key.PublicKey.Raw, message, signature);
        return signature;
    }
}
