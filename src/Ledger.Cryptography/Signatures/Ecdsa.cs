using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Utilities;

namespace Ledger.Cryptography;

// ECDSA of SEC 1 version 2 section 4.1 over a 32 byte prehash, with the nonces of RFC 6979 (HMAC-SHA-256).
internal static class Ecdsa
{
    /// <summary>Fills r ‖ s with the lower s; true when y of the nonce's point, so adjusted, is odd.</summary>
    public static bool Sign(Curve curve, BigInteger secret, Digest prehash, Span<byte> pair)
    {
        var n = curve.Order;
        var e = Curve.Integer(prehash.AsSpan());
        var nonces = new HMacDsaKCalculator(new Sha256Digest());
        nonces.Init(n, secret, prehash.ToArray());
        while (true)
        {
            var k = nonces.NextK();
            var point = curve.MultiplyGenerator(k);
            var x = point.AffineXCoord.ToBigInteger();
            var s = BigIntegers.ModOddInverse(n, k).Multiply(e.Add(secret.Multiply(x))).Mod(n);

            // x ≥ n would need a third value of v to recover the key; like r = 0 and s = 0 it takes the next nonce.
            if (x.SignValue == 0 || x.CompareTo(n) >= 0 || s.SignValue == 0)
            {
                continue;
            }

            var high = s.CompareTo(curve.HalfOrder) > 0;
            Curve.Write(x, pair[..32]);
            Curve.Write(high ? n.Subtract(s) : s, pair[32..]);
            return point.AffineYCoord.TestBitZero() != high;
        }
    }

    public static bool Verify(Curve curve, ECPoint key, Digest prehash, ReadOnlySpan<byte> pair)
    {
        if (pair.Length != DerSignature.PairSize || !EcdsaPair.TryRead(curve, pair, out var r, out var s))
        {
            return false;
        }

        var n = curve.Order;
        var w = BigIntegers.ModOddInverseVar(n, s);
        var u1 = Curve.Integer(prehash.AsSpan()).Multiply(w).Mod(n);
        var u2 = r.Multiply(w).Mod(n);
        var point = curve.SumOfMultiples(u1, u2, key);
        return !point.IsInfinity && point.AffineXCoord.ToBigInteger().Mod(n).Equals(r);
    }

    /// <summary>
    /// The key under which the signature verifies and whose nonce point has that parity (SEC 1 4.1.6); or null.
    /// </summary>
    public static ECPoint? Recover(Curve curve, Digest prehash, ReadOnlySpan<byte> pair, bool odd)
    {
        if (!EcdsaPair.TryRead(curve, pair, out var r, out var s)
            || curve.Decompress(pair[..32], odd) is not { } point)
        {
            return null;
        }

        var n = curve.Order;
        var w = BigIntegers.ModOddInverseVar(n, r);
        var u1 = n.Subtract(Curve.Integer(prehash.AsSpan()).Mod(n)).Multiply(w).Mod(n);
        var key = curve.SumOfMultiples(u1, s.Multiply(w).Mod(n), point);
        return key.IsInfinity ? null : key;
    }
}
