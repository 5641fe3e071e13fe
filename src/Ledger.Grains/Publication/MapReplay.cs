using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Grains.Publication;

/// <summary>The state map as of any size: the nearest snapshot, and the entries behind it.</summary>
internal static class MapReplay
{
    /// <summary>
    /// The map over the first <paramref name="size"/> entries, with the size of the snapshot it began with.
    /// </summary>
    public static async Task<(StateMap Map, ulong From)> MapAsync(
        IJournal journal, LogStore store, ulong size, CancellationToken cancellationToken)
    {
        var newest = await MapSnapshots.NewestAsync(store, size, cancellationToken).ConfigureAwait(false);
        var held = newest is { } at
            ? await MapSnapshots.LoadAsync(store, at, cancellationToken).ConfigureAwait(false)
            : null;
        var (map, from) = held is null ? (new StateMap(), 0UL) : (held, newest!.Value);
        var effects = new List<ScannedEffect>();
        await foreach (var leaf in journal.ReadLeavesAsync(from, size, cancellationToken).ConfigureAwait(false))
        {
            effects.Clear();
            EffectScan.Read(leaf.Leaf, effects);
            foreach (var effect in effects)
            {
                map.Set(effect.Key, effect.Version, DigestPair.Of(effect.Value.Span), leaf.Index);
            }
        }

        return (map, from);
    }

    /// <summary>The map over the first <paramref name="size"/> entries.</summary>
    public static async Task<StateView> ViewAsync(
        IJournal journal, LogStore store, ulong size, CancellationToken cancellationToken) =>
        (await MapAsync(journal, store, size, cancellationToken).ConfigureAwait(false)).Map.View(size);
}
