using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Log;

namespace Ledger.Benchmarks.Bundles;

/// <summary>
/// What nobody who verifies a bundle can leave out: each signature once, each member under both digests once, the
/// leaves and nodes of every path in its tree once (the map leaf, which all states have in common, once for them all),
/// the digests of each state's key and value, and each part of a chain's proof once. No parsing, no comparing, no
/// rules.
/// </summary>
internal sealed class BareWork
{
    private readonly List<(PublicKey Key, byte[] Message, byte[] Signature)> _signatures = [];
    private readonly List<ReadOnlyMemory<byte>> _both = [];
    private readonly List<ReadOnlyMemory<byte>> _keccak = [];
    private readonly HashSet<(Digest Leaf, int Path)> _mapLeaves = [];
    private int _nodes;

    /// <summary>The work of a bundle that verifies by these anchors.</summary>
    public BareWork(ReadOnlyMemory<byte> bundle, TrustAnchors anchors)
    {
        var keys = anchors.BundleKeys.Select(trusted => trusted.Key).ToList();
        if (!Bundle.TryRead(bundle, keys, BrokenAlgorithms.None, out var content, out var signer, out var error))
        {
            throw new InvalidOperationException(error);
        }

        var statement = Member(bundle.Span, "bundle.json");
        _signatures.Add((signer!, [.. "ledger-bundle@v1\0"u8, .. statement], Member(bundle.Span, "bundle.sig")));
        AddLanes(content, anchors);
        _both.AddRange([content.CheckpointSha256, content.CheckpointSm3, .. content.Manifests.Select(m => m.Bytes)]);
        foreach (var entry in content.Entries)
        {
            AddPaths(entry.Inclusion);
            _both.AddRange([entry.Leaf, entry.Leaf, PathsOf(entry.Inclusion)]);
        }

        foreach (var state in content.States)
        {
            AddState(state);
        }

        foreach (var chain in content.Chains)
        {
            AddParts(chain);
            _both.AddRange([chain.Proof, PathsOf(chain.Consistency)]);
            AddPaths(chain.Consistency);
        }
    }

    /// <summary>Does all of it; true if every signature is good.</summary>
    public bool Run()
    {
        var good = true;
        foreach (var (key, message, signature) in _signatures)
        {
            good &= key.Verify(message, signature);
        }

        HashBoth();
        foreach (var bytes in _keccak)
        {
            _ = DigestAlgorithm.Keccak256.Hash(bytes.Span);
        }

        // A node is the hash of a byte and two others, and needs the one before; both trees have as many.
        Span<byte> node = stackalloc byte[1 + (2 * Digest.Size)];
        for (var i = 0; i < _nodes; i++)
        {
            _ = DigestPair.Of(node);
        }

        return good;
    }

    // Together, as the verifier does, since that costs much less.
    private void HashBoth()
    {
        var batch = DigestBatch.OfThread();
        foreach (var bytes in _both)
        {
            batch.Add(bytes.Span);
            if (batch.Count == DigestBatch.Capacity)
            {
                _ = batch.Finish();
            }
        }

        _ = batch.Finish();
    }

    private static byte[] Member(ReadOnlySpan<byte> bundle, string name)
    {
        // The one form of a bundle: local headers of 30 bytes and the name, bytes stored.
        for (var at = 0; ;)
        {
            var length = BitConverter.ToInt32(bundle[(at + 18)..]);
            var named = BitConverter.ToUInt16(bundle[(at + 26)..]);
            var start = at + 30 + named;
            if (Encoding.ASCII.GetString(bundle.Slice(at + 30, named)) == name)
            {
                return bundle.Slice(start, length).ToArray();
            }

            at = start + length;
        }
    }

    private void AddLanes(BundleContent content, TrustAnchors anchors)
    {
        var log = new LogKeys(anchors.Origin, anchors.Lanes.Select(lane => lane.Key));
        if (!SiblingCheckpoints.TryOpen(
            content.CheckpointSha256.Span, content.CheckpointSm3.Span, log, [], out var heads, out var error))
        {
            throw new InvalidOperationException(error);
        }

        foreach (var head in (SignedCheckpoint[])[heads.Sha256, heads.Sm3])
        {
            foreach (var line in head.Note.Signatures)
            {
                if (head.SignedBy.FirstOrDefault(key => key.IsNamedBy(line)) is { } key)
                {
                    _signatures.Add((key.Key, head.Note.TextBytes(), line.Signature.ToArray()));
                }
            }
        }
    }

    private void AddState(BundleState state)
    {
        if (!StateProof.TryRead(state.Proof.Span, out var proof, out var error))
        {
            throw new InvalidOperationException(error);
        }

        // The member, and the key with its value in the map.
        _both.AddRange([state.Proof, Encoding.ASCII.GetBytes(state.Key)]);
        _nodes += 1 + proof.Sha256.Map.Siblings.Count;
        if (proof.State.Value is { } value)
        {
            _both.Add(CanonicalJson.Write(value));
        }

        // The map leaf as a leaf of the trees.
        var path = new HashCode();
        foreach (var hash in proof.Sha256.Inclusion.Concat(proof.Sm3.Inclusion))
        {
            path.Add(hash);
        }

        if (_mapLeaves.Add((DigestAlgorithm.Sha256.Hash(proof.MapLeaf.Span), path.ToHashCode())))
        {
            _both.Add(proof.MapLeaf);
            _nodes += proof.Sha256.Inclusion.Count;
        }
    }

    // Headers, nodes of tries and codes: what stands in the proof twice is hashed once.
    private void AddParts(BundleChain chain)
    {
        if (!EvmMirrorProof.TryDecode(chain.Proof, out var proof))
        {
            throw new InvalidOperationException("The proof of a chain is malformed.");
        }

        var state = proof.State!;
        _keccak.AddRange(
            ((IEnumerable<ReadOnlyMemory<byte>>)[
                proof.Commit.Header, state.Header, .. proof.Commit.Nodes, .. state.AccountNodes,
                .. state.Slots.SelectMany(static nodes => nodes),
                .. state.Blobs.SelectMany(static blob => blob.AccountNodes), .. state.Blobs.Select(blob => blob.Code),
            ]).DistinctBy(static part => DigestAlgorithm.Sha256.Hash(part.Span)));
    }

    // A member as long as the JSON of the paths is: 67 characters a hash.
    private static ReadOnlyMemory<byte> PathsOf(HashPaths paths) =>
        new byte[21 + (67 * (paths.Sha256.Count + paths.Sm3.Count))];

    private void AddPaths(HashPaths paths) => _nodes += paths.Sha256.Count;
}
