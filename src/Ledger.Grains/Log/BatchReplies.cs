using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>
/// Answers the entries of a batch that is durable, on a thread of the pool: the writer, which all wait for, has the
/// next batch to write.
/// </summary>
internal sealed class BatchReplies(PendingAppend[] batch, List<JournalEntry> entries) : IThreadPoolWorkItem
{
    /// <inheritdoc/>
    public void Execute()
    {
        for (var i = 0; i < batch.Length; i++)
        {
            var entry = Replies.Of(entries[i], batch[i].Request.Writes[0].Stream, repeated: false);
            batch[i].Complete(new AppendReply(entry, null));
        }
    }
}
