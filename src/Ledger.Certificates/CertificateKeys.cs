using System.Buffers.Text;
using System.Formats.Asn1;
using System.Text;
using Ledger.Cryptography;
using Ledger.Ports.Keys;

namespace Ledger.Certificates;

/// <summary>The two keys that certificates are signed with, and with nothing else.</summary>
internal sealed class CertificateKeys
{
    // What r and s take in a JSON Web Signature (RFC 7518, section 3.4).
    private const int HalfBytes = 32;

    public CertificateKeys(CertificateKeyPair keys)
    {
        var (p256, sm2) = keys;
        if (p256.PublicKey.Algorithm != SignatureAlgorithm.P256 || sm2.PublicKey.Algorithm != SignatureAlgorithm.Sm2)
        {
            throw new ArgumentException("A P-256 key and an SM2 key are needed, in that order.", nameof(keys));
        }

        (P256, Sm2) = (p256, sm2);
    }

    internal PrivateKey P256 { get; }

    internal PrivateKey Sm2 { get; }

    /// <summary>A JSON Web Signature in compact form over a credential (VC-JOSE-COSE).</summary>
    internal string Jwt(JsonObject credential)
    {
        var header = new JsonObject(
            ("alg", "ES256"), ("cty", "vc"), ("kid", P256.PublicKey.Id.ToString()), ("typ", "vc+jwt"));
        var signed = $"{Encode(CanonicalJson.Write(header))}.{Encode(CanonicalJson.Write(credential))}";
        return $"{signed}.{Encode(Raw(P256.Sign(Encoding.ASCII.GetBytes(signed))))}";
    }

    internal static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>r and s, each in its 32 bytes, from the DER that everything else here speaks.</summary>
    private static byte[] Raw(byte[] der)
    {
        var pair = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var raw = new byte[2 * HalfBytes];
        Write(pair.ReadIntegerBytes().Span, raw.AsSpan(0, HalfBytes));
        Write(pair.ReadIntegerBytes().Span, raw.AsSpan(HalfBytes));
        return raw;
    }

    private static void Write(ReadOnlySpan<byte> integer, Span<byte> half)
    {
        var bare = integer.TrimStart((byte)0);
        bare.CopyTo(half[(HalfBytes - bare.Length)..]);
    }
}
