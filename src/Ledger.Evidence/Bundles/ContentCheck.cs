using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Log;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Bundles;

/// <summary>What is found about manifests of content.</summary>
internal static class ContentCheck
{
    /// <summary>The manifests that are proven to be the content of an asset here.</summary>
    /// <param name="content">The bundle.</param>
    /// <param name="states">The states that are proven.</param>
    /// <param name="broken">What is declared broken.</param>
    /// <param name="findings">Takes a finding for each.</param>
    public static List<Manifest> Manifests(
        BundleContent content, List<ShownState> states, BrokenAlgorithms broken, List<Finding> findings)
    {
        var manifests = new List<Manifest>();
        foreach (var held in content.Manifests)
        {
            var name = held.Sha256.ToString();
            var digests = held.Digests;
            if (!broken.Trees.Any())
            {
                findings.Add(new("content", name, Standing.NotShown, "The state names it by digests that are broken."));
                continue;
            }

            var owner = states.FirstOrDefault(state => IsContent(state.State, digests, broken));
            if (owner is null || (digests.Sha256 != held.Sha256 && !broken.Has("sha256")))
            {
                findings.Add(new("content", name, Standing.Refuted, "No asset here has it as its content."));
            }
            else if (Manifest.TryRead(held.Bytes.Span, out var manifest, out var error))
            {
                manifests.Add(manifest);
                findings.Add(new(
                    "content", name, Standing.Proven,
                    $"the manifest of {owner.State.Key}: {manifest.Files.Count} files, "
                    + $"{manifest.Files.Sum(file => file.Length)} bytes"));
            }
            else
            {
                findings.Add(new("content", name, Standing.Refuted, $"It is not a manifest: {error}"));
            }
        }

        return manifests;
    }

    private static bool IsContent(KeyState state, DigestPair digests, BrokenAlgorithms broken) =>
        state.Key.Kind == StateKeyKind.Asset
        && state.Value is { } value
        && value.TryGetObject("content", out var content)
        && broken.Trees.All(algorithm =>
            content.TryGetDigest(algorithm.Name, out var digest) && digest == digests[algorithm]);
}
