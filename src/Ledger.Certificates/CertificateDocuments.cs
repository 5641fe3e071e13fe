using System.IO.Compression;
using System.Text;
using Ledger.Cryptography;
using Ledger.Ports;
using Ledger.Ports.Certificates;

namespace Ledger.Certificates;

/// <summary>Certificates as PDF, as credential, and both with signatures and evidence in one archive.</summary>
/// <param name="keys">What they are signed with.</param>
/// <param name="fonts">The folder of the Noto Sans CJK collections; null to look where distributions put them.</param>
public sealed class CertificateDocuments(CertificateKeys keys, string? fonts = null) : ICertificateDocuments
{
    // A zip has no time before 1980; the members say theirs themselves.
    private static readonly DateTimeOffset s_memberTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly CertificatePrinter _printer = new(fonts);

    /// <inheritdoc/>
    public byte[] Print(CertificateFacts facts, CertificateLinks links)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(links);
        return _printer.Print(facts, links.Verification(facts.Number));
    }

    /// <inheritdoc/>
    public string Credential(CertificateFacts facts, CertificateLinks links)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(links);
        return keys.Jwt(CertificateCredential.Of(facts, links));
    }

    /// <inheritdoc/>
    public string StatusList(ulong list, IEnumerable<int> ended, CertificateLinks links, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(links);
        return keys.Jwt(CertificateCredential.StatusList(list, ended, links, asOf));
    }

    /// <inheritdoc/>
    public byte[] Archive(
        CertificateFacts facts, CertificateLinks links, byte[]? evidence, byte[] anchors, VerifierPage? verifier)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (string Name, byte[] Bytes)[] signed =
            [("certificate.json", facts.Content.ToBytes()), ("certificate.pdf", Print(facts, links))];
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, member) in signed)
            {
                Add(zip, name, member);
            }

            Add(zip, "certificate.vc.jwt", Encoding.ASCII.GetBytes(Credential(facts, links)));
            Add(zip, "signatures.json", CertificateSignatures.Of(facts, keys, signed));
            if (evidence is not null)
            {
                Add(zip, "evidence.zip", evidence);
                Add(zip, "anchors.json", anchors);
                if (verifier is not null)
                {
                    Add(zip, VerifierPage.FileName, verifier.Bytes.Span);
                }
            }
        }

        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public byte[] Issuer(CertificateLinks links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var (id, key) = (links.Issuer.ToString(), keys.P256.PublicKey);
        var method = $"{id}#{key.Id}";
        return CanonicalJson.Write(new JsonObject(
            ("@context", new JsonArray("https://www.w3.org/ns/cid/v1")),
            ("id", id),
            ("verificationMethod", new JsonArray(new JsonObject(
                ("id", method), ("type", "JsonWebKey"), ("controller", id), ("publicKeyJwk", JwkOf(key))))),
            ("assertionMethod", new JsonArray(method)),
            ("sm2Spki", Convert.ToBase64String(keys.Sm2.PublicKey.ToSpki()))));
    }

    // An uncompressed point: 04, x, y (SEC 1, section 2.3.3).
    private static JsonObject JwkOf(PublicKey key)
    {
        var point = key.ToSpki().AsSpan()[^64..];
        return new(
            ("kty", "EC"), ("crv", "P-256"), ("alg", "ES256"), ("use", "sig"), ("kid", key.Id.ToString()),
            ("x", CertificateKeys.Encode(point[..32])), ("y", CertificateKeys.Encode(point[32..])));
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = s_memberTime;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
