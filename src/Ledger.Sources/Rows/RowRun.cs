using System.Collections.Concurrent;
using System.Threading.Channels;
using Ledger.Evidence.Rows;

namespace Ledger.Sources.Rows;

/// <summary>
/// Reads rows on one task, hashes them in batches on several, and delivers them in their order on the caller's: as many
/// batches are on their way as there are tasks, so that memory does not grow with the rows.
/// </summary>
internal sealed class RowRun(IRowSource source, RowOptions options, IProgress<RowProgress>? progress)
{
    private readonly ConcurrentBag<RowBatch> _free = [];
    private long _rows;

    /// <summary>Gives every batch, hashed, to the receiver in order.</summary>
    /// <returns>The number of rows.</returns>
    public async Task<long> RunAsync(Action<RowBatch> receive, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<Task<RowBatch>>(options.Parallelism);
        var reading = Task.Run(() => ReadAllAsync(batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var hashing in batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                var batch = await hashing.ConfigureAwait(false);
                receive(batch);
                _rows += batch.Count;
                batch.Clear();
                _free.Add(batch);
                progress?.Report(new RowProgress(source.Location, _rows, source.Done));
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading.ConfigureAwait(false);
        return _rows;
    }

    private async Task ReadAllAsync(ChannelWriter<Task<RowBatch>> batches, CancellationToken cancellationToken)
    {
        try
        {
            var row = new RowBuilder();
            for (var batch = await NextAsync(row, cancellationToken).ConfigureAwait(false);
                batch.Count > 0;
                batch = await NextAsync(row, cancellationToken).ConfigureAwait(false))
            {
                var full = batch;
                await batches.WriteAsync(Task.Run(() => Hash(full), CancellationToken.None), cancellationToken)
                    .ConfigureAwait(false);
            }

            batches.Complete();
        }
        catch (Exception e)
        {
            batches.Complete(e);
            throw;
        }
    }

    private async Task<RowBatch> NextAsync(RowBuilder row, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var batch = _free.TryTake(out var free) ? free : new RowBatch();
        while (!batch.IsFull)
        {
            row.Clear();
            if (!await source.ReadAsync(row, cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            batch.Add(row.Bytes);
        }

        return batch;
    }

    private RowBatch Hash(RowBatch batch)
    {
        batch.Hash(options.Digests, options.SaltKey.Span);
        return batch;
    }
}
