using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Preservation;

/// <summary>The tree and the map over SHA3-256 that lanes of the log signed (SPEC-preservation).</summary>
internal sealed class Rerooting
{
    private readonly Dictionary<ulong, IReadOnlyList<Digest>> _entries;
    private readonly Dictionary<string, StateProofHalf> _states;

    private Rerooting(SignedCheckpoint tree, SignedCheckpoint map, BundleContent content, RerootedPaths paths)
    {
        (Tree, Map) = (tree, map);
        _entries = content.Entries.Zip(paths.Entries).ToDictionary(pair => pair.First.Index, pair => pair.Second);
        _states = content.States.Zip(paths.States)
            .ToDictionary(pair => pair.First.Key, pair => pair.Second, StringComparer.Ordinal);
    }

    public SignedCheckpoint Tree { get; }

    public SignedCheckpoint Map { get; }

    /// <summary>Opens the notes; what is there beside them is judged later.</summary>
    /// <param name="content">The bundle.</param>
    /// <param name="origin">The log's origin.</param>
    /// <param name="keys">Lane keys that are believed, at least one.</param>
    /// <param name="opened">Both notes.</param>
    /// <param name="error">What does not hold.</param>
    public static bool TryOpen(
        BundleContent content, string origin, IReadOnlyCollection<PublicKey> keys,
        [NotNullWhen(true)] out Rerooting? opened, [NotNullWhen(false)] out string? error)
    {
        opened = null;
        if (content.Preservation?.Roots is not { } parts)
        {
            error = "The log was not re-rooted.";
            return false;
        }

        if (TryOpen(parts.Tree, origin + Checkpoint.Sha3Suffix, keys, out var tree, out error)
            && TryOpen(parts.Map, origin + Checkpoint.Sha3MapSuffix, keys, out var map, out error))
        {
            error = tree.Head.Size == map.Head.Size ? null : "The notes over SHA3-256 are of different sizes.";
            opened = error is null ? new Rerooting(tree, map, content, parts.Paths) : null;
        }

        return opened is not null;
    }

    /// <summary>Whether a leaf stands at an index.</summary>
    public bool Holds(BundleEntry entry) => _entries.TryGetValue(entry.Index, out var path)
        && MerkleTree.VerifyInclusion(
            DigestAlgorithm.Sha3, MerkleTree.LeafHash(DigestAlgorithm.Sha3, entry.Leaf.Span), entry.Index,
            Tree.Head.Size, path, Tree.Head.Root);

    /// <summary>What a state proof shows here.</summary>
    public ShownState? Find(StateProof proof, out string? error)
    {
        error = "There is no path to the map over SHA3-256.";
        return _states.TryGetValue(proof.State.Key.ToString(), out var half)
            && proof.TryVerify(Tree.Head, Map.Head, half, out var shown, out error) ? shown : null;
    }

    /// <summary>The lanes that signed both and count at the time of the stamp over them.</summary>
    public IReadOnlyList<string> Lanes(IEnumerable<TrustedLane> believed, DateTimeOffset stamped) =>
    [
        .. believed.Where(lane => lane.Validity.Counts(stamped, stamped)
            && new[] { Tree, Map }.All(note => note.SignedBy.Any(key => key.Key.Equals(lane.Key))))
            .Select(lane => lane.Lane.Name).Distinct(),
    ];

    private static bool TryOpen(
        ReadOnlyMemory<byte> bytes, string origin, IReadOnlyCollection<PublicKey> keys,
        [NotNullWhen(true)] out SignedCheckpoint? note, [NotNullWhen(false)] out string? error) =>
        SignedCheckpoint.TryOpen(
            bytes.Span, origin, new NoteVerifier(keys.Select(key => new NoteKey(origin, key))), out note, out error);
}
