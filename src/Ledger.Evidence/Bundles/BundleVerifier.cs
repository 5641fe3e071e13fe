using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Bundles;

/// <summary>
/// Says of every claim of a bundle whether it is proven, by the trust anchors alone: no network, no clock. It never
/// throws, whatever the bytes.
/// </summary>
public static class BundleVerifier
{
    /// <summary>Verifies.</summary>
    /// <param name="bundle">The bundle, untrusted.</param>
    /// <param name="anchors">What is believed.</param>
    /// <param name="request">What is asked beside the bundle's own claims.</param>
    public static Verdict Verify(ReadOnlyMemory<byte> bundle, TrustAnchors anchors, VerificationRequest request)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        ArgumentNullException.ThrowIfNull(request);
        var keys = anchors.BundleKeys.Select(trusted => trusted.Key).ToList();
        if (!Bundle.TryRead(bundle, keys, out var content, out var signedBy, out var error))
        {
            return new Verdict { Refusal = error };
        }

        if (content.Origin != anchors.Origin)
        {
            return new Verdict { Refusal = $"The bundle is of {content.Origin}, the anchors are of {anchors.Origin}." };
        }

        var witnessed = new List<Finding>();
        if (!VerifiedLog.TryOpen(content, anchors, request.BrokenLanes, out var log, out error)
            || !WitnessCheck.TryFind(log.Heads, anchors, request.BrokenLanes, witnessed, out error))
        {
            return new Verdict { Refusal = error };
        }

        return anchors.BundleKeys.Any(trusted => trusted.Key.Equals(signedBy) && trusted.Validity.Counts(log.Time))
            ? Judge(content, anchors, request, log, witnessed)
            : new Verdict { Refusal = "The bundle key that signed does not count at the checkpoints' time." };
    }

    private static Verdict Judge(
        BundleContent content, TrustAnchors anchors, VerificationRequest request, VerifiedLog log,
        List<Finding> witnessed)
    {
        List<Finding> findings = [.. witnessed];
        var proven = CheckEntries(content, log, findings);
        var history = new StateHistory([.. proven.Select(entry => entry.Leaf)]);
        var shown = CheckStates(content, log, findings);
        foreach (var state in shown)
        {
            findings.Add(StateCheck.Now(state, history));
            findings.AddRange(request.At is { } time ? StateCheck.At(state, history, time) : []);
        }

        // Nothing follows from a state that an entry here contradicts.
        var states = shown.FindAll(state => history.Contradiction(state.State) is null);
        var manifests = CheckManifests(content, states, findings);
        var chains = new ChainCheck(log, anchors);
        foreach (var chain in content.Chains)
        {
            chains.Check(chain, proven.Select(entry => entry.Index), states);
        }

        return new Verdict
        {
            Origin = content.Origin,
            Subject = content.Subject,
            Size = log.Heads.Size,
            Time = log.Time,
            Lanes = log.Lanes,
            Findings = [.. findings, .. chains.Findings],
            Manifests = manifests,
        };
    }

    private static List<(ulong Index, EntryLeaf Leaf)> CheckEntries(
        BundleContent content, VerifiedLog log, List<Finding> findings)
    {
        var proven = new List<(ulong Index, EntryLeaf Leaf)>();
        foreach (var entry in content.Entries)
        {
            var index = CanonicalDecimal.Encode(entry.Index);
            if (log.Find(entry, out var error) is { } leaf)
            {
                proven.Add((entry.Index, leaf));
                findings.Add(new(
                    "entry", index, Standing.Proven,
                    $"{leaf.Type} of {EntrySyntax.FormatTime(leaf.RecordedTime)}, in {leaf.Origin} "
                    + $"at the latest at {EntrySyntax.FormatTime(log.Time)}"));
            }
            else
            {
                findings.Add(new("entry", index, Standing.Refuted, error!));
            }
        }

        return proven;
    }

    private static List<ShownState> CheckStates(BundleContent content, VerifiedLog log, List<Finding> findings)
    {
        var states = new List<ShownState>();
        foreach (var state in content.States)
        {
            if (log.Find(state, out var error) is { } shown)
            {
                states.Add(shown);
            }
            else
            {
                findings.Add(new("state", state.Key, Standing.Refuted, error!));
            }
        }

        return states;
    }

    private static List<Manifest> CheckManifests(
        BundleContent content, List<ShownState> states, List<Finding> findings)
    {
        var manifests = new List<Manifest>();
        foreach (var held in content.Manifests)
        {
            var name = held.Sha256.ToString();
            var digests = DigestPair.Of(held.Bytes.Span);
            var owner = states.FirstOrDefault(state => IsContent(state.State, digests));
            if (digests.Sha256 != held.Sha256 || owner is null)
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

    private static bool IsContent(KeyState state, DigestPair digests) =>
        state.Key.Kind == StateKeyKind.Asset
        && state.Value is { } value
        && value.TryGetObject("content", out var content)
        && content.TryGetDigest("sha256", out var sha256)
        && content.TryGetDigest("sm3", out var sm3)
        && digests == new DigestPair(sha256, sm3);
}
