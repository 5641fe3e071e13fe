using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Keys;
using Ledger.Evidence.Certificates;
using Ledger.Ports;
using Ledger.Ports.Certificates;
using Ledger.Ports.Keys;

namespace Ledger.Certificates;

/// <summary>Certificates as PDF, as credential, and both with signatures and evidence in one archive.</summary>
/// <param name="fonts">The folder of the Noto Sans CJK collections; null to look where distributions put them.</param>
public sealed class CertificateDocuments(string? fonts = null) : ICertificateDocuments
{
    private readonly CertificatePrinter _printer = new(fonts);

    /// <inheritdoc/>
    public byte[] Print(CertificateFacts facts, CertificateLinks links)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(links);
        return _printer.Print(facts, links.Verification(facts.Number));
    }

    /// <inheritdoc/>
    public string Credential(CertificateFacts facts, CertificateLinks links, CertificateKeyPair keys)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(links);
        return new CertificateKeys(keys).Jwt(CertificateCredential.Of(facts, links));
    }

    /// <inheritdoc/>
    public string StatusList(
        ulong list, IEnumerable<int> ended, CertificateLinks links, CertificateKeyPair keys, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(links);
        return new CertificateKeys(keys).Jwt(CertificateCredential.StatusList(list, ended, links, asOf));
    }

    /// <inheritdoc/>
    public byte[] Archive(
        CertificateFacts facts, CertificateLinks links, CertificateKeyPair keys, DateTimeOffset signedAt,
        byte[]? evidence, byte[] anchors, VerifierPage? verifier)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var (content, page) = (facts.Content.ToBytes(), Print(facts, links));
        return new CertificateArchive(
            content,
            page,
            Encoding.ASCII.GetBytes(Credential(facts, links, keys)),
            SignedCertificate.Sign(facts.Origin, facts.Number, signedAt, content, page, keys.P256, keys.Sm2).ToBytes(),
            evidence is null ? (ReadOnlyMemory<byte>?)null : evidence,
            evidence is null ? (ReadOnlyMemory<byte>?)null : anchors,
            evidence is null ? null : verifier?.Bytes).ToBytes();
    }

    /// <inheritdoc/>
    public byte[] Issuer(CertificateLinks links, CertificateKeyPair keys, IReadOnlyList<KeyWindow> all)
    {
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(keys);
        var id = links.Issuer.ToString();
        KeyWindow[] signing =
        [
            .. all.Where(one => one.Key is { Purpose: KeyPurpose.Certificate, Key.Algorithm: var algorithm }
                && algorithm == SignatureAlgorithm.P256),
        ];
        return CanonicalJson.Write(new JsonObject(
            ("@context", new JsonArray("https://www.w3.org/ns/cid/v1")),
            ("id", id),
            ("verificationMethod", new JsonArray(signing.Select(one => MethodOf(id, one)))),
            ("assertionMethod", new JsonArray(signing.Where(one => one.Validity.Revoked is null)
                .Select(one => (JsonValue)NameOf(id, one)))),
            ("sm2Spki", Convert.ToBase64String(keys.Sm2.PublicKey.ToSpki()))));
    }

    // A key that was rotated still verifies what it signed: only a revoked one says so (CID 1.0, 2.2).
    private static JsonObject MethodOf(string issuer, KeyWindow one)
    {
        var members = new List<(string, JsonValue)>
        {
            ("id", NameOf(issuer, one)), ("type", "JsonWebKey"), ("controller", issuer),
            ("publicKeyJwk", JwkOf(one.Key.Key!)),
        };
        if (one.Validity.Revoked is { } revoked)
        {
            members.Add(("revoked", revoked.Time.UtcDateTime.ToString(
                "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
        }

        return new JsonObject(members);
    }

    private static string NameOf(string issuer, KeyWindow one) => $"{issuer}#{one.Key.Id}";

    // An uncompressed point: 04, x, y (SEC 1, section 2.3.3).
    private static JsonObject JwkOf(PublicKey key)
    {
        var point = key.ToSpki().AsSpan()[^64..];
        return new(
            ("kty", "EC"), ("crv", "P-256"), ("alg", "ES256"), ("use", "sig"), ("kid", key.Id.ToString()),
            ("x", CertificateKeys.Encode(point[..32])), ("y", CertificateKeys.Encode(point[32..])));
    }
}
