using System.Formats.Asn1;
using System.Security.Cryptography;
using Ledger.Cryptography;

namespace Ledger.Evidence.Timestamps;

/// <summary>
/// A public key of X.509 by which time stamps are verified. Unlike the signatures of our own formats theirs are taken
/// as others write them: ECDSA with any s, RSA PKCS #1 v1.5.
/// </summary>
internal sealed class StampKey
{
    private const int MinRsaBits = 2048;
    private const int MaxRsaBits = 8192;

    private readonly PublicKey? _sm2;
    private readonly ECParameters _curve;
    private readonly RSAParameters _rsa;

    private StampKey(string name, PublicKey? sm2 = null, ECParameters curve = default, RSAParameters rsa = default) =>
        (Name, _sm2, _curve, _rsa) = (name, sm2, curve, rsa);

    /// <summary>The algorithm's name where algorithms are declared broken.</summary>
    public string Name { get; }

    /// <summary>Reads a SubjectPublicKeyInfo.</summary>
    /// <exception cref="AsnContentException">It is of no kind that is read.</exception>
    public static StampKey Read(ReadOnlyMemory<byte> spki)
    {
        var outer = Der.Open(spki);
        var reader = outer.ReadSequence();
        string? curve = null;
        var oid = Der.ReadAlgorithm(reader, parameters =>
        {
            if (parameters.HasData && parameters.PeekTag() == Asn1Tag.ObjectIdentifier)
            {
                curve = parameters.ReadObjectIdentifier();
            }
            else
            {
                Der.NoParameters(parameters);
            }
        });
        var bits = reader.ReadBitString(out var unused);
        reader.ThrowIfNotEmpty();
        outer.ThrowIfNotEmpty();
        Der.Require(unused == 0);
        return (oid, curve) switch
        {
            (Oids.RsaKey, null) => Rsa(bits),
            (Oids.EcKey, Oids.P256) => Curve("p256", bits, 32, ECCurve.NamedCurves.nistP256),
            (Oids.EcKey, Oids.P384) => Curve("p384", bits, 48, ECCurve.NamedCurves.nistP384),
            (Oids.EcKey, Oids.Sm2Curve) when PublicKey.TryReadRaw(SignatureAlgorithm.Sm2, bits, out var sm2) =>
                new StampKey("sm2", sm2),
            _ => throw new AsnContentException(),
        };
    }

    /// <summary>Whether the key signed the data, by a signature algorithm and its digest.</summary>
    public bool Verify(string algorithm, StampDigest digest, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (!IsOf(Name, algorithm, digest))
        {
            return false;
        }

        try
        {
            return _sm2 is not null ? _sm2.Verify(data, signature)
                : Name == "rsa" ? VerifyRsa(digest, data, signature)
                : VerifyCurve(digest, data, signature);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The digest that a signature algorithm names; null for rsaEncryption, which names none.</summary>
    public static StampDigest? DigestOf(string algorithm) => algorithm switch
    {
        "1.2.840.10045.4.3.2" or "1.2.840.113549.1.1.11" => new StampDigest("sha256", Oids.Sha256),
        "1.2.840.10045.4.3.3" or "1.2.840.113549.1.1.12" => new StampDigest("sha384", Oids.Sha384),
        "1.2.840.10045.4.3.4" or "1.2.840.113549.1.1.13" => new StampDigest("sha512", Oids.Sha512),
        Oids.Sm2WithSm3 => new StampDigest("sm3", Oids.Sm3),
        _ => null,
    };

    private static bool IsOf(string key, string algorithm, StampDigest digest)
    {
        var named = DigestOf(algorithm);
        return key switch
        {
            "sm2" => algorithm == Oids.Sm2WithSm3 && digest == named,
            "rsa" => algorithm == Oids.RsaKey
                ? digest.Name != "sm3"
                : algorithm.StartsWith("1.2.840.113549.1.1.", StringComparison.Ordinal) && digest == named,
            _ => algorithm.StartsWith("1.2.840.10045.4.3.", StringComparison.Ordinal) && digest == named,
        };
    }

    private static StampKey Curve(string name, byte[] point, int size, ECCurve curve)
    {
        Der.Require(point.Length == 1 + (2 * size) && point[0] == 0x04);
        return new StampKey(name, curve: new ECParameters
        {
            Curve = curve, Q = new ECPoint { X = point[1..(1 + size)], Y = point[(1 + size)..] },
        });
    }

    private static StampKey Rsa(byte[] bits)
    {
        var outer = Der.Open(bits);
        var reader = outer.ReadSequence();
        var modulus = Positive(reader.ReadIntegerBytes().Span);
        var exponent = Positive(reader.ReadIntegerBytes().Span);
        reader.ThrowIfNotEmpty();
        outer.ThrowIfNotEmpty();
        var length = (8 * modulus.Length) - System.Numerics.BitOperations.LeadingZeroCount(modulus[0]) + 24;
        Der.Require(length is >= MinRsaBits and <= MaxRsaBits && exponent.Length <= 4
            && (modulus[^1] & exponent[^1] & 1) == 1 && exponent is not [1]);
        return new StampKey("rsa", rsa: new RSAParameters { Modulus = modulus, Exponent = exponent });
    }

    private static byte[] Positive(ReadOnlySpan<byte> integer)
    {
        Der.Require(integer[0] < 0x80 && integer.ContainsAnyExcept((byte)0));
        return integer.TrimStart((byte)0).ToArray();
    }

    private bool VerifyRsa(StampDigest digest, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var rsa = RSA.Create(_rsa);
        return rsa.VerifyData(data, signature, digest.Platform, RSASignaturePadding.Pkcs1);
    }

    private bool VerifyCurve(StampDigest digest, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var ecdsa = ECDsa.Create(_curve);
        return ecdsa.VerifyData(data, signature, digest.Platform, DSASignatureFormat.Rfc3279DerSequence);
    }
}
