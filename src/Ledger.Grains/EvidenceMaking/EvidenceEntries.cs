using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>An entry that belongs to an asset's evidence.</summary>
internal sealed record EvidenceEntry(ulong Index, ReadOnlyMemory<byte> Bytes, EntryLeaf Leaf);

/// <summary>
/// Gathers the entries of an asset: its stream, the streams of its cases, the registration of who applied, and what
/// the registrar stated of its platform.
/// </summary>
internal sealed class EvidenceEntries(IJournal journal)
{
    // A party with more entries than a registration and some changes of keys is not part of an asset's evidence.
    private const int MaxPartyEntries = 16;

    public async Task<IReadOnlyList<EvidenceEntry>> GatherAsync(
        AssetId asset, ulong size, CancellationToken cancellationToken)
    {
        var entries = new SortedDictionary<ulong, EvidenceEntry>();
        await AddAsync(entries, asset.Stream, size, cancellationToken).ConfigureAwait(false);
        var cases = entries.Values.SelectMany(entry => entry.Leaf.Writes.Concat(entry.Leaf.Reads))
            .Select(stream => stream.Stream).Where(stream => stream.Kind == StreamKind.Case).ToHashSet();
        var applicants = new HashSet<PartyId>();
        foreach (var stream in cases)
        {
            var added = await AddAsync(entries, stream, size, cancellationToken).ConfigureAwait(false);
            if (added is [{ Leaf.Actor: { } applicant }, ..])
            {
                applicants.Add(applicant);
            }
        }

        foreach (var applicant in applicants)
        {
            if (await journal.StreamVersionAsync(applicant.Stream.ToString(), cancellationToken).ConfigureAwait(false)
                <= MaxPartyEntries)
            {
                await AddAsync(entries, applicant.Stream, size, cancellationToken).ConfigureAwait(false);
            }
        }

        await AddAsync(entries, StreamName.Registrar, size, cancellationToken, static leaf =>
            leaf.Effects.Any(static effect => effect.Key == StateKey.Platform)).ConfigureAwait(false);
        return [.. entries.Values];
    }

    private async Task<IReadOnlyList<EvidenceEntry>> AddAsync(
        SortedDictionary<ulong, EvidenceEntry> entries,
        StreamName stream,
        ulong size,
        CancellationToken cancellationToken,
        Predicate<EntryLeaf>? isWanted = null)
    {
        var added = new List<EvidenceEntry>();
        await foreach (var entry in journal
            .ReadStreamAsync(stream.ToString(), 0, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Index >= size)
            {
                break;
            }

            if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error))
            {
                throw new JournalCorruptException($"Entry {entry.Index} is no leaf: {error}");
            }

            if (isWanted?.Invoke(leaf) == false)
            {
                continue;
            }

            added.Add(new EvidenceEntry(entry.Index, entry.Leaf, leaf));
            entries[entry.Index] = added[^1];
        }

        return added;
    }
}
