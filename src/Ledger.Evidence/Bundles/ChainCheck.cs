using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Log;
using Ledger.Evidence.Mirror;

namespace Ledger.Evidence.Bundles;

/// <summary>What is found about one chain instance.</summary>
internal sealed class ChainCheck(VerifiedLog log, TrustAnchors anchors, BrokenAlgorithms broken)
{
    private readonly List<Finding> _findings = [];
    private bool _isDevelopment;

    public IReadOnlyList<Finding> Findings => _findings;

    /// <param name="chain">What the bundle has of the chain.</param>
    /// <param name="entries">The entries that were proven.</param>
    /// <param name="states">The states that were proven.</param>
    public void Check(BundleChain chain, IEnumerable<ulong> entries, IReadOnlyList<ShownState> states)
    {
        var known = anchors.Chains.FirstOrDefault(known => known.Instance == chain.Instance);
        _isDevelopment = known is { Seal.IsDevelopment: true };
        if (known is not { } trusted)
        {
            Add(chain, Standing.NotShown, "The trust anchors do not know the instance.");
        }
        else if (broken.Has("keccak256"))
        {
            Add(chain, Standing.NotShown, "Keccak-256 is declared broken, and everything of the chain rests on it.");
        }
        else if (!broken.Trees.Any())
        {
            Add(chain, Standing.NotShown, "The chain holds roots over digests that are declared broken.");
        }
        else if (!EvmMirrorProof.TryDecode(chain.Proof, out var proof))
        {
            Add(chain, Standing.Refuted, "The proof is malformed.");
        }
        else if (!TryBelieve(proof, trusted.Seal, out var blocks, out var unbelieved))
        {
            Add(chain, Standing.NotShown, unbelieved);
        }
        else if (!proof.TryVerifyUnder(blocks, trusted.Contract, out var facts, out var error))
        {
            Add(chain, Standing.Refuted, $"The proof does not hold: {error}.");
        }
        else if (facts.State?.CodeHash != trusted.CodeHash)
        {
            Add(chain, Standing.Refuted, "The contract has not the code of the trust anchors.");
        }
        else
        {
            Check(chain, trusted, facts, entries, states);
        }
    }

    private void Check(
        BundleChain chain,
        TrustedChain trusted,
        EvmMirrorFacts facts,
        IEnumerable<ulong> entries,
        IReadOnlyList<ShownState> states)
    {
        var committed = facts.Commit.Committed;
        if (committed.To > trusted.Retired)
        {
            Add(chain, Standing.NotShown,
                $"The log gave the instance up with entry {trusted.Retired}; the commit goes beyond.");
            return;
        }

        if (Contradiction(committed, chain.Consistency) is { } contradiction)
        {
            Add(chain, Standing.Refuted, contradiction);
            return;
        }

        var where = Where(facts.Commit.Block, trusted);
        Add(chain, Standing.Proven, $"holds the log's roots at size {committed.To}, {where}");
        foreach (var index in entries.Where(index => index < committed.To))
        {
            _findings.Add(new(
                "anchored", CanonicalDecimal.Encode(index), Standing.Proven, where, chain.Instance)
            {
                IsDevelopment = _isDevelopment,
            });
        }

        foreach (var key in facts.State!.Keys)
        {
            if (states.FirstOrDefault(state => state.State.Key.ToString() == key.Key) is { } shown)
            {
                _findings.Add(Mirrored(key, shown.State, facts.State.Block, trusted));
            }
        }
    }

    // The first To leaves of the bundle's trees are those whose roots the chain holds.
    private string? Contradiction(MirrorCommitted committed, HashPaths consistency)
    {
        foreach (var tree in log.Trees)
        {
            var root = tree == DigestAlgorithm.Sm3 ? committed.Sm3Root : committed.Sha256Root;
            var head = log.Head(tree);
            if (committed.To > head.Size
                || !MerkleTree.VerifyConsistency(
                    tree, committed.To, root, head.Size, head.Root, consistency[tree]))
            {
                return $"The checkpoint does not continue the {tree.Name} root that the chain holds at {committed.To}.";
            }
        }

        return null;
    }

    private Finding Mirrored(MirroredKey key, KeyState state, EvmBlockFacts block, TrustedChain trusted)
    {
        var held = key.Record?.Version ?? key.Right?.Version;
        var (outcome, reason) = broken.Has("sha256")
                ? (Standing.NotShown, "The chain holds SHA-256 digests, and SHA-256 is declared broken.")
            : state.Value is { } value && key.Holds(state.Version, value)
                ? (Standing.Proven, $"version {state.Version}, {Where(block, trusted)}")
            : key.Status == MirroredStatus.NotMirrored
                ? (Standing.NotShown, "The chain says that it does not mirror the key.")
            : key.Status == MirroredStatus.NotSet
                ? (Standing.NotShown, "The chain, as of that block, does not have the key.")
            : held != state.Version
                ? (Standing.NotShown, $"The chain, as of that block, holds version {held}, the log {state.Version}.")
            : (Standing.Refuted, $"The chain holds another value of version {held}.");
        return new("mirrored", key.Key, outcome, reason, trusted.Instance) { IsDevelopment = _isDevelopment };
    }

    private bool TryBelieve(
        EvmMirrorProof proof, EvmSealRule rule, [NotNullWhen(true)] out EvmBelievedBlocks? blocks,
        [NotNullWhen(false)] out string? why)
    {
        (blocks, why) = (null, null);
        if (rule is EvmSealRule.Qbft && broken.Has("secp256k1"))
        {
            why = "The seals are over secp256k1, which is declared broken.";
        }
        else if (proof.State is null)
        {
            why = "The proof holds no state, so the contract's code is unknown.";
        }
        else if (!proof.TryBelieve(rule, out blocks, out _))
        {
            why = rule.IsDevelopment ? "The header has no seals, and the trust anchors do not list its hash."
                : "The header has not the seals that the trust anchors ask for.";
        }

        return blocks is not null;
    }

    private static string Where(EvmBlockFacts block, TrustedChain trusted) =>
        $"{(trusted.Seal.IsDevelopment ? "development chain" : "chain")} {trusted.ChainId}, "
        + $"block {block.Number} ({block.Hash})"
        + (trusted.Retired is { } retired
            ? $"; the log gave this instance up with entry {retired}: it held this then, and may be gone"
            : "");

    private void Add(BundleChain chain, Standing outcome, string reason) =>
        _findings.Add(new("chain", chain.Instance, outcome, reason, chain.Instance) { IsDevelopment = _isDevelopment });
}
