using System.Runtime.CompilerServices;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Register;

/// <summary>
/// Reads the history of one asset's rights: the entries that the register names, and those that it has not taken in
/// yet. What an asset files, however much it is, costs nothing.
/// </summary>
public sealed class AssetHistory(IJournal journal, RegisterQueries register)
{
    /// <summary>The entries that may say something of the asset's rights, recorded by a time, in order.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="size">Only entries below this index: what a log of that size knew; null for all.</param>
    /// <param name="until">Only entries recorded at or before this time; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<AssetEntry> ReadAsync(
        AssetId asset, ulong? size, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in AllAsync(asset, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Index >= size || entry.RecordedTime > until)
            {
                yield break;
            }

            yield return Of(asset, entry);
        }
    }

    private async IAsyncEnumerable<JournalEntry> AllAsync(
        AssetId asset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (acts, version) = register.ActsOf(asset.ToString());
        foreach (var act in acts)
        {
            await foreach (var entry in journal.ReadAsync(act, act + 1, cancellationToken).ConfigureAwait(false))
            {
                yield return entry;
            }
        }

        var name = asset.Stream.ToString();
        await foreach (var entry in journal.ReadStreamAsync(name, version, cancellationToken).ConfigureAwait(false))
        {
            yield return entry;
        }
    }

    private static AssetEntry Of(AssetId asset, JournalEntry entry)
    {
        var body = entry.Bodies.FirstOrDefault(body => body.Name == "events");
        if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error)
            || !CanonicalJson.TryParse(body.Bytes.Span, out var json, out error)
            || !EventCodec.TryRead(json, leaf.Number, out var events, out error))
        {
            throw new JournalCorruptException($"Entry {entry.Index} has no readable events: {error}");
        }

        return new AssetEntry(
            entry.Index, entry.RecordedTime, CivilDate.At(leaf.LegalTime),
            [.. events.Where(item => item.Stream == asset.Stream).Select(static item => item.Event)]);
    }
}
