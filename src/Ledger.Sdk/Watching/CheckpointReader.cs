using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Sdk;

/// <summary>Reads checkpoints from a registry and believes what the anchors let it.</summary>
internal sealed class CheckpointReader(TrustAnchors anchors)
{
    private static readonly DigestAlgorithm[] s_trees = [DigestAlgorithm.Sha256, DigestAlgorithm.Sm3];

    private readonly LogKeys _keys = new(anchors.Origin, anchors.Lanes.Select(static lane => lane.Key));

    /// <summary>Both notes, signed by keys that the anchors name, whether or not these count at that time.</summary>
    public bool TryOpen(
        byte[] note, byte[] noteSm3, [NotNullWhen(true)] out SiblingCheckpoints? heads,
        [NotNullWhen(false)] out string? error) =>
        SiblingCheckpoints.TryOpen(note, noteSm3, _keys, [], out heads, out error);

    /// <summary>The newest checkpoints with their time, by which their keys count; null while there are none.</summary>
    /// <exception cref="InvalidDataException">They are not what they should be.</exception>
    public async Task<(SiblingCheckpoints Heads, DateTimeOffset Time)?> ReadNewestAsync(
        LedgerClient client, CancellationToken cancellationToken)
    {
        if (await client.ReadLogAsync(cancellationToken).ConfigureAwait(false) is not { } log
            || !EntrySyntax.TryDecimal(log.Published, out var size) || size == 0)
        {
            return null;
        }

        // The last entry under a checkpoint is the map leaf, which says when.
        var proof = await client.ProveEntryAsync(size - 1, size, cancellationToken).ConfigureAwait(false);
        if (!TryOpen(
                Encoding.UTF8.GetBytes(proof.Checkpoint), Encoding.UTF8.GetBytes(proof.CheckpointSm3), out var heads,
                out var error)
            || heads.Size != size)
        {
            throw new InvalidDataException($"The registry's checkpoints are not its own: {error}");
        }

        var entry = await client.FindEntryAsync(size - 1, cancellationToken).ConfigureAwait(false);
        var bytes = Encoding.UTF8.GetBytes(entry?.Leaf ?? "");
        if (!EntryLeaf.TryRead(bytes, out var leaf, out error) || leaf.Type != EntryLeaf.MapType
            || !Leads(heads, size - 1, EntryLeaf.Hash(bytes), Paths(proof.Sha256, proof.Sm3)))
        {
            throw new InvalidDataException($"The map leaf is not under the checkpoint of {size}: {error}");
        }

        return anchors.Lanes.Any(lane => lane.Validity.Counts(leaf.RecordedTime) && HaveSigned(heads, lane.Key))
            ? (heads, leaf.RecordedTime)
            : throw new InvalidDataException(
                $"No key that counts at {EntrySyntax.FormatTime(leaf.RecordedTime)} has signed both checkpoints.");
    }

    /// <summary>Whether a leaf stands at an index under checkpoints, and the paths by which that was judged.</summary>
    public static async Task<(bool Stands, IReadOnlyList<IReadOnlyList<Digest>> Paths)> IsUnderAsync(
        LedgerClient client, SiblingCheckpoints heads, ulong index, DigestPair leaf,
        CancellationToken cancellationToken)
    {
        var proof = await client.ProveEntryAsync(index, heads.Size, cancellationToken).ConfigureAwait(false);
        var paths = Paths(proof.Sha256, proof.Sm3);
        return (Leads(heads, index, leaf, paths), paths);
    }

    /// <summary>Whether paths lead from a leaf to both roots.</summary>
    public static bool Leads(
        SiblingCheckpoints heads, ulong index, DigestPair leaf, IReadOnlyList<IReadOnlyList<Digest>> paths) =>
        paths.Count == s_trees.Length && s_trees.Index().All(tree => MerkleTree.VerifyInclusion(
            tree.Item, leaf[tree.Item], index, heads.Size, paths[tree.Index], heads[tree.Item].Head.Root));

    public static bool TryPath(IReadOnlyList<string> path, out IReadOnlyList<Digest> nodes)
    {
        var read = new List<Digest>(path.Count);
        foreach (var text in path)
        {
            if (!Digest.TryParse(text, out var node))
            {
                nodes = [];
                return false;
            }

            read.Add(node);
        }

        nodes = read;
        return true;
    }

    private static IReadOnlyList<IReadOnlyList<Digest>> Paths(
        IReadOnlyList<string> sha256, IReadOnlyList<string> sm3) =>
        TryPath(sha256, out var first) && TryPath(sm3, out var second) ? [first, second] : [];

    private static bool HaveSigned(SiblingCheckpoints heads, PublicKey key) =>
        s_trees.All(tree => heads[tree].SignedBy.Any(signer => signer.Key.Id == key.Id));
}
