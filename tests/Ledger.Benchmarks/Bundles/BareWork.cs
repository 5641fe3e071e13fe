using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;

namespace Ledger.Benchmarks.Bundles;

/// <summary>
/// What nobody who verifies a bundle can leave out: each signature once, each member under both digests once, and the
/// leaves and nodes of every path in its tree once. No parsing, no comparing, no rules.
/// </summary>
internal sealed class BareWork
{
    private readonly List<(PublicKey Key, byte[] Message, byte[] Signature)> _signatures = [];
    private readonly List<ReadOnlyMemory<byte>> _both = [];
    private readonly List<ReadOnlyMemory<byte>> _keccak = [];
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
            _keccak.Add(chain.Proof);
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

        foreach (var bytes in _both)
        {
            _ = DigestPair.Of(bytes.Span);
        }

        foreach (var bytes in _keccak)
        {
            _ = DigestAlgorithm.Keccak256.Hash(bytes.Span);
        }

        // A node is the hash of a byte and two others; both trees have as many.
        Span<byte> node = stackalloc byte[1 + (2 * Digest.Size)];
        for (var i = 0; i < _nodes; i++)
        {
            _ = DigestPair.Of(node);
        }

        return good;
    }

    private static byte[] Member(ReadOnlySpan<byte> bundle, string name)
    {
        // The one form of a bundle: local headers of 30 bytes and the name, bytes stored.
        for (var at = 0; ;)
        {
            var length = BitConverter.ToInt32(bundle[(at + 18)..]);
            var named = BitConverter.ToUInt16(bundle[(at + 26)..]);
            var start = at + 30 + named;
            if (System.Text.Encoding.ASCII.GetString(bundle.Slice(at + 30, named)) == name)
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

        // The member, its map leaf as a leaf of the trees, and the value in the map.
        _both.AddRange([state.Proof, proof.MapLeaf]);
        _nodes += 1 + proof.Sha256.Inclusion.Count + proof.Sha256.Map.Siblings.Count;
    }

    // A member as long as the JSON of the paths is: 67 characters a hash.
    private static ReadOnlyMemory<byte> PathsOf(HashPaths paths) =>
        new byte[21 + (67 * (paths.Sha256.Count + paths.Sm3.Count))];

    private void AddPaths(HashPaths paths) => _nodes += paths.Sha256.Count;
}
