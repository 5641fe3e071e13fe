using Org.BouncyCastle.Math;

namespace Ledger.Cryptography;

// The 64 bytes r ‖ s of an ECDSA signature. With (r, s) also (r, n−s) verifies; only the lower is ever written or read.
internal static class EcdsaPair
{
    public static bool IsCanonical(Curve curve, ReadOnlySpan<byte> pair) =>
        IsFromOneTo(curve.LargestScalar, pair[..32]) && IsFromOneTo(curve.LargestLowerS, pair[32..]);

    public static bool TryRead(Curve curve, ReadOnlySpan<byte> pair, out BigInteger r, out BigInteger s)
    {
        r = Curve.Integer(pair[..32]);
        s = Curve.Integer(pair[32..]);
        return IsCanonical(curve, pair);
    }

    public static void LowerS(Curve curve, Span<byte> pair)
    {
        var s = Curve.Integer(pair[32..]);
        if (s.CompareTo(curve.HalfOrder) > 0)
        {
            Curve.Write(curve.Order.Subtract(s), pair[32..]);
        }
    }

    private static bool IsFromOneTo(ReadOnlySpan<byte> most, ReadOnlySpan<byte> value) =>
        value.ContainsAnyExcept((byte)0) && value.SequenceCompareTo(most) <= 0;
}
