using Ledger.Domain;
using Ledger.Ports;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>
/// Finds the final commit that covers an entry. A commit begins at 0 or where another ended, which is at the size of a
/// published checkpoint, one more than the index of a map leaf.
/// </summary>
internal sealed class CommitFinder(IJournal journal)
{
    private const ulong Window = 64;

    public async Task<MirrorReceipt?> FindAsync(IChainMirror mirror, ulong index, CancellationToken cancellationToken)
    {
        var stream = StreamName.Log.ToString();
        for (var above = await journal.StreamVersionAsync(stream, cancellationToken).ConfigureAwait(false); above > 0;)
        {
            var after = above - Math.Min(above, Window);
            foreach (var size in await SizesAsync(after, above, cancellationToken).ConfigureAwait(false))
            {
                if (size <= index
                    && await mirror.FindCommitAsync(size, cancellationToken).ConfigureAwait(false) is { } receipt)
                {
                    return Covering(receipt, index);
                }
            }

            above = after;
        }

        var first = await mirror.FindCommitAsync(0, cancellationToken).ConfigureAwait(false);
        return first is null ? null : Covering(first, index);
    }

    private static MirrorReceipt? Covering(MirrorReceipt receipt, ulong index) =>
        receipt.IsFinal && index < receipt.Commit.To ? receipt : null;

    // The sizes after the versions (after, upTo] of the log's own stream, newest first.
    private async Task<IReadOnlyList<ulong>> SizesAsync(ulong after, ulong upTo, CancellationToken cancellationToken)
    {
        var sizes = new List<ulong>((int)Window);
        await foreach (var entry in journal
            .ReadStreamAsync(StreamName.Log.ToString(), after, cancellationToken).ConfigureAwait(false))
        {
            sizes.Add(entry.Index + 1);
            if ((ulong)sizes.Count == upTo - after)
            {
                break;
            }
        }

        sizes.Reverse();
        return sizes;
    }
}
