using Org.BouncyCastle.Math;

namespace Ledger.Cryptography;

// The 64 bytes r ‖ s of an ECDSA signature. With (r, s) also (r, n−s) verifies; only the lower is ever written or read.
internal static class EcdsaPair
{
    public static bool IsCanonical(Curve curve, ReadOnlySpan<byte> pair) => TryRead(curve, pair, out _, out _);

    public static bool TryRead(Curve curve, ReadOnlySpan<byte> pair, out BigInteger r, out BigInteger s)
    {
        r = Curve.Integer(pair[..32]);
        s = Curve.Integer(pair[32..]);
        return r.SignValue > 0 && r.CompareTo(curve.Order) < 0
            && s.SignValue > 0 && s.CompareTo(curve.HalfOrder) <= 0;
    }

    public static void LowerS(Curve curve, Span<byte> pair)
    {
        var s = Curve.Integer(pair[32..]);
        if (s.CompareTo(curve.HalfOrder) > 0)
        {
            Curve.Write(curve.Order.Subtract(s), pair[32..]);
        }
    }
}
