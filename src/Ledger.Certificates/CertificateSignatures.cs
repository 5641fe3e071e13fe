using Ledger.Cryptography;
using Ledger.Ports.Certificates;

namespace Ledger.Certificates;

/// <summary>
/// Signatures over a certificate's documents, beside them: each is over the canonical JSON of the statement, which says
/// what it is, of which log, of which certificate and which files, so that it can be taken for nothing else.
/// </summary>
internal static class CertificateSignatures
{
    public static byte[] Of(
        CertificateFacts facts, CertificateKeys keys, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var statement = new JsonObject(
            ("type", "ledger-certificate-documents@v1"),
            ("origin", facts.Origin),
            ("number", facts.Number.ToString()),
            ("files", new JsonArray(files.Select(FileOf))));
        var signed = CanonicalJson.Write(statement);
        return CanonicalJson.Write(new JsonObject(
            ("statement", statement),
            ("signatures", new JsonArray(Sign(keys.P256, signed), Sign(keys.Sm2, signed)))));
    }

    private static JsonValue FileOf((string Name, byte[] Bytes) file)
    {
        var digests = DigestPair.Of(file.Bytes);
        return new JsonObject(
            ("name", file.Name), ("sha256", digests.Sha256.ToString()), ("sm3", digests.Sm3.ToString()));
    }

    private static JsonObject Sign(PrivateKey key, byte[] statement) => new JsonObject(
        ("algorithm", key.PublicKey.Algorithm.Name),
        ("key", key.PublicKey.Id.ToString()),
        ("spki", Convert.ToBase64String(key.PublicKey.ToSpki())),
        ("value", Convert.ToBase64String(key.Sign(statement))));
}
