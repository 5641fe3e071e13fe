using Ledger.Cryptography;

namespace Ledger.Certificates;

/// <summary>
/// What the terms of a certificate's credential mean, embedded in it as a JSON-LD context: nothing has to be fetched to
/// read a certificate, and no term is left undefined (Verifiable Credentials Data Model 2.0, section 5.2).
/// </summary>
internal static class CredentialTerms
{
    private const string Vocabulary = "urn:ledger:terms:v1:";
    private const string Date = "http://www.w3.org/2001/XMLSchema#date";

    private static readonly string[] s_dates = ["from", "until"];

    private static readonly string[] s_terms =
    [
        "DataPropertyRegistrationCertificate", "DataProduct", "DataResource", "LedgerEntry", "certificateNumber",
        "contentSha256", "contentSm3", "exclusive", "hold", "holder", "index", "industry", "manifestSha256",
        "manifestSm3", "nationalReference", "operate", "origin", "publicName", "restrictions", "rights", "termsSha256",
        "unifiedSocialCreditCode", "use",
    ];

    /// <summary>The context.</summary>
    public static JsonObject Context { get; } = new(
        s_terms.Select(static term => (term, (JsonValue)(Vocabulary + term)))
            .Concat(s_dates.Select(static term => (term, (JsonValue)new JsonObject(
                ("@id", Vocabulary + term), ("@type", Date))))));
}
