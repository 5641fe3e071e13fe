using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>
/// Brings a batch into the journal: answers entries in conflict and tries the rest again, looks up a batch whose
/// outcome is unknown, and halves one that fails until only the bad entry is left.
/// </summary>
internal sealed class BatchCommitter(
    IJournal journal, JournalHead head, Action<int>? accepted)
{
    private readonly NumberAllocator _numbers = new(journal);

    public JournalHead Head { get; private set; } = head;

    /// <summary>Every pending entry has its reply when this returns, or gets it without the writer.</summary>
    /// <exception cref="JournalFencedException">Another writer took over.</exception>
    public async Task CommitAsync(IReadOnlyList<PendingAppend> batch)
    {
        var rest = batch;
        while (rest.Count > 0)
        {
            var numbered = await _numbers.AllocateAsync(rest).ConfigureAwait(true);
            if (numbered.Fitting.Count == 0)
            {
                return;
            }

            rest = await TryAsync(numbered).ConfigureAwait(true);
        }
    }

    /// <summary>One attempt; returns those that have to be tried again.</summary>
    private async Task<IReadOnlyList<PendingAppend>> TryAsync(NumberedBatch batch)
    {
        List<JournalEntry> entries;
        AppendResult result;
        try
        {
            entries = EntryAssembler.Assemble(batch, Head);
            result = await journal.AppendAsync(Head.Epoch, Head.Size, entries, CancellationToken.None)
                .ConfigureAwait(true);
        }
        catch (JournalFencedException)
        {
            throw;
        }
        catch (Exception fault) when (fault is JournalUnavailableException or ArgumentException)
        {
            return await RecoverAsync(batch.Fitting, fault).ConfigureAwait(true);
        }

        return result is Conflicts conflicts
            ? await AnswerConflictsAsync(batch.Fitting, conflicts).ConfigureAwait(true)
            : Accept(batch, entries, result.Head);
    }

    private PendingAppend[] Accept(NumberedBatch batch, List<JournalEntry> entries, JournalHead head)
    {
        Head = head;
        accepted?.Invoke(entries.Count);
        _numbers.Spent(batch);
        ThreadPool.UnsafeQueueUserWorkItem(new BatchReplies([.. batch.Fitting], entries), preferLocal: false);
        return [];
    }

    private async Task<IReadOnlyList<PendingAppend>> AnswerConflictsAsync(
        IReadOnlyList<PendingAppend> batch, Conflicts conflicts)
    {
        Head = conflicts.Head;
        _numbers.Forget();
        var named = conflicts.Items.Where(item => item is not IndexConflict).ToLookup(item => item.Position);
        var rest = new List<PendingAppend>(batch.Count);
        var repeats = new List<PendingAppend>();
        for (var i = 0; i < batch.Count; i++)
        {
            switch (named[i].FirstOrDefault(item => item is not NumberConflict))
            {
                // No conflict of its own, or a number that the allocator remembered wrongly: it goes again.
                case null:
                    rest.Add(batch[i]);
                    break;
                // The same command stands earlier in this very batch and has to land first.
                case CommandConflict { Index: null, SameDigest: true }:
                    repeats.Add(batch[i]);
                    break;
                case { } conflict:
                    batch[i].Complete(await ReplyToAsync(batch[i].Request, conflict).ConfigureAwait(true));
                    break;
            }
        }

        await CommitAsync(rest).ConfigureAwait(true);
        return repeats;
    }

    private async Task<AppendReply> ReplyToAsync(AppendRequest request, AppendConflict conflict)
    {
        if (conflict is CommandConflict { SameDigest: true, Index: not null })
        {
            var known = await journal.FindCommandAsync(request.Actor, request.CommandId, CancellationToken.None)
                .ConfigureAwait(true);
            return new AppendReply(Replies.Of(known!, request.Writes[0].Stream, repeated: true), null);
        }

        return new AppendReply(null, Replies.Of(conflict));
    }

    /// <summary>
    /// After a fault: when the batch is in the journal after all, trying it again answers it by its command ids. When
    /// it is not, halves are tried on their own, so that one bad entry never fails its neighbours.
    /// </summary>
    private async Task<IReadOnlyList<PendingAppend>> RecoverAsync(IReadOnlyList<PendingAppend> batch, Exception fault)
    {
        var found = await journal.ReadHeadAsync(CancellationToken.None).ConfigureAwait(true);
        if (found.Epoch != Head.Epoch)
        {
            throw new JournalFencedException(Head.Epoch, found.Epoch);
        }

        var landed = found.Size > Head.Size;
        Head = found;
        _numbers.Forget();
        if (landed)
        {
            return batch;
        }

        if (batch.Count == 1)
        {
            batch[0].Fail(fault);
            return [];
        }

        var half = batch.Count / 2;
        await CommitAsync([.. batch.Take(half)]).ConfigureAwait(true);
        return [.. batch.Skip(half)];
    }
}
