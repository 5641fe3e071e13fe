using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Collections;

/// <summary>Checks what collectors signed of the data before it was registered (SPEC-collection).</summary>
internal static class CollectionCheck
{
    private const string Claim = "collection";

    /// <summary>One finding a record that has a state.</summary>
    /// <param name="subject">The bundle's subject.</param>
    /// <param name="states">States that are proven and that no entry contradicts.</param>
    /// <param name="broken">What is declared broken.</param>
    public static IEnumerable<Finding> Check(
        string subject, IReadOnlyList<ShownState> states, BrokenAlgorithms broken)
    {
        var asset = states.FirstOrDefault(state => state.State.Key.ToString() == subject)?.State.Value;
        foreach (var (key, value) in states.Where(static one => one.State.Key.Kind is StateKeyKind.Collection)
            .Select(static one => (one.State.Key, one.State.Value)))
        {
            if (value is not null)
            {
                var (outcome, reason) = Judge(key, value, subject, asset, broken);
                yield return new Finding(Claim, key.ToString(), outcome, reason);
            }
        }
    }

    private static (Standing Outcome, string Reason) Judge(
        StateKey key, JsonObject value, string subject, JsonObject? asset, BrokenAlgorithms broken)
    {
        if (!CollectionClaim.TryRead(value, out var claim) || !key.TryGetAsset(out var of)
            || claim.Asset != of.ToString())
        {
            return (Standing.Refuted, "It is no record of how this asset's data was collected.");
        }

        if (!claim.Stands || broken.Breaks(claim.Key.Algorithm))
        {
            return (Standing.NotShown, claim.Stands ? "Its algorithm is declared broken." : "It was withdrawn.");
        }

        if (!claim.Key.Verify(claim.SignedBytes, claim.Signature))
        {
            return (Standing.Refuted, "The collector's signature does not hold.");
        }

        return $"asset/{claim.Asset}" == subject && IsContent(asset, claim.Content, broken)
            ? (Standing.Proven,
                $"signed by the collector's key {claim.Key.Id}: collected {EntrySyntax.FormatTime(claim.From)} to "
                + EntrySyntax.FormatTime(claim.Until))
            : (Standing.NotShown, "That it is of the asset's content is not proven here.");
    }

    private static bool IsContent(JsonObject? asset, DigestPair content, BrokenAlgorithms broken) =>
        asset is not null && asset.TryGetObject("content", out var held)
        && broken.Trees.Any()
        && broken.Trees.All(tree => held.TryGetDigest(tree.Name, out var digest) && digest == content[tree]);
}
