using System.Formats.Asn1;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>What must hold between the parts of trust anchors (SPEC-anchors, "Form").</summary>
internal static class TrustAnchorsRules
{
    public static string? Refusal(TrustAnchors anchors) =>
        anchors.Lanes.Count == 0 || anchors.BundleKeys.Count == 0 ? "Trust anchors have lanes and bundle keys."
        : !AreDistinct(Keys(anchors)) ? "A key comes twice, or serves two purposes."
        : !AreDistinct(anchors.Chains.Select(chain => chain.Instance)) ? "A chain instance comes twice."
        : Refusal([.. anchors.TimeStampers, .. anchors.Authorities]) ?? Witnesses(anchors);

    private static IEnumerable<Digest> Keys(TrustAnchors anchors) =>
    [
        .. anchors.Lanes.Select(lane => lane.Key.Id),
        .. anchors.BundleKeys.Concat(anchors.CertificateKeys).Select(key => key.Key.Id),
        .. anchors.Witnesses.Select(witness => witness.Key.Key.Id),
    ];

    private static string? Refusal(IReadOnlyList<TrustedCertificate> certificates) =>
        !certificates.All(one => IsSequence(one.Certificate)) ? "'certificate' is no certificate."
        : !AreDistinct(certificates.Select(one => DigestAlgorithm.Sha256.Hash(one.Certificate.Span)))
            ? "A certificate comes twice."
        : null;

    private static string? Witnesses(TrustAnchors anchors)
    {
        string[] ours = [anchors.Origin, Checkpoint.OriginOf(anchors.Origin, DigestAlgorithm.Sm3)];
        return anchors.WitnessQuorum > anchors.Witnesses.Count ? "'witnessQuorum' asks for more than there are."
            : anchors.Witnesses.Any(one => !EntrySyntax.IsOrigin(one.Key.Name) || ours.Contains(one.Key.Name))
                ? "A witness has a name of its own."
            : null;
    }

    private static bool IsSequence(ReadOnlyMemory<byte> der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            _ = reader.ReadSequence();
            return !reader.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool AreDistinct<T>(IEnumerable<T> items)
    {
        var seen = new HashSet<T>();
        return items.All(seen.Add);
    }
}
