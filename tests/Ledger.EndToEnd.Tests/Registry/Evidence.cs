using Ledger.Domain;
using Ledger.EndToEnd.Hammer;
using Ledger.Evidence.Bundles;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>Evidence as a stranger gets it: a bundle, and later the anchors that it is verified by.</summary>
internal static class Evidence
{
    public static async Task<byte[]> DownloadAsync(Actors actors, AssetId asset, CancellationToken cancellationToken)
    {
        using var bundle = new MemoryStream();
        Assert.True(await actors.Holder.DownloadEvidenceAsync(asset, bundle, cancellationToken));
        return bundle.ToArray();
    }

    public static async Task<TrustAnchors> AnchorsAsync(Actors actors, CancellationToken cancellationToken)
    {
        using var published = new MemoryStream();
        Assert.True(await actors.Holder.DownloadAnchorsAsync(published, cancellationToken));
        Assert.True(TrustAnchors.TryRead(published.ToArray(), out var anchors, out var error), error);
        return anchors;
    }

    public static Verdict Verify(byte[] bundle, TrustAnchors anchors)
    {
        var verdict = BundleVerifier.Verify(bundle, anchors, new VerificationRequest());
        Assert.Null(verdict.Refusal);
        return verdict;
    }

    /// <summary>What is said of a chain instance; the made-up manifest of these tests is no content.</summary>
    public static Finding ChainIn(Verdict verdict) =>
        verdict.Findings.Single(finding => finding.Claim == "chain");
}
