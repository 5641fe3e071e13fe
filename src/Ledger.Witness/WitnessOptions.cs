using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;

namespace Ledger.Witness;

/// <summary>What a witness is: read from <c>Witness__…</c> variables or the command line.</summary>
internal sealed class WitnessOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Witness";

    /// <summary>The name that cosignatures are signed under, for example <c>court.example/witness</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Folder of the key and of what was seen. Nobody else writes there, and it never falls back.</summary>
    public string Data { get; set; } = "";

    /// <summary>
    /// Files of trust anchors, one for each log that it watches, for both of its trees. Each comes from where its
    /// registry publishes it.
    /// </summary>
    public IList<string> Anchors { get; } = [];

    /// <summary>The trees of the logs that are watched, by origin.</summary>
    /// <exception cref="InvalidDataException">A file is no file of anchors, or two are of one log.</exception>
    public IReadOnlyDictionary<string, WitnessedTree> ReadTrees()
    {
        var trees = new Dictionary<string, WitnessedTree>(StringComparer.Ordinal);
        foreach (var file in Anchors)
        {
            if (!File.Exists(file) || !TrustAnchors.TryRead(File.ReadAllBytes(file), out var anchors, out var error))
            {
                throw new InvalidDataException($"{file} is no file of trust anchors.");
            }

            var keys = new LogKeys(anchors.Origin, anchors.Lanes.Select(lane => lane.Key));
            var ends = anchors.Lanes.Where(static lane => EndOf(lane.Validity) is not null)
                .ToDictionary(static lane => lane.Key, static lane => EndOf(lane.Validity)!.Value);
            foreach (var tree in WitnessedTree.Of(keys))
            {
                if (!trees.TryAdd(tree.Origin, tree with { Ends = ends }))
                {
                    throw new InvalidDataException($"{file} is of a log that another file is of, too: {tree.Origin}.");
                }
            }
        }

        return trees;
    }

    // Whichever comes first. A rotated key may sign at the very end of its time; the witness does not wait for that.
    private static DateTimeOffset? EndOf(Validity validity) =>
        (validity.NotAfter, validity.Revoked?.Time) is ({ } until, { } revoked)
            ? until < revoked ? until : revoked
            : validity.NotAfter ?? validity.Revoked?.Time;
}
