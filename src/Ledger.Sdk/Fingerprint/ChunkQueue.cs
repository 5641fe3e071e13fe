using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// Hands out chunks in order, to be hashed at once by several threads, and has what they give delivered in that same
/// order, by one of them at a time. A leaf is left here until those before it are there, so that within a window nobody
/// waits for a chunk that another thread still has.
/// </summary>
/// <param name="files">What is read.</param>
/// <param name="chunkSize">Bytes of a chunk.</param>
/// <param name="from">Where the work begins.</param>
/// <param name="window">
/// The most chunks that are handed out and not delivered, from the number of threads: what they may be ahead of one
/// that is kept from its processor for a while, what is lost of work that is cut off, and the files open at once.
/// </param>
internal sealed class ChunkQueue(
    IReadOnlyList<ContentSource> files, int chunkSize, ChunkPlace from, int window) : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<IOpenContent> _open = new();
    private readonly (ChunkJob Job, DigestSet Leaf)?[] _left = new (ChunkJob Job, DigestSet Leaf)?[window];
    private IOpenContent? _current;
    private int _file = from.File;
    private long _offset = from.Offset;
    private long _given;
    private long _turn;
    private bool _isDelivering;
    private bool _isStopped;

    /// <summary>The next chunk; false when there is none, or when the work was stopped.</summary>
    public bool TryTake(out ChunkJob job)
    {
        lock (_gate)
        {
            job = default;
            while (_given - _turn == window && !_isStopped)
            {
                Monitor.Wait(_gate);
            }

            if (_isStopped || _file == files.Count)
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

    /// <summary>
    /// Leaves what a chunk gave. Whoever leaves the one that is next delivers it and all that follow without a gap.
    /// </summary>
    public void Leave(in ChunkJob job, DigestSet leaf, Action<ChunkJob, DigestSet> deliver)
    {
        lock (_gate)
        {
            _left[job.Turn % window] = (job, leaf);
            if (_isDelivering)
            {
                return;
            }

            _isDelivering = true;
        }

        while (TryNext(out var next))
        {
            deliver(next.Job, next.Leaf);
            EndTurn(next.Job);
        }
    }

    /// <summary>
    /// Waits until everything before a job is delivered, for who holds more than a leaf; false when the work was
    /// stopped.
    /// </summary>
    public bool WaitForTurn(in ChunkJob job)
    {
        lock (_gate)
        {
            while (_turn != job.Turn && !_isStopped)
            {
                Monitor.Wait(_gate);
            }

            return !_isStopped;
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
            _isStopped = true;
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

    private bool TryNext(out (ChunkJob Job, DigestSet Leaf) next)
    {
        lock (_gate)
        {
            ref var left = ref _left[_turn % window];
            _isDelivering = left is not null && !_isStopped;
            next = left.GetValueOrDefault();
            left = null;
            return _isDelivering;
        }
    }
}
