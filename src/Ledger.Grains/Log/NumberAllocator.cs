using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>Entries that fit, each with the serial number it takes; 0 for those that take none.</summary>
internal sealed record NumberedBatch(IReadOnlyList<PendingAppend> Fitting, IReadOnlyList<uint> Serials);

/// <summary>
/// Gives out certificate numbers, without gaps: a serial counts as spent only when its entry is durable, so what
/// is given to a batch that does not land is given out again.
/// </summary>
internal sealed class NumberAllocator(IJournal journal)
{
    private readonly Dictionary<string, uint> _last = new(StringComparer.Ordinal);

    /// <summary>Gives each numbered entry the next serial; answers those whose series is exhausted.</summary>
    public async ValueTask<NumberedBatch> AllocateAsync(IReadOnlyList<PendingAppend> batch)
    {
        var serials = new uint[batch.Count];
        if (!batch.Any(pending => pending.Request.NumberSeries is not null))
        {
            return new NumberedBatch(batch, serials);
        }

        var next = new Dictionary<string, uint>(StringComparer.Ordinal);
        var fitting = new List<PendingAppend>(batch.Count);
        foreach (var pending in batch)
        {
            var serial = 0u;
            if (pending.Request.NumberSeries is { } series)
            {
                serial = next[series] = 1 + (next.TryGetValue(series, out var given)
                    ? given
                    : await LastAsync(series).ConfigureAwait(true));
                if (serial > CertificateSeries.MaxSerial)
                {
                    pending.Complete(new AppendReply(null, CommandRefusals.SeriesExhausted(series)));
                    continue;
                }
            }

            serials[fitting.Count] = serial;
            fitting.Add(pending);
        }

        return new NumberedBatch(fitting, serials);
    }

    /// <summary>The batch is durable: its numbers are spent.</summary>
    public void Spent(NumberedBatch batch)
    {
        for (var i = 0; i < batch.Fitting.Count; i++)
        {
            if (batch.Fitting[i].Request.NumberSeries is { } series)
            {
                _last[series] = batch.Serials[i];
            }
        }
    }

    /// <summary>What was remembered may be wrong; the journal knows.</summary>
    public void Forget() => _last.Clear();

    private async ValueTask<uint> LastAsync(string series)
    {
        if (!_last.TryGetValue(series, out var last))
        {
            last = await journal.LastNumberAsync(series, CancellationToken.None).ConfigureAwait(true);
            _last[series] = last;
        }

        return last;
    }
}
