using System.Security.Cryptography;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;

namespace Ledger.Cryptography;

// GB/T 32918.2-2016 (GM/T 0003.2): the signature of SM2, with the default identity of GM/T 0009.
internal sealed class Sm2Algorithm() : SignatureAlgorithm("sm2")
{
    private static readonly byte[] s_identityAndCurve = IdentityAndCurve();

    // +-- SEQUENCE (2 elements)
    //     +-- SEQUENCE: OID id-ecPublicKey 1.2.840.10045.2.1, OID sm2p256v1 1.2.156.10197.1.301
    //     +-- BIT STRING, no unused bits
    internal override ReadOnlySpan<byte> SpkiPrefix =>
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
        0x06, 0x08, 0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x82, 0x2d, 0x03, 0x42, 0x00,
    ];

    internal override object? ReadPublicKey(ReadOnlySpan<byte> raw) =>
        Curve.Sm2.ReadPoint(raw) is { } point ? new Verifier(point, IdentityHash(raw[1..])) : null;

    internal override object? ReadPrivateKey(ReadOnlySpan<byte> secret, out byte[] rawPublicKey)
    {
        rawPublicKey = [];
        var scalar = Curve.Sm2.ReadScalar(secret);

        // Section 6.1 of part 1: d is in [1, n−2], since signing divides by 1 + d.
        if (scalar is null || scalar.Add(BigInteger.One).Equals(Curve.Sm2.Order))
        {
            return null;
        }

        rawPublicKey = Curve.WritePoint(Curve.Sm2.MultiplyGenerator(scalar));
        return new Signer(scalar, BigIntegers.ModOddInverse(Curve.Sm2.Order, scalar.Add(BigInteger.One)));
    }

    private protected override bool VerifyCore(
        PublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        Span<byte> pair = stackalloc byte[DerSignature.PairSize];
        if (!DerSignature.TryRead(signature, pair)
            || Curve.Sm2.ReadScalar(pair[..32]) is not { } r
            || Curve.Sm2.ReadScalar(pair[32..]) is not { } s)
        {
            return false;
        }

        var n = Curve.Sm2.Order;
        var t = r.Add(s).Mod(n);
        if (t.SignValue == 0)
        {
            return false;
        }

        var verifier = (Verifier)key.Material;
        var point = Curve.Sm2.SumOfMultiples(s, t, verifier.Point);
        return !point.IsInfinity
            && point.AffineXCoord.ToBigInteger().Add(MessageHash(verifier.IdentityHash, message)).Mod(n).Equals(r);
    }

    private protected override byte[] SignCore(PrivateKey key, ReadOnlySpan<byte> message)
    {
        var e = MessageHash(((Verifier)key.PublicKey.Material).IdentityHash, message);
        Span<byte> random = stackalloc byte[32];
        while (true)
        {
            RandomNumberGenerator.Fill(random);
            if (Curve.Sm2.ReadScalar(random) is { } k && SignWith(key, e, k) is { } signature)
            {
                CryptographicOperations.ZeroMemory(random);
                return signature;
            }
        }
    }

    /// <summary>Section 6.1, steps A4 to A7, with a given nonce; null when the nonce will not do.</summary>
    internal static byte[]? SignWith(PrivateKey key, BigInteger e, BigInteger k)
    {
        var n = Curve.Sm2.Order;
        var signer = (Signer)key.Material;
        var r = Curve.Sm2.MultiplyGenerator(k).AffineXCoord.ToBigInteger().Add(e).Mod(n);
        if (r.SignValue == 0 || r.Add(k).Equals(n))
        {
            return null;
        }

        var s = signer.InverseOfOneMore.Multiply(k.Subtract(r.Multiply(signer.Scalar))).Mod(n);
        if (s.SignValue == 0)
        {
            return null;
        }

        Span<byte> pair = stackalloc byte[DerSignature.PairSize];
        Curve.Write(r, pair[..32]);
        Curve.Write(s, pair[32..]);
        return DerSignature.Write(pair);
    }

    internal static BigInteger MessageHash(Digest identityHash, ReadOnlySpan<byte> message) =>
        Curve.Integer(DigestAlgorithm.Sm3.Hash(identityHash.AsSpan(), message).AsSpan());

    /// <summary>Section 5.5: Z = SM3(ENTL ‖ ID ‖ a ‖ b ‖ xG ‖ yG ‖ xA ‖ yA).</summary>
    internal static Digest IdentityHash(ReadOnlySpan<byte> coordinates) =>
        DigestAlgorithm.Sm3.Hash(s_identityAndCurve, coordinates);

    private static byte[] IdentityAndCurve()
    {
        var identity = "1234567812345678"u8;
        Span<byte> a = stackalloc byte[32];
        Span<byte> b = stackalloc byte[32];
        Curve.Write(Curve.Sm2.A, a);
        Curve.Write(Curve.Sm2.B, b);

        // ENTL is the length of the identity in bits, in two bytes.
        var generator = Curve.WritePoint(Curve.Sm2.Generator).AsSpan(1);
        return [0, (byte)(8 * identity.Length), .. identity, .. a, .. b, .. generator];
    }

    internal sealed record Verifier(Org.BouncyCastle.Math.EC.ECPoint Point, Digest IdentityHash);

    private sealed record Signer(BigInteger Scalar, BigInteger InverseOfOneMore);
}
