namespace Ledger.Grains.Log;

/// <summary>
/// Entries that are on their way to the one writer, which alone waits for them. A batch costs a good part of a
/// millisecond whatever it holds, so one of few entries waits for more, as long as more are on their way than it has.
/// The others, which it leaves to the next batch, keep the processors busy while it is written.
/// </summary>
#pragma warning disable CA1001 // Its wait handle is never made: nobody asks for it.
internal sealed class Announcements(TimeSpan patience)
#pragma warning restore CA1001
{
    /// <summary>A batch of so many is not few: twice as many would cost each a tenth less.</summary>
    private const int Enough = 128;

    /// <summary>How long a batch waits at most, where nothing else is said.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    private readonly ManualResetEventSlim _few = new(initialState: false, spinCount: 0);
    private volatile Func<int>? _gathered;
    private int _count;

    /// <summary>One more is on its way, until what is returned is disposed of.</summary>
    public IDisposable Add()
    {
        Interlocked.Increment(ref _count);
        return new Announcement(this);
    }

    /// <summary>
    /// Blocks while more are on their way than have been gathered, if these are not enough; as long as patience lasts.
    /// </summary>
    /// <param name="gathered">How many have been.</param>
    /// <returns>False when it did not block.</returns>
    public bool WaitUntilFew(Func<int> gathered)
    {
        _few.Reset();
        _gathered = gathered;
        Interlocked.MemoryBarrier();
        var wait = !AreFew(gathered);
        if (wait)
        {
            _few.Wait(patience);
        }

        _gathered = null;
        return wait;
    }

    // Whoever takes itself off the count looks for a waiting writer, and a writer looks at the count behind saying that
    // it waits: one of them sees the other.
    private bool AreFew(Func<int> gathered) =>
        Volatile.Read(ref _count) is var coming && gathered() >= Math.Min(Enough, coming);

    private void Remove()
    {
        Interlocked.Decrement(ref _count);
        if (_gathered is { } gathered && AreFew(gathered))
        {
            _few.Set();
        }
    }

    private sealed class Announcement(Announcements all) : IDisposable
    {
        private int _done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
            {
                all.Remove();
            }
        }
    }
}
