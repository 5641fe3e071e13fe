using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Certificates;

/// <summary>Judges a certificate beside the bundle of its asset (SPEC-certificate, "Verifying").</summary>
internal static class CertificateCheck
{
    private const string Claim = "certificate";

    /// <summary>One finding for the documents, one for each signature, one for the credential; or a single one.
    /// </summary>
    /// <param name="archive">The archive, untrusted.</param>
    /// <param name="bundle">The bundle in it.</param>
    /// <param name="states">The states that are proven there and that no entry there contradicts.</param>
    /// <param name="anchors">What is believed.</param>
    /// <param name="broken">What is declared broken.</param>
    public static IEnumerable<Finding> Check(
        CertificateArchive archive, BundleContent bundle, IReadOnlyList<ShownState> states, TrustAnchors anchors,
        BrokenAlgorithms broken)
    {
        if (!SignedCertificate.TryRead(archive.Signatures.Span, out var signed))
        {
            return [new Finding(Claim, bundle.Subject, Standing.Refuted, "The signatures are malformed.")];
        }

        if (signed.Origin != bundle.Origin)
        {
            return [new Finding(Claim, bundle.Subject, Standing.Refuted, $"The certificate is of {signed.Origin}.")];
        }

        var signatures = signed.Signatures
            .Select(one => (one.Key, Found: Check(one, signed, anchors, broken))).ToList();
        var keys = signatures.Where(static one => one.Found.Outcome == Standing.Proven).Select(static one => one.Key);
        return
        [
            Documents(archive, signed, bundle, states, broken), .. signatures.Select(static one => one.Found),
            Credential(archive, signed, keys, broken),
        ];
    }

    // The keys are those of signatures that are proven here: what they bear as time, the credential does not.
    private static Finding Credential(
        CertificateArchive archive, SignedCertificate signed, IEnumerable<PublicKey> keys, BrokenAlgorithms broken)
    {
        Finding Found(Standing outcome, string reason) =>
            new("credential", StateKey.Of(signed.Number).ToString(), outcome, reason);
        var content = DigestPair.Of(archive.Content.Span);
        return broken.Breaks(SignatureAlgorithm.P256) ? Found(Standing.NotShown, "P-256 is declared broken.")
            : !SignedCredential.TryRead(archive.Credential.Span, out var credential)
                ? Found(Standing.Refuted, "It is no secured credential in its one form.")
            : !credential.IsOf(
                signed.Origin, signed.Number.ToString(), digests => AreAlike(digests, content, broken))
                ? Found(Standing.Refuted, "It is of another certificate.")
            : keys.FirstOrDefault(key => key.Algorithm == SignatureAlgorithm.P256 && key.Id == credential.Key)
                is not { } by ? Found(Standing.NotShown, "No proven signature of the certificate is by its key.")
            : credential.IsSignedBy(by)
                ? Found(Standing.Proven, $"signed by the registry's certificate key {by}")
                : Found(Standing.Refuted, "The signature does not hold.");
    }

    private static Finding Documents(
        CertificateArchive archive, SignedCertificate signed, BundleContent bundle,
        IReadOnlyList<ShownState> states, BrokenAlgorithms broken)
    {
        var key = StateKey.Of(signed.Number);
        var content = DigestPair.Of(archive.Content.Span);
        Finding Found(Standing outcome, string reason) => new(Claim, key.ToString(), outcome, reason);
        if (!broken.Trees.Any())
        {
            return Found(Standing.NotShown, "The log names it by digests that are broken.");
        }

        if (!AreAlike(content, signed.Content, broken)
            || !AreAlike(DigestPair.Of(archive.Page.Span), signed.Page, broken))
        {
            return Found(Standing.Refuted, "A document is not the one that was signed.");
        }

        return states.FirstOrDefault(state => state.State.Key == key) is not { } shown
            ? Found(Standing.NotShown, "Its state is not proven here.")
            : shown.State.Value is { } value && value.TryGetText("asset", out var asset)
                && $"asset/{asset}" == bundle.Subject
                && value.TryGetDigest("sha256", out var sha256) && value.TryGetDigest("sm3", out var sm3)
                && AreAlike(content, new DigestPair(sha256, sm3), broken)
                    ? Found(Standing.Proven, "the log holds this very content")
                    : Found(Standing.Refuted, "The log holds no such certificate of the asset.");
    }

    private static Finding Check(
        CertificateSignature one, SignedCertificate signed, TrustAnchors anchors, BrokenAlgorithms broken)
    {
        Finding Found(Standing outcome, string reason) => new(
            "certificate-signature", $"{one.Key.Algorithm.Name} {StateKey.Of(signed.Number)}", outcome, reason);
        return broken.Breaks(one.Key.Algorithm) ? Found(Standing.NotShown, "Its algorithm is declared broken.")
            : anchors.CertificateKeys.FirstOrDefault(trusted => trusted.Key.Equals(one.Key)) is not { } known
                ? Found(Standing.NotShown, "The anchors do not know the key.")
            : !one.Key.Verify(signed.Message, one.Value.Span)
                ? Found(Standing.Refuted, "The signature does not hold.")
            : known.Validity.Counts(signed.Time)
                ? Found(Standing.Proven, $"signed by the registry's certificate key {one.Key}")
                : Found(Standing.NotShown, "The key does not count at that time.");
    }

    private static bool AreAlike(DigestPair one, DigestPair other, BrokenAlgorithms broken) =>
        broken.Trees.All(digest => one[digest] == other[digest]);
}
