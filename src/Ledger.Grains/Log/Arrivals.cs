using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Ledger.Grains.Log;

/// <summary>
/// What waits for the writer, in the order in which it came. Recorded times are given out under the lock that makes
/// the order, so that they never decrease along it: whatever becomes of a batch, those behind it keep theirs.
/// </summary>
/// <param name="time">The clock that recorded times come from.</param>
/// <param name="patience">How long a batch of few waits for entries that are announced.</param>
internal sealed class Arrivals(TimeProvider time, TimeSpan patience)
{
    private readonly Channel<IWork> _queue = Channel.CreateUnbounded<IWork>(new() { SingleReader = true });
    private readonly Queue<IWork> _held = [];
    private readonly Lock _gate = new();
    private ArrivalGroup _open = new();
    private readonly Announcements _announced = new(patience);
    private DateTimeOffset _latest;
    private TaskCompletionSource? _enough;
    private int _waiting, _wanted;

    /// <summary>No time given out from now on lies before this one.</summary>
    public void StartAt(DateTimeOffset earliest)
    {
        lock (_gate)
        {
            _latest = earliest;
        }
    }

    /// <summary>Lets an entry wait, and hashes its group when it is the last of it.</summary>
    /// <returns>False when nothing is taken any more.</returns>
    public bool TryAdd(PendingAppend entry)
    {
        ArrivalGroup? full = null;
        lock (_gate)
        {
            entry.Group = _open;
            if (!_queue.Writer.TryWrite(entry))
            {
                return false;
            }

            if (Interlocked.Increment(ref _waiting) >= _wanted)
            {
                _enough?.TrySetResult();
                _enough = null;
            }

            _open.Add(entry);
            if (_open.IsFull)
            {
                full = Close();
            }
        }

        full?.Finish();
        return true;
    }

    /// <summary>Lets a pause wait; false when nothing is taken any more.</summary>
    public bool TryAdd(ExclusiveAppend pause) => _queue.Writer.TryWrite(pause);

    /// <summary>Everything that waits belongs to a closed group after this.</summary>
    public void CloseGroup()
    {
        lock (_gate)
        {
            if (!_open.IsEmpty)
            {
                Close();
            }
        }
    }

    /// <summary>The recorded time of an entry made now: whole milliseconds, never back.</summary>
    public DateTimeOffset Now()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var whole = now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond);
            return _latest = new DateTimeOffset(Math.Max(whole, _latest.UtcTicks), TimeSpan.Zero);
        }
    }

    /// <summary>Nothing is taken any more.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Waits until there is something new; false when nothing more will come.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) =>
        _queue.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Completes when so many entries wait, for the one who asked last.</summary>
    public Task WaitForAsync(int count)
    {
        lock (_gate)
        {
            (_wanted, _enough) = (count, new TaskCompletionSource());
            if (Volatile.Read(ref _waiting) >= count)
            {
                _enough.SetResult();
            }

            return _enough.Task;
        }
    }

    /// <summary>The next one, which goes on waiting.</summary>
    public bool TryPeek([NotNullWhen(true)] out IWork? work) =>
        _held.TryPeek(out work) || _queue.Reader.TryPeek(out work);

    /// <summary>Takes the next one out.</summary>
    public void Take()
    {
        if ((_held.TryDequeue(out var work) || _queue.Reader.TryRead(out work)) && work is PendingAppend)
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Says that an entry may come soon, until it is disposed of.</summary>
    public IDisposable Announce() => _announced.Add();

    /// <summary>
    /// Blocks for a moment while more entries are announced than a batch has; false when none came.
    /// </summary>
    /// <param name="taken">Entries that the batch has.</param>
    public bool Gather(int taken) =>
        _announced.WaitUntilFew(() => taken + Volatile.Read(ref _waiting)) && TryPeek(out _);

    /// <summary>Looks past those held at the next one: a pause is taken out, an entry is held with them.</summary>
    public ExclusiveAppend? HoldOrTake()
    {
        if (!_queue.Reader.TryRead(out var work) || work is ExclusiveAppend)
        {
            return (ExclusiveAppend?)work;
        }

        _held.Enqueue(work);
        return null;
    }

    private ArrivalGroup Close()
    {
        var closed = _open;
        closed.Close(Now());
        _open = new ArrivalGroup();
        return closed;
    }
}
