using System.Globalization;
using System.IO.Compression;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Ports.Certificates;

namespace Ledger.Certificates;

/// <summary>Certificates and their status lists as W3C Verifiable Credentials 2.0.</summary>
internal static class CertificateCredential
{
    private const string Context = "https://www.w3.org/ns/credentials/v2";

    // Legal days are days of China Standard Time.
    private const string Offset = "+08:00";

    public static JsonObject Of(CertificateFacts facts, CertificateLinks links) => new(
        ("@context", new JsonArray(Context, CredentialTerms.Context)),
        ("id", links.Certificate(facts.Number).ToString()),
        ("type", new JsonArray("VerifiableCredential", "DataPropertyRegistrationCertificate")),
        ("issuer", new JsonObject(("id", links.Issuer.ToString()), ("name", facts.Authority))),
        ("validFrom", $"{Day(facts.Content.From)}T00:00:00{Offset}"),
        ("validUntil", $"{Day(facts.Content.Until)}T23:59:59{Offset}"),
        ("credentialStatus", StatusOf(facts.Place, links)),
        ("credentialSubject", SubjectOf(facts)),
        ("evidence", new JsonArray(new JsonObject(
            ("type", new JsonArray("LedgerEntry")),
            ("origin", facts.Origin),
            ("index", Number(facts.Entry)),
            ("contentSha256", facts.Content.Digests.Sha256.ToString()),
            ("contentSm3", facts.Content.Digests.Sm3.ToString()),
            ("nationalReference", facts.Content.NationalReference)))));

    /// <summary>A status list, not yet secured.</summary>
    public static JsonObject StatusList(
        ulong list, IEnumerable<int> ended, CertificateLinks links, DateTimeOffset asOf)
    {
        var id = links.StatusList(list).ToString();
        return new(
            ("@context", new JsonArray(Context)),
            ("id", id),
            ("type", new JsonArray("VerifiableCredential", "BitstringStatusListCredential")),
            ("issuer", links.Issuer.ToString()),
            ("validFrom", asOf.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            ("credentialSubject", new JsonObject(
                ("id", id + "#list"),
                ("type", "BitstringStatusList"),
                ("statusPurpose", "revocation"),
                ("encodedList", "u" + CertificateKeys.Encode(Bits(ended))))));
    }

    private static JsonObject StatusOf(ulong place, CertificateLinks links)
    {
        var (list, index) = Math.DivRem(place, CertificateLinks.ListLength);
        return new(
            ("id", $"{links.StatusList(list)}#{Number(index)}"),
            ("type", "BitstringStatusListEntry"),
            ("statusPurpose", "revocation"),
            ("statusListIndex", Number(index)),
            ("statusListCredential", links.StatusList(list).ToString()));
    }

    private static JsonObject SubjectOf(CertificateFacts facts)
    {
        var content = facts.Content;
        return new(
            ("id", $"urn:ledger:{facts.Origin}:asset:{content.Asset}"),
            ("type", content.Kind is AssetKind.Resource ? "DataResource" : "DataProduct"),
            ("certificateNumber", facts.Number.ToString()),
            ("name", content.Description.Name),
            ("description", content.Description.Overview),
            ("industry", content.Description.Industry.ToString()),
            ("restrictions", content.Description.Restrictions),
            ("manifestSha256", content.Content.Sha256.ToString()),
            ("manifestSm3", content.Content.Sm3.ToString()),
            ("rights", new JsonArray(content.Rights.Select(right => RightOf(facts, right)))));
    }

    private static JsonObject RightOf(CertificateFacts facts, Right right) => new JsonObject(
        ("type", WireName.Of(right.Kind)),
        ("holder", HolderOf(facts, right)),
        ("exclusive", right.Exclusive),
        ("from", Day(right.From)),
        ("until", Day(right.Until)),
        ("termsSha256", right.Terms.Digests.Sha256.ToString()));

    // A natural person stays the name that the asset's public record has.
    private static JsonObject HolderOf(CertificateFacts facts, Right right) =>
        facts.Holders.TryGetValue(right.Holder, out var holder) && holder is { Name: { } name, Code: { } code }
            ? new(("name", name), ("unifiedSocialCreditCode", code))
            : new(("publicName", right.HolderName.ToString()));

    /// <summary>GZIP over one bit a place, the first place the highest bit of the first byte.</summary>
    private static byte[] Bits(IEnumerable<int> ended)
    {
        var bits = new byte[CertificateLinks.ListLength / 8];
        foreach (var place in ended)
        {
            bits[place / 8] |= (byte)(0x80 >> (place % 8));
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bits);
        }

        return packed.ToArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
