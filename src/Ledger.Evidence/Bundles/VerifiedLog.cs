using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Evidence.Preservation;

namespace Ledger.Evidence.Bundles;

/// <summary>What of a bundle stands under checkpoints that trusted lanes signed, in every tree believed.</summary>
internal sealed partial class VerifiedLog
{
    private readonly Dictionary<DigestAlgorithm, SignedCheckpoint> _heads;

    // The state that shows the checkpoints' time, which need not be looked at again.
    private (BundleState Claimed, ShownState Shown)? _first;

    // The state proof that was read last: all have the same map leaf.
    private StateProof? _last;

    private VerifiedLog(Dictionary<DigestAlgorithm, SignedCheckpoint> heads) => _heads = heads;

    /// <summary>The trees whose digest is not declared broken; at least one.</summary>
    public IReadOnlyCollection<DigestAlgorithm> Trees => _heads.Keys;

    /// <summary>The size of the checkpoints.</summary>
    public ulong Size => _heads.Values.First().Head.Size;

    /// <summary>The log's origin.</summary>
    public string Origin { get; private init; } = "";

    /// <summary>The recorded time of the map leaf, the last under the checkpoints.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>
    /// The earliest time at which a stamp or a witness shows a checkpoint to have existed; null when none does.
    /// </summary>
    public DateTimeOffset? Existed { get; private set; }

    /// <summary>The lanes whose keys counted then and signed in every tree.</summary>
    public IReadOnlyList<string> Lanes { get; private set; } = [];

    /// <summary>The roots of the state maps under the checkpoints.</summary>
    public DigestPair MapRoots { get; private set; }

    /// <summary>What came of time stamps and cosignatures.</summary>
    public IReadOnlyList<Finding> Seen { get; private set; } = [];

    /// <summary>Opens the checkpoints and finds their time.</summary>
    public static bool TryOpen(
        BundleContent content,
        TrustAnchors anchors,
        BrokenAlgorithms broken,
        [NotNullWhen(true)] out VerifiedLog? log,
        [NotNullWhen(false)] out string? error)
    {
        log = null;
        var believed = anchors.Lanes.Where(lane => !broken.Breaks(lane.Key.Algorithm)).ToList();
        var (roots, closed) = OpenRoots(content, anchors.Origin, believed, broken);
        if (believed.Count == 0 || (!broken.Trees.Any() && roots is null))
        {
            error = "No lane, or no digest, is left that is believed.";
            return false;
        }

        if (!TryOpen(content, new LogKeys(anchors.Origin, believed.Select(lane => lane.Key)), broken, out var heads,
            out error))
        {
            return false;
        }

        if (heads.Count == 0)
        {
            heads.Add(DigestAlgorithm.Sha3, roots!.Tree);
        }

        var opened = new VerifiedLog(heads) { Origin = anchors.Origin, _roots = roots, _closed = closed };
        opened._areRootsBroken = broken.Has("sha3-256");
        error = opened.Date(content, anchors, broken, believed);
        log = error is null ? opened : null;
        return log is not null;
    }

    /// <summary>The head of one of <see cref="Trees"/>.</summary>
    public Checkpoint Head(DigestAlgorithm tree) => _heads[tree].Head;

