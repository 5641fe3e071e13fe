using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Ledger.Benchmarks.Log;

/// <summary>How many entries each batch made durable, as the registry's own meter says.</summary>
internal sealed class BatchSizes : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<int> _sizes = [];

    internal BatchSizes()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "ledger.entries.accepted")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => _sizes.Enqueue((int)count));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Cuts entries into the batches in which they were written since the last call.</summary>
    internal List<T[]> Cut<T>(IReadOnlyList<T> entries)
    {
        var batches = new List<T[]>();
        for (var done = 0; _sizes.TryDequeue(out var size); done += size)
        {
            batches.Add([.. entries.Skip(done).Take(size)]);
        }

        return batches.Sum(batch => batch.Length) == entries.Count
            ? batches
            : throw new InvalidOperationException("The meter has not counted what the journal holds.");
    }
}
