namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// Hands out chunks in order, to be hashed at once by several threads, and lets each deliver its result in that same
/// order. A thread that is ahead waits, so that memory is bounded by the number of threads.
/// </summary>
internal sealed class ChunkQueue(IReadOnlyList<ContentSource> files, int chunkSize, ChunkPlace from) : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<IOpenContent> _open = new();
    private IOpenContent? _current;
    private int _file = from.File;
    private long _offset = from.Offset;
    private long _given;
    private long _turn;
    private bool _stopped;

    /// <summary>The next chunk; false when there is none, or when the work was stopped.</summary>
    public bool TryTake(out ChunkJob job)
    {
        lock (_gate)
        {
            job = default;
            if (_stopped || _file == files.Count)
            {
                return false;
            }

            if (_current is null)
            {
                _current = files[_file].Open();
                _open.Enqueue(_current);
            }

            var length = (int)Math.Min(chunkSize, files[_file].Length - _offset);
            var isLast = _offset + length == files[_file].Length;
            job = new ChunkJob(_given++, _file, _current, _offset, length, isLast);
            _offset += length;
            if (isLast)
            {
                (_current, _offset, _file) = (null, 0, _file + 1);
            }

            return true;
        }
    }

    /// <summary>Waits until everything before a job is delivered; false when the work was stopped.</summary>
    public bool WaitForTurn(in ChunkJob job)
    {
        lock (_gate)
        {
            while (_turn != job.Turn && !_stopped)
            {
                Monitor.Wait(_gate);
            }

            return !_stopped;
        }
    }

    /// <summary>Ends the turn of a job, and with its last one the file.</summary>
    public void EndTurn(in ChunkJob job)
    {
        lock (_gate)
        {
            if (job.IsLast)
            {
                _open.Dequeue().Dispose();
            }

            _turn++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Lets every thread end as soon as it asks for anything.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Closes what is still open; no thread may be at work any more.</summary>
    public void Dispose()
    {
        foreach (var file in _open)
        {
            file.Dispose();
        }
    }
}
