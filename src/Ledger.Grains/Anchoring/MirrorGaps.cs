using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Evidence.Entries;
using Ledger.Grains.Aggregates;
using Ledger.Ports;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>Finds by the log alone what an instance reads as "not mirrored" (SPEC-mirror, void and repair).</summary>
public sealed class MirrorGaps(IJournal journal, StreamStates states) : IMirrorGaps
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<MirrorGap>> FindAsync(string chain, CancellationToken cancellationToken)
    {
        var registry = await states.ReadRegistryAsync(cancellationToken).ConfigureAwait(false);
        var gaps = new List<MirrorGap>();
        foreach (var (asset, end) in await TouchedAsync(registry.InUse(chain), cancellationToken).ConfigureAwait(false))
        {
            var keys = await UnsaidAsync(asset, end, cancellationToken).ConfigureAwait(false);
            if (keys.Count > 0)
            {
                gaps.Add(new MirrorGap(asset, keys));
            }
        }

        return gaps;
    }

    // Each asset that a voided range touched, with the end of the last such range.
    private async Task<IEnumerable<(AssetId Asset, ulong End)>> TouchedAsync(
        InstanceStanding? instance, CancellationToken cancellationToken)
    {
        var touched = new SortedDictionary<string, (AssetId Asset, ulong End)>(StringComparer.Ordinal);
        foreach (var range in (instance?.Voided ?? []).OrderBy(range => range.From))
        {
            await foreach (var leaf in journal
                .ReadLeavesAsync(range.From, range.To, cancellationToken).ConfigureAwait(false))
            {
                foreach (var (asset, _) in StatesIn(leaf.Index, leaf.Leaf.Span))
                {
                    touched[asset.ToString()] = (asset, range.To);
                }
            }
        }

        return touched.Values;
    }

    private async Task<IReadOnlyList<uint>> UnsaidAsync(
        AssetId asset, ulong end, CancellationToken cancellationToken)
    {
        var unsaid = new SortedSet<uint>();
        await foreach (var entry in journal
            .ReadStreamAsync(asset.Stream.ToString(), 0, cancellationToken).ConfigureAwait(false))
        {
            foreach (var (_, key) in StatesIn(entry.Index, entry.Leaf.Span).Where(state => state.Asset == asset))
            {
                _ = entry.Index < end ? unsaid.Add(key) : unsaid.Remove(key);
            }
        }

        return [.. unsaid];
    }

    private static List<(AssetId Asset, uint Key)> StatesIn(ulong index, ReadOnlySpan<byte> bytes)
    {
        if (!EntryLeaf.TryRead(bytes, out var leaf, out var error))
        {
            throw new JournalCorruptException($"Entry {index} is no leaf: {error}");
        }

        return
        [
            .. leaf.Effects.Where(effect => effect.Key.Kind is StateKeyKind.Asset or StateKeyKind.Right)
                .Select(effect => (
                    effect.Key.TryGetAsset(out var asset) ? asset : default,
                    effect.Key.Kind is StateKeyKind.Asset ? 0 : (uint)effect.Key.Ordinal)),
        ];
    }
}
