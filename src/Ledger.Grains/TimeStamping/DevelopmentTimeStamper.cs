using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ledger.Cryptography;
using Ledger.Ports.TimeStamping;

namespace Ledger.Grains.TimeStamping;

/// <summary>
/// A time stamper in the box (RFC 3161, RFC 5816), with a key of its own and the registry's clock: it shows that the
/// parts fit, and vouches for nothing. A production registry does not start with it.
/// </summary>
public sealed class DevelopmentTimeStamper : ITimeStamper
{
    private const string TstInfo = "1.2.840.113549.1.9.16.1.4";
    private const string Sm3 = "1.2.156.10197.1.401";
    private static readonly Asn1Tag s_context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private static readonly Scheme s_sha256 =
        new(HashAlgorithmName.SHA256, "2.16.840.1.101.3.4.2.1", "1.2.840.10045.4.3.2");

    private static readonly Scheme s_sha384 =
        new(HashAlgorithmName.SHA384, "2.16.840.1.101.3.4.2.2", "1.2.840.10045.4.3.3");

    private static readonly Scheme s_sha512 =
        new(HashAlgorithmName.SHA512, "2.16.840.1.101.3.4.2.3", "1.2.840.10045.4.3.4");

    private readonly ECDsa _key;
    private readonly X509Certificate2 _certificate;
    private readonly TimeProvider _time;

    /// <summary>Stamps with a key of P-256.</summary>
    /// <param name="secret">The key, which signs nothing else.</param>
    /// <param name="certificate">Its certificate, as <see cref="Certify(PrivateKey, string)"/> made it.</param>
    /// <param name="time">The clock.</param>
    public DevelopmentTimeStamper(PrivateKey secret, ReadOnlySpan<byte> certificate, TimeProvider time)
    {
        (_key, _time) = (Import(secret), time);
        _certificate = X509CertificateLoader.LoadCertificate(certificate);
    }

    /// <summary>A certificate of the key's own; another one each time.</summary>
    public static byte[] Certify(PrivateKey secret, string name) => Certify(
        secret, name, new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2049, 12, 31, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The same, for some time.</summary>
    public static byte[] Certify(PrivateKey secret, string name, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        using var key = Import(secret);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], critical: true));
        using var made = request.CreateSelfSigned(notBefore, notAfter);
        return made.RawData;
    }

    /// <inheritdoc/>
    public Task<byte[]> StampAsync(
        ReadOnlyMemory<byte> imprint, string digest, CancellationToken cancellationToken) =>
        Task.FromResult(digest switch
        {
            "sha256" => Respond(imprint.Span, s_sha256.Digest, s_sha256),
            "sha384" => Respond(imprint.Span, s_sha384.Digest, s_sha384),
            "sha512" => Respond(imprint.Span, s_sha512.Digest, s_sha512),

            // Signed over neither digest of the log's trees, so that this stamp stands when either falls.
            "sm3" => Respond(imprint.Span, Sm3, s_sha512),
            _ => throw new ArgumentException("No hash function of time stamps has that name.", nameof(digest)),
        });

    private static ECDsa Import(PrivateKey secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.PublicKey.Algorithm == SignatureAlgorithm.P256
            ? ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret.Export() })
            : throw new ArgumentException("Time stamps are signed with P-256.", nameof(secret));
    }

    private byte[] Respond(ReadOnlySpan<byte> imprint, string digest, Scheme scheme)
    {
        var info = Info(imprint, digest);
        var attributes = Attributes(info, scheme);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
            }

            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.7.2");
                using (writer.PushSequence(s_context0))
                {
                    WriteSignedData(writer, info, attributes, scheme);
                }
            }
        }

        return writer.Encode();
    }

    private byte[] Info(ReadOnlySpan<byte> imprint, string digest)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier("1.3.6.1.4.1.4146.2.3");
            using (writer.PushSequence())
            {
                Algorithm(writer, digest);
                writer.WriteOctetString(imprint);
            }

            writer.WriteInteger(new BigInteger(RandomNumberGenerator.GetBytes(8), isUnsigned: true));
            writer.WriteGeneralizedTime(Whole(_time.GetUtcNow()), omitFractionalSeconds: true);
        }

        return writer.Encode();
    }

    private static DateTimeOffset Whole(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private byte[] Attributes(byte[] info, Scheme scheme)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            Attribute(writer, "1.2.840.113549.1.9.3", static values => values.WriteObjectIdentifier(TstInfo));
            Attribute(writer, "1.2.840.113549.1.9.4", 
                values => values.WriteOctetString(CryptographicOperations.HashData(scheme.Name, info)));
            Attribute(writer, "1.2.840.113549.1.9.16.2.47", values =>
            {
                using (values.PushSequence())
                using (values.PushSequence())
                using (values.PushSequence())
                {
                    // SHA-256 where none is named (RFC 5035, 4).
                    if (scheme != s_sha256)
                    {
                        Algorithm(values, scheme.Digest);
                    }

                    values.WriteOctetString(CryptographicOperations.HashData(scheme.Name, _certificate.RawData));
                }
            });
        }

        return writer.Encode();
    }

    private static void Attribute(AsnWriter writer, string oid, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf())
            {
                value(writer);
            }
        }
    }

    private void WriteSignedData(AsnWriter writer, byte[] info, byte[] attributes, Scheme scheme)
    {
        using var data = writer.PushSequence();
        writer.WriteInteger(3);
        using (writer.PushSetOf())
        {
            Algorithm(writer, scheme.Digest);
        }

        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(TstInfo);
            using (writer.PushSequence(s_context0))
            {
                writer.WriteOctetString(info);
            }
        }

        using (writer.PushSetOf(s_context0))
        {
            writer.WriteEncodedValue(_certificate.RawData);
        }

        using (writer.PushSetOf())
        {
            WriteSigner(writer, attributes, scheme);
        }
    }

    private void WriteSigner(AsnWriter writer, byte[] attributes, Scheme scheme)
    {
        using var signer = writer.PushSequence();
        writer.WriteInteger(1);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(_certificate.IssuerName.RawData);
            writer.WriteInteger(_certificate.SerialNumberBytes.Span);
        }

        Algorithm(writer, scheme.Digest);

        // RFC 5652, 5.4: signed as a SET OF, written under [0].
        byte[] tagged = [0xa0, .. attributes.AsSpan(1)];
        writer.WriteEncodedValue(tagged);
        Algorithm(writer, scheme.Ecdsa);
        writer.WriteOctetString(
            _key.SignData(attributes, scheme.Name, DSASignatureFormat.Rfc3279DerSequence));
    }

    private static void Algorithm(AsnWriter writer, string oid)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
        }
    }

    /// <summary>A hash function: its name, its object identifier, and that of ECDSA with it.</summary>
    private sealed record Scheme(HashAlgorithmName Name, string Digest, string Ecdsa);
}
