using System.Diagnostics.CodeAnalysis;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Mirror;

/// <summary>Gathers the effects of a range by asset, ascending, and refuses what no chain could take.</summary>
internal static class MirrorGroups
{
    // Filing numbers have 40 bits on the chain.
    private const ulong LargestFiling = (1UL << 40) - 1;

    public static bool TryGather(
        IEnumerable<EntryEffect> effects,
        out List<MirrorGroup> groups,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(effects);
        groups = [];
        var byAsset = new Dictionary<AssetId, MirrorGroup>();
        foreach (var effect in effects)
        {
            if (effect.Key.TryGetAsset(out var asset) && !TryAdd(byAsset, asset, effect))
            {
                error = $"the effect on {effect.Key} at version {effect.Version} is malformed or leaves a gap";
                return false;
            }
        }

        // Hexadecimal text sorts as the bytes do.
        groups = [.. byAsset.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Select(pair => pair.Value)];
        var fits = groups.Count <= ushort.MaxValue
            && groups.All(group => group.FitsCounts)
            && groups.Sum(group => (long)group.Words) <= MirrorOperations.MaximumWords;
        error = fits ? null : "the range holds more than one commit may carry";
        return fits;
    }

    private static bool TryAdd(Dictionary<AssetId, MirrorGroup> groups, AssetId asset, EntryEffect effect)
    {
        if (effect.Version == 0)
        {
            return false;
        }

        if (!groups.TryGetValue(asset, out var group))
        {
            groups.Add(asset, group = new MirrorGroup(asset));
        }

        return effect.Key.Kind switch
        {
            StateKeyKind.Asset => TrySetRecord(group, effect),
            StateKeyKind.Right => TrySetRight(group, effect),
            StateKeyKind.Transaction => TryFile(group.Transactions, effect),
            _ => TryFile(group.Egress, effect),
        };
    }

    private static bool TrySetRecord(MirrorGroup group, EntryEffect effect)
    {
        var read = MirrorRecord.TryRead(effect.Version, effect.ReadValue(), out var record);
        group.Record = record;
        return read;
    }

    private static bool TrySetRight(MirrorGroup group, EntryEffect effect)
    {
        if (!MirrorRight.TryRead(effect.Version, effect.ReadValue(), out var right))
        {
            return false;
        }

        group.Rights[(uint)effect.Key.Ordinal] = right;
        return true;
    }

    // A filing is made once; its value is a pair of digests.
    private static bool TryFile(MirrorFilings filings, EntryEffect effect) =>
        effect.Key.Ordinal <= LargestFiling
        && MirrorWords.TryReadDigests(effect.ReadValue(), out var digest)
        && filings.TryAdd(effect.Key.Ordinal, digest);
}
