using Ledger.Domain;
using Ledger.Evidence.Mirror;
using Ledger.Grains.Contracts;
using Ledger.Grains.Publication;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>
/// The one writer of a log, by group commit: whatever arrives while a batch is being written becomes the next batch,
/// and is finished meanwhile but for its index.
/// Owned by the log grain's activation; the journal's fence, not the activation, makes sure that there is one.
/// </summary>
public sealed class LogWriter : IAsyncDisposable
{
    /// <summary>Entries in one batch. Beyond this only the latency grows.</summary>
    public const int MaxBatch = 512;

    /// <summary>Fewer entries than these wait for the batch that is on its way.</summary>
    private const int EnoughToFollow = 96;

    private static readonly string s_mapLeaves = StreamName.Log.ToString();

    private readonly IJournal _journal;
    private readonly Action<int>? _accepted;
    private readonly CheckpointDuty? _duty;
    private readonly Arrivals _arrivals;
    private readonly CancellationTokenSource _stopping = new();
    private BatchCommitter? _committer;
    private Task _loop = Task.CompletedTask;

    /// <param name="journal">Where entries go; this writer takes its fence at start.</param>
    /// <param name="time">The clock that recorded times come from.</param>
    /// <param name="accepted">Told how many entries each batch made durable; null when nobody counts.</param>
    /// <param name="duty">When entries have to wait for a map leaf; null for never.</param>
    /// <param name="patience">How long a batch of few waits for entries that are announced; null for a moment.</param>
    public LogWriter(
        IJournal journal, TimeProvider time, Action<int>? accepted = null, CheckpointDuty? duty = null,
        TimeSpan? patience = null)
    {
        (_journal, _accepted, _duty) = (journal, accepted, duty);
        _arrivals = new Arrivals(time, patience ?? Announcements.Patience);
    }

    /// <summary>The head after the last batch that is known to be durable.</summary>
    public JournalHead Head => _committer?.Head ?? throw new InvalidOperationException("The writer has not started.");

    /// <summary>Completes when the writer has ended; faulted when it lost the fence or met a bug.</summary>
    public Task Completion => _loop;

    /// <summary>Takes the fence and starts writing.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="published">Size of the newest checkpoint: entries behind it wait for the next one.</param>
    public async Task StartAsync(CancellationToken cancellationToken, ulong published = 0)
    {
        var head = await _journal.AcquireAsync(cancellationToken).ConfigureAwait(false);
        if (_duty is not null)
        {
            await CountAsync(_duty, published, head.Size, cancellationToken).ConfigureAwait(false);
        }

        _arrivals.StartAt(head.LastRecordedTime ?? DateTimeOffset.MinValue);
        _committer = new BatchCommitter(_journal, head, _accepted);
        _loop = OwnThread.Run("ledger log writer", LoopAsync);
    }

    /// <summary>Appends one entry in whatever batch comes next.</summary>
    /// <returns>The durable entry, or the conflict for which nothing was appended.</returns>
    /// <exception cref="JournalException">It may or may not have been appended; the command id tells later.</exception>
    public Task<AppendReply> AppendAsync(AppendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pending = new PendingAppend(request, _duty is null ? default : MirrorTally.OfLeaf(request.Leaf));
        return _arrivals.TryAdd(pending) ? pending.Reply : Task.FromException<AppendReply>(Stopping());
    }

    /// <summary>
    /// Says that an entry may follow soon: a batch of few waits a moment for those announced, as long as they are more.
    /// </summary>
    /// <returns>To be disposed of when the entry was handed over or none will be.</returns>
    public IDisposable Announce() => _arrivals.Announce();

    /// <summary>
    /// Runs <paramref name="prepare"/> while nothing is written and appends what it returns as the very next entry.
    /// </summary>
    /// <param name="prepare">Gets the head; returns the entry to append, or null for none.</param>
    /// <returns>The reply to that entry; null when there was none.</returns>
    public Task<AppendReply?> AppendAloneAsync(Func<JournalHead, ValueTask<AppendRequest?>> prepare)
    {
        var exclusive = new ExclusiveAppend(prepare);
        return _arrivals.TryAdd(exclusive) ? exclusive.Reply : Task.FromException<AppendReply?>(Stopping());
    }

    /// <summary>Finishes the batch in hand, refuses the rest, ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _arrivals.Complete();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private static JournalUnavailableException Stopping() => new("The log's writer is stopping.");

