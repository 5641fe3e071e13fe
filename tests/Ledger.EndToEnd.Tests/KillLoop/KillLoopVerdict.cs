using Ledger.Cryptography;
using Ledger.EndToEnd.Hammer;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;

namespace Ledger.EndToEnd.Tests.KillLoop;

/// <summary>
/// Judges what was recorded: nothing acknowledged is lost or changed, nothing is there twice, no checkpoint was taken
/// back, and the chain holds the log once and in order. Pure.
/// </summary>
internal sealed class KillLoopVerdict
{
    private static readonly DigestAlgorithm[] s_trees = [DigestAlgorithm.Sha256, DigestAlgorithm.Sm3];

    private readonly KillLoopFacts _facts;
    private readonly List<string> _findings = [];
    private readonly DigestPair[] _hashes;

    private KillLoopVerdict(KillLoopFacts facts)
    {
        _facts = facts;
        _hashes = [.. facts.Leaves.Select(leaf => EntryLeaf.Hash(leaf.Span))];
    }

    /// <summary>What is wrong, a line each; none when all is well.</summary>
    public static IReadOnlyList<string> Of(KillLoopFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var verdict = new KillLoopVerdict(facts);
        var leaves = verdict.ReadLeaves();
        verdict.CheckCommands(leaves);
        verdict.CheckAcknowledged(leaves);
        verdict.CheckCheckpoints();
        verdict.CheckConsistency();
        verdict.CheckChain();
        verdict.CheckContents();
        return verdict._findings;
    }

    private EntryLeaf?[] ReadLeaves()
    {
        var leaves = new EntryLeaf?[_facts.Leaves.Count];
        for (var i = 0; i < leaves.Length; i++)
        {
            if (!EntryLeaf.TryRead(_facts.Leaves[i].Span, out leaves[i], out var error))
            {
                Find($"leaf-malformed: {i}: {error}");
            }
        }

        return leaves;
    }

    private void CheckCommands(EntryLeaf?[] leaves)
    {
        var first = new Dictionary<(string Actor, string Id), int>();
        for (var i = 0; i < leaves.Length; i++)
        {
            if (leaves[i] is { Command: { } command } leaf
                && !first.TryAdd((ActorOf(leaf), command.Id), i))
            {
                Find($"command-twice: {command.Id} at {first[(ActorOf(leaf), command.Id)]} and {i}");
            }
        }
    }

    private void CheckAcknowledged(EntryLeaf?[] leaves)
    {
        foreach (var told in _facts.Acknowledged)
        {
            if (told.Index >= (ulong)leaves.Length)
            {
                Find($"acknowledged-lost: {told.CommandId} was at {told.Index} of {leaves.Length}");
                continue;
            }

            var leaf = leaves[told.Index];
            if (leaf?.Command?.Id != told.CommandId || ActorOf(leaf) != told.Actor)
            {
                Find($"acknowledged-elsewhere: {told.CommandId} is not at {told.Index}");
            }
            else if (_hashes[told.Index] != told.LeafHash)
            {
                Find($"acknowledged-changed: {told.CommandId} at {told.Index}");
            }
        }
    }

    private void CheckCheckpoints()
    {
        if (_facts.Newest.Size != (ulong)_hashes.Length)
        {
            Find($"not-all-published: {_facts.Newest.Size} of {_hashes.Length}");
        }

        foreach (var seen in _facts.Seen.Append(_facts.Newest).Distinct())
        {
            if (RootsAt(seen.Size) != seen.Roots)
            {
                Find($"checkpoint-disowned: the log has other roots at {seen.Size} than it signed");
            }
        }
    }

    private void CheckConsistency()
    {
        var shown = _facts.Consistency.ToDictionary(proof => proof.From);
        foreach (var seen in _facts.Seen.Where(seen => seen.Size < _facts.Newest.Size))
        {
            if (!shown.TryGetValue(seen.Size, out var proof) || !s_trees.All(tree => MerkleTree.VerifyConsistency(
                tree, seen.Size, seen.Roots[tree], _facts.Newest.Size, _facts.Newest.Roots[tree], proof[tree])))
            {
                Find($"fork: the newest checkpoint is not shown to continue the one of {seen.Size}");
            }
        }
    }

    private void CheckChain()
    {
        var next = 0ul;
        foreach (var commit in _facts.Commits)
        {
            if (commit.From < next)
            {
                Find($"commit-doubled: [{commit.From}, {commit.To}) after {next}");
            }
            else if (commit.From > next)
            {
                Find($"commit-gap: [{next}, {commit.From}) is missing");
            }

            if (RootsAt(commit.To) != new DigestPair(commit.Sha256Root, commit.Sm3Root))
            {
                Find($"commit-of-another-log: the roots at {commit.To}");
            }

            next = commit.To;
        }

        if (next != _facts.ChainSize || next != _facts.Newest.Size)
        {
            Find($"chain-behind: commits to {next}, size {_facts.ChainSize}, published {_facts.Newest.Size}");
        }
    }

    private void CheckContents()
    {
        foreach (var lost in _facts.LostContents)
        {
            Find($"content-lost: {lost} was taken and is not there");
        }
    }

    private readonly Dictionary<ulong, DigestPair> _roots = [];

    private DigestPair? RootsAt(ulong size)
    {
        if (size > (ulong)_hashes.Length)
        {
            return null;
        }

        if (_roots.Count == 0)
        {
            ComputeRoots();
        }

        return _roots[size];
    }

    private void ComputeRoots()
    {
        var (sha256, sm3) = (new MerkleFrontier(DigestAlgorithm.Sha256), new MerkleFrontier(DigestAlgorithm.Sm3));
        var wanted = _facts.Seen.Append(_facts.Newest).Select(seen => seen.Size)
            .Concat(_facts.Commits.Select(commit => commit.To)).ToHashSet();
        for (var size = 0ul; ; size++)
        {
            if (wanted.Contains(size) || size == 0)
            {
                _roots[size] = new DigestPair(sha256.Root(), sm3.Root());
            }

            if (size == (ulong)_hashes.Length)
            {
                return;
            }

            sha256.Append(_hashes[size].Sha256);
            sm3.Append(_hashes[size].Sm3);
        }
    }

    private static string ActorOf(EntryLeaf leaf) => leaf.Actor?.Stream.ToString() ?? "registry";

    private void Find(string finding) => _findings.Add(finding);
}
