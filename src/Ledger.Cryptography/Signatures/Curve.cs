using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;

namespace Ledger.Cryptography;

// One of our three curves of 256 bits and cofactor 1, on BouncyCastle's own arithmetic for it (several times faster
// than its generic curves). Points keep their tables, so one point object a key.
internal sealed class Curve
{
    private const int FieldSize = 32;
    private const int RawSize = 1 + (2 * FieldSize);
    private const byte Uncompressed = 0x04;

    private readonly X9ECParameters _parameters;
    private readonly BigInteger _prime;
    private readonly byte[] _largestScalar = new byte[FieldSize];
    private readonly byte[] _largestLowerS = new byte[FieldSize];

    public Curve(string name)
    {
        _parameters = CustomNamedCurves.GetByName(name);
        _prime = _parameters.Curve.Field.Characteristic;
        Order = _parameters.N;
        HalfOrder = Order.ShiftRight(1);
        Write(Order.Subtract(BigInteger.One), _largestScalar);
        Write(HalfOrder, _largestLowerS);
    }

    public static Curve P256 { get; } = new("secp256r1");

    public static Curve Secp256k1 { get; } = new("secp256k1");

    public static Curve Sm2 { get; } = new("sm2p256v1");

    public BigInteger Order { get; }

    public BigInteger HalfOrder { get; }

    /// <summary>The order less one, in big endian.</summary>
    public ReadOnlySpan<byte> LargestScalar => _largestScalar;

    /// <summary>Half the order, rounded down, in big endian.</summary>
    public ReadOnlySpan<byte> LargestLowerS => _largestLowerS;

    public BigInteger Prime => _prime;

    public ECPoint Generator => _parameters.G;

    public BigInteger A => _parameters.Curve.A.ToBigInteger();

    public BigInteger B => _parameters.Curve.B.ToBigInteger();

    public static BigInteger Integer(ReadOnlySpan<byte> bytes) => new(1, bytes);

    public static void Write(BigInteger value, Span<byte> destination)
    {
        destination.Clear();
        var length = value.GetLengthofByteArrayUnsigned();
        value.ToByteArrayUnsigned(destination[(destination.Length - length)..]);
    }

    /// <summary>0x04 ‖ x ‖ y of a point on the curve, coordinates below the prime; null for anything else.</summary>
    public ECPoint? ReadPoint(ReadOnlySpan<byte> raw)
    {
        if (raw.Length != RawSize || raw[0] != Uncompressed)
        {
            return null;
        }

        var (x, y) = (Integer(raw[1..(1 + FieldSize)]), Integer(raw[(1 + FieldSize)..]));
        if (x.CompareTo(_prime) >= 0 || y.CompareTo(_prime) >= 0)
        {
            return null;
        }

        var point = _parameters.Curve.CreatePoint(x, y);
        return point.IsValid() ? point : null;
    }

    public static byte[] WritePoint(ECPoint point) => point.GetEncoded(false);

    /// <summary>The scalar in [1, order−1], or null.</summary>
    public BigInteger? ReadScalar(ReadOnlySpan<byte> bytes)
    {
        var scalar = Integer(bytes);
        return scalar.SignValue > 0 && scalar.CompareTo(Order) < 0 ? scalar : null;
    }

    public ECPoint MultiplyGenerator(BigInteger scalar) =>
        new FixedPointCombMultiplier().Multiply(_parameters.G, scalar).Normalize();

    /// <summary>a·G + b·P, for values that are public.</summary>
    public ECPoint SumOfMultiples(BigInteger a, BigInteger b, ECPoint point) =>
        ECAlgorithms.SumOfTwoMultiplies(_parameters.G, a, point, b).Normalize();

    /// <summary>The point with that x and that parity of y; null when the curve has none.</summary>
    public ECPoint? Decompress(ReadOnlySpan<byte> x, bool odd)
    {
        if (Integer(x).CompareTo(_prime) >= 0)
        {
            return null;
        }

        try
        {
            return _parameters.Curve.DecodePoint([(byte)(odd ? 0x03 : 0x02), .. x]);
        }
        catch (ArgumentException)
        {
            // The only way in which the library says that x³ + ax + b is no square.
            return null;
        }
    }
}
