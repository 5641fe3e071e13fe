using Ledger.Evidence.Entries;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Log;
using Ledger.Ports;

namespace Ledger.Grains.Feed;

/// <summary>
/// Keeps what concerns whom up with the log. An entry concerns those whom the streams concern that it writes, as they
/// are when it is taken in here: whoever comes to an asset later reads its earlier entries with the asset.
/// </summary>
public sealed class FeedFollower(LogHeadings log, IFeedStore store, StreamStates states) : LogFollower<ulong>
{
    private const int MaxRows = 4000;

    // So that whoever follows is not far behind while entries keep coming.
    private const ulong PutEvery = 128;

    /// <inheritdoc/>
    protected override void Empty() => store.Empty();

    /// <inheritdoc/>
    protected override async Task<ulong> CatchUpAsync(CancellationToken cancellationToken)
    {
        var (start, rows) = (store.Size, new List<FeedRow>());
        var size = start;
        await foreach (var entry in log.ReadAsync(start, cancellationToken).ConfigureAwait(false))
        {
            await AddAsync(entry, rows, cancellationToken).ConfigureAwait(false);
            size = entry.Index + 1;
            if (rows.Count >= MaxRows || size % PutEvery == 0)
            {
                store.Put(size, rows);
                rows.Clear();
            }
        }

        if (size > start)
        {
            store.Put(size, rows);
        }

        return size - start;
    }

    private async ValueTask AddAsync(EntryHeading entry, List<FeedRow> rows, CancellationToken cancellationToken)
    {
        foreach (var (stream, version) in entry.Writes)
        {
            if (!Concerned.IsSomebodys(stream))
            {
                continue;
            }

            var known = await states.GetAsync(stream, version, cancellationToken).ConfigureAwait(false);
            rows.AddRange(Concerned.By(stream, known.State).Select(party =>
                new FeedRow(party.ToString(), entry.Index, stream.ToString())));
        }
    }
}
