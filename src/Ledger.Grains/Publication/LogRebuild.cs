using Ledger.Ports;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Publication;

/// <summary>What a rebuild did.</summary>
/// <param name="Entries">Entries gone through.</param>
/// <param name="Written">Objects that were missing and stand again.</param>
/// <param name="Found">Objects that stood with the right bytes.</param>
public sealed record RebuildReport(ulong Entries, long Written, long Found);

/// <summary>
/// Writes tiles and bundles anew from the journal where they are missing: full ones, and partial ones at the sizes of
/// the checkpoints that are kept. Checkpoints are signed statements and are not made up.
/// </summary>
public sealed class LogRebuild
{
    private readonly IJournal _journal;
    private readonly LogStore _store;

    /// <summary>Rebuilds what a journal leads to.</summary>
    public LogRebuild(IJournal journal, IObjectStore objects) => (_journal, _store) = (journal, new LogStore(objects));

    /// <summary>Runs the rebuild.</summary>
    /// <exception cref="PublicationException">An object stands with other bytes: it is left alone and
    /// named.</exception>
    public async Task<RebuildReport> RunAsync(CancellationToken cancellationToken)
    {
        var inventory = await LogInventory.ReadAsync(_store, cancellationToken).ConfigureAwait(false);
        var (written, found) = (0L, 0L);
        var walk = new LogWalk(inventory.Kept)
        {
            OnObject = async (walked, stop) =>
            {
                var isNew = await _store.WriteAsync(walked.Object, stop).ConfigureAwait(false);
                (written, found) = isNew ? (written + 1, found) : (written, found + 1);
            },
        };
        var head = await _journal.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        await walk.RunAsync(_journal.ReadLeavesAsync(0, head.Size, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return new RebuildReport(walk.Size, written, found);
    }
}
