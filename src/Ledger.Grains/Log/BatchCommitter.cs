using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>
/// Brings batches into the journal: answers entries in conflict and tries the rest again, looks up a batch whose
/// outcome is unknown, and halves one that fails until only the bad entry is left. Where the journal takes more than
/// one append at a time, a batch is sent behind the one on its way; when that does not land whole, both are tried
/// again.
/// </summary>
internal sealed class BatchCommitter(
    IJournal journal, JournalHead head, Action<int>? accepted)
{
    private readonly NumberAllocator _numbers = new(journal);
    private SentBatch? _sent;

    /// <summary>The head as far as is known to be durable.</summary>
    public JournalHead Head { get; private set; } = head;

    /// <summary>Completes when what is on its way is durable or has failed; null when nothing is.</summary>
    public Task? OnItsWay => _sent?.Landing;

    /// <summary>Every pending entry has its reply when this returns, or gets it without the writer.</summary>
    /// <exception cref="JournalFencedException">Another writer took over.</exception>
    public async Task CommitAsync(IReadOnlyList<PendingAppend> batch)
    {
        await LandAsync().ConfigureAwait(true);
        await TryAllAsync(batch).ConfigureAwait(true);
    }

    /// <summary>
    /// Sends a batch, if may be behind one that is on its way, and returns when nothing but this batch is.
    /// </summary>
    /// <exception cref="JournalFencedException">Another writer took over; all that was on its way has
    /// failed.</exception>
    public async Task SendAsync(IReadOnlyList<PendingAppend> batch)
    {
        if (journal.AppendsAtOnce < 2 || batch.Any(pending => pending.Request.NumberSeries is not null))
        {
            await CommitAsync(batch).ConfigureAwait(true);
            return;
        }

        var before = _sent;
        var numbered = await _numbers.AllocateAsync([.. batch]).ConfigureAwait(true);
        _sent = SentBatch.Send(journal, numbered, before?.After ?? Head);
        if (before is not null)
        {
            await LandAsync(before, behind: _sent).ConfigureAwait(true);
        }
    }

    /// <summary>Waits for what is on its way and answers it.</summary>
    /// <exception cref="JournalFencedException">Another writer took over; what was on its way has failed.</exception>
    public async Task LandAsync()
    {
        if (_sent is { } sent)
        {
            _sent = null;
            await LandAsync(sent, behind: null).ConfigureAwait(true);
        }
    }

    private async Task LandAsync(SentBatch sent, SentBatch? behind)
    {
        try
        {
            var rest = await OutcomeAsync(sent, behind).ConfigureAwait(true);
            if (behind is not null && _sent is null)
            {
                rest = [.. rest, .. behind.Batch.Fitting];
            }

            await TryAllAsync(rest).ConfigureAwait(true);
        }
        catch (Exception fault)
        {
            sent.Fail(fault);
            behind?.Fail(fault);
            _sent = null;
            throw;
        }
    }

    private async Task TryAllAsync(IReadOnlyList<PendingAppend> batch)
    {
        while (batch.Count > 0)
        {
            var numbered = await _numbers.AllocateAsync(batch).ConfigureAwait(true);
            if (numbered.Fitting.Count == 0)
            {
                return;
            }

            batch = await OutcomeAsync(SentBatch.Send(journal, numbered, Head), behind: null).ConfigureAwait(true);
        }
    }

    /// <summary>One attempt's outcome; returns those that have to be tried again.</summary>
    private async Task<IReadOnlyList<PendingAppend>> OutcomeAsync(SentBatch sent, SentBatch? behind)
    {
        Exception? fault = null;
        try
        {
            if (await sent.Landing.ConfigureAwait(true) is Appended appended)
            {
                return Accept(sent, appended.Head);
            }
        }
        catch (Exception e) when (e is JournalUnavailableException or ArgumentException)
        {
            fault = e;
        }

        if (behind is not null)
        {
            // It was judged behind what has not come about, so it has not landed either, or its command ids will tell.
            _sent = null;
            await ((Task)behind.Landing).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        return fault is null
            ? await AnswerConflictsAsync(sent.Batch.Fitting, (Conflicts)await sent.Landing.ConfigureAwait(true))
                .ConfigureAwait(true)
            : await RecoverAsync(sent.Batch.Fitting, fault).ConfigureAwait(true);
    }

    private IReadOnlyList<PendingAppend> Accept(SentBatch sent, JournalHead head)
    {
        Head = head;
        accepted?.Invoke(sent.Entries.Count);
        _numbers.Spent(sent.Batch);
        ThreadPool.UnsafeQueueUserWorkItem(
            new BatchReplies([.. sent.Batch.Fitting], sent.Entries), preferLocal: false);
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

        await TryAllAsync(rest).ConfigureAwait(true);
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
        await TryAllAsync([.. batch.Take(half)]).ConfigureAwait(true);
        return [.. batch.Skip(half)];
    }
}
