using Ledger.Ports.Keys;

namespace Ledger.Ports.Certificates;

/// <summary>Makes what is handed out about a certificate.</summary>
public interface ICertificateDocuments
{
    /// <summary>The certificate for people, as a PDF: equal facts give equal bytes.</summary>
    /// <exception cref="CertificateFontException">No font is here that has the characters.</exception>
    byte[] Print(CertificateFacts facts, CertificateLinks links);

    /// <summary>
    /// The certificate for programs: a Verifiable Credential 2.0, secured as JWT (VC-JOSE-COSE, <c>vc+jwt</c>, ES256).
    /// </summary>
    string Credential(CertificateFacts facts, CertificateLinks links, CertificateKeyPair keys);

    /// <summary>
    /// A list of the Bitstring Status List recommendation, secured in the same way: a bit is set where the certificate
    /// at that place proves nothing any more.
    /// </summary>
    /// <param name="list">Which list, from 0; each has <see cref="CertificateLinks.ListLength"/> places.</param>
    /// <param name="ended">The places in it of certificates that were superseded or cancelled or that lapsed.</param>
    /// <param name="links">Where everything is.</param>
    /// <param name="keys">What signs it.</param>
    /// <param name="asOf">When that was so.</param>
    string StatusList(
        ulong list, IEnumerable<int> ended, CertificateLinks links, CertificateKeyPair keys, DateTimeOffset asOf);

    /// <summary>
    /// One archive: the PDF, the content's canonical JSON, the credential, the SM2 and P-256 signatures over the first
    /// two, evidence with its anchors, and the page that verifies it.
    /// </summary>
    /// <param name="facts">What it says.</param>
    /// <param name="links">Where everything is.</param>
    /// <param name="keys">What signs it.</param>
    /// <param name="signedAt">When it is signed.</param>
    /// <param name="evidence">The bundle of the asset; null while there is none.</param>
    /// <param name="anchors">What the bundle is verified by.</param>
    /// <param name="verifier">The page that verifies the bundle in a browser; null where it was not built.</param>
    /// <exception cref="CertificateFontException">No font is here that has the characters.</exception>
    byte[] Archive(
        CertificateFacts facts, CertificateLinks links, CertificateKeyPair keys, DateTimeOffset signedAt,
        byte[]? evidence, byte[] anchors, VerifierPage? verifier);

    /// <summary>
    /// The issuer as a controlled identifier document: the keys that certificates are and were signed with.
    /// </summary>
    /// <param name="links">Where everything is.</param>
    /// <param name="keys">The keys that sign now.</param>
    /// <param name="all">All keys that the log ever named.</param>
    byte[] Issuer(CertificateLinks links, CertificateKeyPair keys, IReadOnlyList<KeyWindow> all);
}

/// <summary>No font was found that certificates could be printed with; the message says what to install.</summary>
public sealed class CertificateFontException(string message) : Exception(message);