    /// <summary>The leaf, if it is one of this log and stands at its index in every tree.</summary>
    /// <param name="entry">What is claimed.</param>
    /// <param name="hash">The hashes of the leaf in the two trees.</param>
    /// <param name="error">What does not hold.</param>
    public EntryLeaf? Find(BundleEntry entry, DigestPair hash, out string? error)
    {
        if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out error))
        {
            return null;
        }

        if (leaf.Origin != Origin)
        {
            error = $"The leaf is of the log {leaf.Origin}.";
            return null;
        }

        foreach (var (tree, signed) in _heads)
        {
            if (tree == DigestAlgorithm.Sha3 ? !_roots!.Holds(entry) : !MerkleTree.VerifyInclusion(
                tree, hash[tree], entry.Index, signed.Head.Size, entry.Inclusion[tree], signed.Head.Root))
            {
                error = $"The leaf does not stand at {entry.Index} in the {tree.Name} tree.";
                return null;
            }
        }

        return leaf;
    }

    /// <summary>What a state proof shows, if it does so in every tree and of that key.</summary>
    public ShownState? Find(BundleState state, out string? error)
    {
        error = null;
        return ReferenceEquals(state, _first?.Claimed) ? _first?.Shown : Find(state, out _, out error);
    }

    private ShownState? Find(BundleState state, out StateProof? proof, out string? error)
    {
        if (!StateProof.TryRead(state.Proof.Span, _last, out proof, out error))
        {
            return null;
        }

        _last = proof;
        if (proof.State.Key.ToString() != state.Key)
        {
            error = $"The proof is about {proof.State.Key}.";
            return null;
        }

        ShownState? shown = null;
        foreach (var (tree, signed) in _heads)
        {
            if (tree == DigestAlgorithm.Sha3)
            {
                return _roots!.Find(proof, out error);
            }

            if (!proof.TryVerify(tree, signed.Head, out shown, out error))
            {
                return null;
            }
        }

        return shown;
    }

    private static bool TryOpen(
        BundleContent content,
        LogKeys keys,
        BrokenAlgorithms broken,
        out Dictionary<DigestAlgorithm, SignedCheckpoint> heads,
        [NotNullWhen(false)] out string? error)
    {
        (heads, error) = ([], null);
        foreach (var tree in broken.Trees)
        {
            var bytes = tree == DigestAlgorithm.Sm3 ? content.CheckpointSm3 : content.CheckpointSha256;
            if (!SignedCheckpoint.TryOpen(
                bytes.Span, Checkpoint.OriginOf(keys.Origin, tree), keys.Verifier(tree), out var head, out error))
            {
                return false;
            }

            heads.Add(tree, head);
        }

        error = heads.Values.DistinctBy(head => head.Head.Size).Count() <= 1 ? null
            : "The checkpoints are of different sizes.";
        return error is null;
    }

    private string? Date(
        BundleContent content, TrustAnchors anchors, BrokenAlgorithms broken, List<TrustedLane> believed)
    {
        foreach (var state in content.States)
        {
            if (Find(state, out var proof, out _) is { } shown)
            {
                (_first, Time, MapRoots) = ((state, shown), shown.At, proof!.MapRoots);
                break;
            }
        }

        if (_first is null)
        {
            return "No state in the bundle stands under its checkpoints, so their time is unknown.";
        }

        var (findings, times) = (new List<Finding>(), new List<DateTimeOffset>());
        var looked = _heads.Where(static head => head.Key != DigestAlgorithm.Sha3).ToDictionary();
        if (!WitnessCheck.TryFind(looked, anchors, broken, findings, times, out var error))
        {
            return error;
        }

        times.RemoveAll(time => Time - time > TimeStampCheck.Tolerance);
        var check = new TimeStampCheck(anchors, broken, Time);
        Stamp(content, check, broken, findings, times);
        Preserve(content, new PreservationCheck(check), believed, findings, times);
        Seen = findings;
        Existed = times.Count > 0 ? times.Min() : null;
        if (IsRerooted)
        {
            Lanes = _rerootedBy;
            return Lanes.Count > 0 ? null : "No stamp or no lane that counts shows the roots over SHA3-256.";
        }

        var valid = believed.Where(lane => lane.Validity.Counts(Time, Existed)
            && _heads.Values.All(head => head.SignedBy.Any(key => key.Key.Id == lane.Key.Id)));
        Lanes = [.. valid.Select(lane => lane.Lane.Name).Distinct()];
        return Lanes.Count > 0 ? null : "No lane key that counts at the checkpoints' time has signed both.";
    }

    private void Stamp(
        BundleContent content, TimeStampCheck check, BrokenAlgorithms broken, List<Finding> findings,
        List<DateTimeOffset> times)
    {
        foreach (var stamp in content.Timestamps)
        {
            var isNamed = broken.Has("sha256")
                || DigestAlgorithm.Sha256.Hash(stamp.Response.Span) == stamp.Sha256;
            var found = isNamed ? check.Judge(stamp.Response, _heads)
                : new StampVerdict(Standing.Refuted, "The bytes have another SHA-256.");
            findings.Add(new("timestamp", stamp.Sha256.ToString(), found.Outcome, found.Reason)
            {
                RestsOn = found.RestsOn,
            });
            if (found.Existed is { } existed)
            {
                times.Add(existed);
            }
        }
    }
}
