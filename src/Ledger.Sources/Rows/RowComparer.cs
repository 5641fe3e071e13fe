namespace Ledger.Sources.Rows;

/// <summary>Says between which keys rows changed, from the blocks of two fingerprints.</summary>
public static class RowComparer
{
    /// <summary>What changed, in the order of the key; nothing when all blocks are equal.</summary>
    /// <param name="before">The blocks of the earlier fingerprint.</param>
    /// <param name="now">The blocks of the later one.</param>
    public static IReadOnlyList<RowRange> Compare(IReadOnlyList<RowBlock> before, IReadOnlyList<RowBlock> now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);

        // Keys differ, so leaves do, and no two blocks of one fingerprint have one digest.
        var places = before.Index().DistinctBy(x => x.Item.Digest).ToDictionary(x => x.Item.Digest, x => x.Index);
        var ranges = new List<RowRange>();
        var (from, begin) = (0, 0);
        for (var at = 0; at <= now.Count; at++)
        {
            var same = at == now.Count ? before.Count
                : places.TryGetValue(now[at].Digest, out var place) && place >= from ? place
                : -1;
            if (same >= 0)
            {
                Add(ranges, [.. before.Take(same).Skip(from)], [.. now.Take(at).Skip(begin)]);
                (from, begin) = (same + 1, at + 1);
            }
        }

        return ranges;
    }

    private static void Add(List<RowRange> ranges, List<RowBlock> before, List<RowBlock> now)
    {
        if (before.Count + now.Count > 0)
        {
            // Text does not tell which key is smaller; what stands there now says where to look.
            var shown = now.Count > 0 ? now : before;
            ranges.Add(new RowRange(
                shown[0].First, shown[^1].Last, before.Sum(block => block.Rows), now.Sum(block => block.Rows)));
        }
    }
}
