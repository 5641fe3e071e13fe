using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Log;

/// <summary>
/// The map leaf of a state proof. All proofs under one pair of checkpoints have the same, so that it is read and found
/// in each tree once. Thread-safe.
/// </summary>
internal sealed class SharedMapLeaf
{
    private readonly JsonObject? _said;

    // The last place that was verified in each tree; replaced whole, so that it needs no lock.
    private (DigestAlgorithm Tree, Checkpoint Head, IReadOnlyList<Digest> Path)[] _places = [];

    public SharedMapLeaf(ReadOnlyMemory<byte> bytes, EntryLeaf leaf, JsonObject? said = null) =>
        (Bytes, Leaf, _said) = (bytes, leaf, said);

    public ReadOnlyMemory<byte> Bytes { get; }

    public EntryLeaf Leaf { get; }

    public MapRoots Map => Leaf.Map!;

    /// <summary>Reads one, unless the one that was read before is the same; null for what is no map leaf.</summary>
    public static SharedMapLeaf? Read(JsonObject said, SharedMapLeaf? before)
    {
        if (said.Equals(before?._said))
        {
            return before;
        }

        var bytes = CanonicalJson.Write(said);
        return bytes.Length <= EntryLeaf.MaxBytes && EntryLeafReader.Read(said, out _) is { Map: not null } leaf
            ? new SharedMapLeaf(bytes, leaf, said)
            : null;
    }

    /// <summary>Whether it is the last leaf under a head, by that path.</summary>
    public bool StandsUnder(DigestAlgorithm tree, Checkpoint head, IReadOnlyList<Digest> path)
    {
        var places = _places;
        foreach (var place in places)
        {
            if (place.Tree == tree && place.Head == head && place.Path.SequenceEqual(path))
            {
                return true;
            }
        }

        var stands = MerkleTree.VerifyInclusion(
            tree, MerkleTree.LeafHash(tree, Bytes.Span), Map.Size, head.Size, path, head.Root);
        if (stands)
        {
            _places = [.. places.Where(place => place.Tree != tree), (tree, head, [.. path])];
        }

        return stands;
    }
}
