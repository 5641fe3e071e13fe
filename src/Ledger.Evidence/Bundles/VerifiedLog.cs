using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>What of a bundle stands under checkpoints that trusted lanes signed.</summary>
internal sealed class VerifiedLog
{
    private static readonly DigestAlgorithm[] s_trees = [DigestAlgorithm.Sha256, DigestAlgorithm.Sm3];

    private VerifiedLog(SiblingCheckpoints heads, DateTimeOffset time, IReadOnlyList<string> lanes) =>
        (Heads, Time, Lanes) = (heads, time, lanes);

    public SiblingCheckpoints Heads { get; }

    /// <summary>The recorded time of the map leaf, the last under the checkpoints.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The lanes whose keys were valid then and signed both.</summary>
    public IReadOnlyList<string> Lanes { get; }

    public static IEnumerable<DigestAlgorithm> Trees => s_trees;

    /// <summary>Opens the checkpoints and finds their time.</summary>
    public static bool TryOpen(
        BundleContent content,
        TrustAnchors anchors,
        IReadOnlyCollection<LogLane> broken,
        [NotNullWhen(true)] out VerifiedLog? log,
        [NotNullWhen(false)] out string? error)
    {
        log = null;
        var believed = anchors.Lanes.Where(lane => !broken.Contains(lane.Lane)).ToList();
        if (believed.Count == 0)
        {
            error = "No lane is left that is believed.";
            return false;
        }

        var keys = new LogKeys(anchors.Origin, believed.Select(lane => lane.Key));
        if (!SiblingCheckpoints.TryOpen(
            content.CheckpointSha256.Span, content.CheckpointSm3.Span, keys, broken, out var heads, out error))
        {
            return false;
        }

        if (TimeOf(content, heads) is not { } time)
        {
            error = "No state in the bundle stands under its checkpoints, so their time is unknown.";
            return false;
        }

        var valid = believed.Where(lane => lane.Validity.Counts(time)
            && s_trees.All(tree => heads[tree].SignedBy.Any(key => key.Key.Id == lane.Key.Id))).ToList();
        error = valid.Count > 0 ? null : "No lane key that was valid at the checkpoints' time has signed both.";
        log = error is null ? new VerifiedLog(heads, time, [.. valid.Select(lane => lane.Lane.Name).Distinct()]) : null;
        return log is not null;
    }

    /// <summary>The leaf, if it is one of this log and stands at its index in both trees.</summary>
    public EntryLeaf? Find(BundleEntry entry, out string? error)
    {
        if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out error))
        {
            return null;
        }

        if (leaf.Origin != Heads.Sha256.Head.Origin)
        {
            error = $"The leaf is of the log {leaf.Origin}.";
            return null;
        }

        foreach (var tree in s_trees)
        {
            var head = Heads[tree].Head;
            if (!MerkleTree.VerifyInclusion(
                tree, MerkleTree.LeafHash(tree, entry.Leaf.Span), entry.Index, head.Size, entry.Inclusion[tree],
                head.Root))
            {
                error = $"The leaf does not stand at {entry.Index} in the {tree.Name} tree.";
                return null;
            }
        }

        return leaf;
    }

    /// <summary>What a state proof shows, if it does so in both trees and of that key.</summary>
    public ShownState? Find(BundleState state, out string? error) => Find(state, Heads, out error);

    private static ShownState? Find(BundleState state, SiblingCheckpoints heads, out string? error)
    {
        if (!StateProof.TryRead(state.Proof.Span, out var proof, out error))
        {
            return null;
        }

        if (proof.State.Key.ToString() != state.Key)
        {
            error = $"The proof is about {proof.State.Key}.";
            return null;
        }

        return proof.TryVerify(DigestAlgorithm.Sha256, heads.Sha256.Head, out var shown, out error)
            && proof.TryVerify(DigestAlgorithm.Sm3, heads.Sm3.Head, out _, out error)
                ? shown
                : null;
    }

    private static DateTimeOffset? TimeOf(BundleContent content, SiblingCheckpoints heads) =>
        content.States.Select(state => Find(state, heads, out _)).FirstOrDefault(shown => shown is not null)?.At;
}
