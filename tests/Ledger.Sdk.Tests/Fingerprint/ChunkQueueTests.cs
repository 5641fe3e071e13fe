using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Sdk.Tests.Fingerprint;

public sealed class ChunkQueueTests : IDisposable
{
    private const int ChunkSize = 4096;

    private readonly DataFolder _data = new();
    private readonly List<long> _delivered = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public void What_is_left_out_of_order_is_delivered_in_order_when_the_gap_closes()
    {
        using var queue = Queue(window: 8);
        var jobs = Take(queue, 6);

        Leave(queue, jobs[1], jobs[2], jobs[4]);
        Assert.Empty(_delivered);
        Leave(queue, jobs[0]);
        Assert.Equal([0L, 1L, 2L], _delivered);
        Leave(queue, jobs[5], jobs[3]);

        Assert.Equal([0L, 1L, 2L, 3L, 4L, 5L], _delivered);
    }

    [Fact]
    public void No_more_is_handed_out_than_the_window_until_the_oldest_is_delivered()
    {
        using var queue = Queue(window: 3);
        var jobs = Take(queue, 3);
        Leave(queue, jobs[1], jobs[2]);
        var taken = (Turn: -1L, Is: false);
        var thread = StartWaiting(() => taken.Is = Take(queue, out taken.Turn));
        Leave(queue, jobs[0]);

        Assert.True(thread.Join(TimeSpan.FromMinutes(1)));
        Assert.Equal((3L, true), taken);
        Assert.Equal([0L, 1L, 2L], _delivered);
    }

    [Fact]
    public void What_was_stopped_hands_out_and_delivers_nothing_more()
    {
        using var queue = Queue(window: 3);
        var jobs = Take(queue, 2);
        queue.Stop();

        Leave(queue, jobs[0], jobs[1]);

        Assert.Empty(_delivered);
        Assert.False(queue.TryTake(out _));
        Assert.False(queue.WaitForTurn(jobs[0]));
    }

    [Fact]
    public void Whoever_waits_for_the_window_or_for_a_turn_ends_when_the_work_is_stopped()
    {
        using var queue = Queue(window: 3);
        var jobs = Take(queue, 3);
        var (taken, isTurn) = (true, true);
        var taking = StartWaiting(() => taken = queue.TryTake(out _));
        var turning = StartWaiting(() => isTurn = queue.WaitForTurn(jobs[1]));

        queue.Stop();

        Assert.True(taking.Join(TimeSpan.FromMinutes(1)) && turning.Join(TimeSpan.FromMinutes(1)));
        Assert.Equal((false, false), (taken, isTurn));
    }

    [Fact]
    public async Task A_thread_that_is_kept_keeps_no_other_one_from_the_chunks_behind()
    {
        const int chunks = 50;
        var content = DataFolder.Content(chunks * ChunkSize, 3);
        _data.Write("a", content);
        var options = new FingerprintOptions { ChunkSize = ChunkSize, Parallelism = 2 };
        var seen = new List<long>();

        var held = await Fingerprinter.ComputeSourcesAsync(
            [new Held(content, behind: 20)], options, progress: new Direct(step => seen.Add(step.Bytes / ChunkSize)),
            cancellationToken: Cancellation);

        var (alone, _) = await _data.DescribeAsync(options with { Parallelism = 1 });
        Assert.Equal(alone.ManifestBytes.ToArray(), held.ManifestBytes.ToArray());
        Assert.Equal(Enumerable.Range(1, chunks).Select(static n => (long)n), seen);
    }

    /// <summary>A thread that has come to where it waits.</summary>
    private static Thread StartWaiting(Action wait)
    {
        var thread = new Thread(() => wait()) { IsBackground = true };
        thread.Start();
        Assert.True(SpinWait.SpinUntil(
            () => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin) || !thread.IsAlive, TimeSpan.FromMinutes(1)));
        Assert.True(thread.IsAlive);
        return thread;
    }

    private static bool Take(ChunkQueue queue, out long turn)
    {
        var isTaken = queue.TryTake(out var job);
        turn = job.Turn;
        return isTaken;
    }

    private static ChunkJob[] Take(ChunkQueue queue, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        Assert.True(queue.TryTake(out var job));
        return job;
    })];

    private void Leave(ChunkQueue queue, params ReadOnlySpan<ChunkJob> jobs)
    {
        foreach (var job in jobs)
        {
            queue.Leave(job, default, (next, _) => _delivered.Add(next.Turn));
        }
    }

    private ChunkQueue Queue(int window)
    {
        _data.Write("a", new byte[10 * ChunkSize]);
        return new ChunkQueue(SourceFolder.List(_data.Location, Cancellation), ChunkSize, default, window);
    }

    /// <summary>Content whose first chunk is read when so many behind it have been.</summary>
    private sealed class Held(byte[] content, int behind) : ContentSource("a", "a", content.Length), IOpenContent
    {
        private readonly CountdownEvent _behind = new(behind);

        public override string State => "";

        public override bool IsRemote => false;

        public override IOpenContent Open() => this;

        public void Read(Span<byte> buffer, long offset, CancellationToken cancellationToken)
        {
            content.AsSpan((int)offset, buffer.Length).CopyTo(buffer);
            if (offset == 0)
            {
                Assert.True(_behind.Wait(TimeSpan.FromMinutes(1), cancellationToken), "nobody went ahead");
            }
            else if (!_behind.IsSet)
            {
                _behind.Signal();
            }
        }

        public void RequireUnchanged()
        {
        }

        public void Dispose() => _behind.Dispose();
    }
}