    private async Task LoopAsync()
    {
        var batch = new List<PendingAppend>(MaxBatch);
        try
        {
            while (await _arrivals.WaitAsync(_stopping.Token).ConfigureAwait(true))
            {
                await DrainAsync(batch).ConfigureAwait(true);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        finally
        {
            _arrivals.Complete();

            // Taken out, and not sent yet when what was on its way failed.
            foreach (var pending in batch)
            {
                pending.Fail(Stopping());
            }

            RefuseTheRest();
        }
    }

    private async Task DrainAsync(List<PendingAppend> batch)
    {
        var gathered = false;
        while (_arrivals.TryPeek(out var work) || await GrowAsync(0).ConfigureAwait(true))
        {
            if (work is null)
            {
                continue;
            }

            if (work is ExclusiveAppend exclusive)
            {
                _arrivals.Take();
                await CommitAloneAsync(exclusive, batch).ConfigureAwait(true);
                continue;
            }

            var entry = (PendingAppend)work;
            if (_duty?.TryCount(entry.Tally) == false)
            {
                await CommitAsync(batch).ConfigureAwait(true);
                await _committer!.LandAsync().ConfigureAwait(true);
                if (!await HoldAsync(_duty).ConfigureAwait(true))
                {
                    return;
                }

                continue;
            }

            _arrivals.Take();
            batch.Add(entry);
            if (batch.Count < MaxBatch
                && (_arrivals.TryPeek(out _) || await GrowAsync(batch.Count).ConfigureAwait(true)
                    || (!gathered && (gathered = _arrivals.Gather(batch.Count)))))
            {
                continue;
            }

            await CommitAsync(batch).ConfigureAwait(true);
            gathered = false;
        }
    }

    // While a batch is on its way, few do not follow it until it has landed; true when more have come meanwhile.
    private async Task<bool> GrowAsync(int few)
    {
        while (few < EnoughToFollow && _committer!.OnItsWay is { } landing && !_arrivals.TryPeek(out _))
        {
            await Task.WhenAny(landing, _arrivals.WaitForAsync(EnoughToFollow - few)).ConfigureAwait(true);
            if (landing.IsCompleted)
            {
                await _committer.LandAsync().ConfigureAwait(true);
            }
        }

        return _arrivals.TryPeek(out _);
    }

    // Entries wait in their order until the map leaf is written; false when the writer ends before.
    private async Task<bool> HoldAsync(CheckpointDuty duty)
    {
        duty.Ask();
        while (duty.HasCounted)
        {
            if (!await _arrivals.WaitAsync(_stopping.Token).ConfigureAwait(true))
            {
                return false;
            }

            if (_arrivals.HoldOrTake() is { } exclusive)
            {
                await CommitAloneAsync(exclusive, []).ConfigureAwait(true);
            }
        }

        return true;
    }

    private async Task CountAsync(CheckpointDuty duty, ulong from, ulong to, CancellationToken cancellationToken)
    {
        await foreach (var leaf in _journal.ReadLeavesAsync(from, to, cancellationToken).ConfigureAwait(false))
        {
            duty.TryCount(MirrorTally.OfLeaf(leaf.Leaf.Span));
        }
    }

    private async Task CommitAsync(List<PendingAppend> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        _arrivals.CloseGroup();
        try
        {
            await _committer!.SendAsync(batch).ConfigureAwait(true);
        }
        catch (Exception fault)
        {
            foreach (var pending in batch)
            {
                pending.Fail(fault);
            }

            throw;
        }
        finally
        {
            batch.Clear();
        }
    }

    private async Task CommitAloneAsync(ExclusiveAppend exclusive, List<PendingAppend> before)
    {
        try
        {
            await CommitAsync(before).ConfigureAwait(true);
            await _committer!.LandAsync().ConfigureAwait(true);
            if (await PrepareAsync(exclusive).ConfigureAwait(true) is { } pending)
            {
                var size = Head.Size;
                await CommitAsync([pending]).ConfigureAwait(true);
                await _committer.LandAsync().ConfigureAwait(true);
                // The reply may come later, from the pool; the head is that of what is durable.
                if (Head.Size > size && pending.Request.Writes[0].Stream == s_mapLeaves)
                {
                    _duty?.Fulfil();
                }

                exclusive.Follow(pending.Reply);
            }
        }
        catch (Exception fault)
        {
            exclusive.Fail(fault);
            throw;
        }
    }

    private async Task<PendingAppend?> PrepareAsync(ExclusiveAppend exclusive)
    {
        try
        {
            var request = await exclusive.Prepare(Head).ConfigureAwait(true);
            if (request is not null)
            {
                var pending = new PendingAppend(request);
                pending.Assign(_arrivals.Now(), serial: 0);
                return pending;
            }

            exclusive.Complete(null);
        }
#pragma warning disable CA1031 // Whoever asked for the pause is told; the writer itself goes on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            exclusive.Fail(fault);
        }

        return null;
    }

    private void RefuseTheRest()
    {
        for (; _arrivals.TryPeek(out var work); _arrivals.Take())
        {
            work.Fail(new JournalUnavailableException("The log's writer ended before it came to this entry."));
        }
    }
}
