using Ledger.Api.Contracts;
using Ledger.Api.Endpoints;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Api.Feed;

/// <summary>Tells a party what concerns it: from the store which entries, from the journal what they say publicly.
/// </summary>
public sealed class FeedReader(IFeedStore store, IJournal journal)
{
    /// <summary>A page from an entry on.</summary>
    /// <param name="party">The party.</param>
    /// <param name="from">The first entry.</param>
    /// <param name="limit">How many streams of entries at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<FeedResource> ReadAsync(
        string party, ulong from, int limit, CancellationToken cancellationToken)
    {
        var page = store.List(party, from, limit);
        var items = new List<FeedEntryResource>();
        foreach (var entry in page.Rows.GroupBy(static row => row.Entry))
        {
            items.Add(await ReadAsync(
                party, entry.Key, [.. entry.Select(static row => row.Stream)], cancellationToken));
        }

        return new FeedResource(items, Resources.Number(page.Next), page.More);
    }

    private async Task<FeedEntryResource> ReadAsync(
        string party, ulong index, HashSet<string> streams, CancellationToken cancellationToken)
    {
        await foreach (var stored in journal.ReadLeavesAsync(index, index + 1, cancellationToken))
        {
            return EntryLeaf.TryRead(stored.Leaf.Span, out var leaf, out var error)
                ? new FeedEntryResource(
                    Resources.Number(index), leaf.Type,
                    [
                        .. leaf.Writes.Where(write => streams.Contains(write.Stream.ToString())).Select(static write =>
                            new FeedStreamResource(write.Stream.ToString(), Resources.Number(write.Version))),
                    ],
                    Resources.Time(leaf.RecordedTime), Resources.Time(leaf.LegalTime), leaf.Command?.Id,
                    leaf.Actor?.ToString() == party, stored.LeafSha256.ToString(), Resources.Number(index + 1))
                : throw new JournalCorruptException($"Entry {index} has no readable leaf: {error}");
        }

        throw new JournalCorruptException($"Entry {index} is in the feed and not in the journal.");
    }
}
