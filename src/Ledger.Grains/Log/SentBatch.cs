using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>A batch on its way into the journal.</summary>
/// <param name="Batch">What was sent, with its numbers.</param>
/// <param name="Entries">The same as entries; empty when they could not be made.</param>
/// <param name="After">The head when it has landed whole.</param>
/// <param name="Landing">What becomes of it.</param>
internal sealed record SentBatch(
    NumberedBatch Batch, List<JournalEntry> Entries, JournalHead After, Task<AppendResult> Landing)
{
    /// <summary>Sends a batch behind a head, which may itself be on its way.</summary>
    public static SentBatch Send(IJournal journal, NumberedBatch batch, JournalHead head)
    {
        try
        {
            var entries = EntryAssembler.Assemble(batch, head);
            var landing = journal.AppendAsync(head.Epoch, head.Size, entries, CancellationToken.None).AsTask();
            var after = new JournalHead(head.Size + (ulong)entries.Count, head.Epoch, entries[^1].RecordedTime);
            return new SentBatch(batch, entries, after, landing);
        }
        catch (Exception fault) when (fault is JournalException or ArgumentException)
        {
            return new SentBatch(batch, [], head, Task.FromException<AppendResult>(fault));
        }
    }

    /// <summary>Answers all of it with a fault.</summary>
    public void Fail(Exception fault)
    {
        foreach (var pending in Batch.Fitting)
        {
            pending.Fail(fault);
        }
    }
}
