using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>Gathers the effects of a range by asset, ascending, and refuses what no chain could take.</summary>
internal static class MirrorGroups
{
    public static bool TryGather(
        IEnumerable<MirrorEffect> effects,
        out List<MirrorGroup> groups,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(effects);
        groups = [];
        var byAsset = new SortedDictionary<MirrorAssetId, MirrorGroup>();
        foreach (var effect in effects)
        {
            if (MirrorKey.IsMirrored(effect.Key) && !TryAdd(byAsset, effect))
            {
                error = $"the effect on {effect.Key} at version {effect.Version} is malformed or leaves a gap";
                return false;
            }
        }

        groups = [.. byAsset.Values];
        var fits = groups.Count <= ushort.MaxValue
            && groups.All(group => group.FitsCounts)
            && groups.Sum(group => (long)group.Words) <= MirrorOperations.MaximumWords;
        error = fits ? null : "the range holds more than one commit may carry";
        return fits;
    }

    private static bool TryAdd(SortedDictionary<MirrorAssetId, MirrorGroup> groups, MirrorEffect effect)
    {
        if (effect.Version == 0 || !MirrorKey.TryParse(effect.Key, out var key))
        {
            return false;
        }

        if (!groups.TryGetValue(key.Value.Asset, out var group))
        {
            groups.Add(key.Value.Asset, group = new MirrorGroup(key.Value.Asset));
        }

        return key.Value.Kind switch
        {
            MirrorKeyKind.Asset => TrySetRecord(group, effect),
            MirrorKeyKind.Right => TrySetRight(group, (uint)key.Value.Number, effect),
            MirrorKeyKind.Transaction => TryFile(group.Transactions, key.Value.Number, effect),
            _ => TryFile(group.Egress, key.Value.Number, effect),
        };
    }

    private static bool TrySetRecord(MirrorGroup group, MirrorEffect effect)
    {
        var read = MirrorRecord.TryRead(effect.Version, effect.Value, out var record);
        group.Record = record;
        return read;
    }

    private static bool TrySetRight(MirrorGroup group, uint n, MirrorEffect effect)
    {
        if (!MirrorRight.TryRead(effect.Version, effect.Value, out var right))
        {
            return false;
        }

        group.Rights[n] = right;
        return true;
    }

    // A filing is made once; its value is a pair of digests.
    private static bool TryFile(MirrorFilings filings, ulong number, MirrorEffect effect) =>
        effect.Version == 1
        && MirrorWords.TryReadDigests(effect.Value, out Digest digest)
        && filings.TryAdd(number, digest);
}
