using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// Reads files once and hashes their chunks on several threads. Each thread reads a chunk piece by piece into its own
/// buffer, hashes each piece while the processor's cache still holds it, and leaves the result, which is delivered in
/// order. Plain digests need the bytes in order: there each thread waits for its turn and computes them from the same
/// buffer.
/// </summary>
internal sealed class ChunkRun : IDisposable
{
    private const int PieceSize = 1 << 18;
    private const long MaxBuffered = 1 << 26;
    private const int Ahead = 32;

    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(1);

    private readonly IReadOnlyList<ContentSource> _files;
    private readonly FingerprintOptions _options;
    private readonly IChunkSink _sink;
    private readonly IProgress<FingerprintProgress>? _progress;
    private readonly ChunkQueue _queue;
    private readonly DigestSetHasher? _plain;
    private readonly ProgressLog? _log;
    private readonly Pace? _pace;
    private readonly CancellationToken _cancellation;
    private readonly int _pieceSize;
    private readonly long _totalBytes;
    private long _bytes;

    private ChunkRun(
        IReadOnlyList<ContentSource> files,
        FingerprintOptions options,
        IChunkSink sink,
        IProgress<FingerprintProgress>? progress,
        CancellationToken cancellationToken)
    {
        (_files, _options, _sink, _progress) = (files, options, sink, progress);
        _cancellation = cancellationToken;
        var from = default(ChunkPlace);
        if (options.ProgressFile is not null)
        {
            (_log, from) = ProgressLog.Open(files, options, sink);
        }

        _plain = options.Plain ? new DigestSetHasher(options.Digests) : null;
        _pace = options.BytesPerSecond is { } rate ? new Pace(rate, TimeProvider.System) : null;
        _totalBytes = files.Sum(file => file.Length);
        _bytes = files.Take(from.File).Sum(file => file.Length) + from.Offset;

        // A request to another machine is worth a whole chunk.
        _pieceSize = files.Any(file => file.IsRemote) ? options.ChunkSize : Math.Min(PieceSize, options.ChunkSize);
        _queue = new ChunkQueue(files, options.ChunkSize, from, Threads + Ahead);
    }

    // With plain digests a thread holds a whole chunk, else one piece of it.
    private int BufferSize => _options.Plain ? _options.ChunkSize : _pieceSize;

    private int Threads => (int)Math.Clamp(MaxBuffered / BufferSize, 1, _options.Parallelism);

    public static async Task RunAsync(
        IReadOnlyList<ContentSource> files,
        FingerprintOptions options,
        IChunkSink sink,
        IProgress<FingerprintProgress>? progress,
        CancellationToken cancellationToken)
    {
        // A log of what is done may be gigabytes.
        using var run = await Task.Run(
            () => new ChunkRun(files, options, sink, progress, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        using (cancellationToken.Register(run._queue.Stop))
        {
            var threads = Enumerable.Range(0, run.Threads).Select(_ => Task.Factory.StartNew(
                run.Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            await Task.WhenAll(threads).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        run._log?.Remove();
    }

    public void Dispose()
    {
        _queue.Dispose();
        _log?.Dispose();
        _plain?.Dispose();
    }

    private void Work()
    {
        try
        {
            using var hasher = new ChunkHasher(_options.Digests);
            var deliver = Deliver;
            var buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
            while (_queue.TryTake(out var job))
            {
                var leaf = Hash(job, buffer, hasher);
                if (_plain is null)
                {
                    _queue.Leave(job, leaf, deliver);
                    continue;
                }

                if (!_queue.WaitForTurn(job))
                {
                    return;
                }

                _plain.Append(buffer.AsSpan(0, job.Length));
                Deliver(job, leaf);
                _queue.EndTurn(job);
            }
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            _queue.Stop();
        }
        catch
        {
            _queue.Stop();
            throw;
        }
    }

    private DigestSet Hash(in ChunkJob job, byte[] buffer, ChunkHasher hasher)
    {
        for (var done = 0; done < job.Length;)
        {
            var piece = buffer.AsSpan(_options.Plain ? done : 0, Math.Min(_pieceSize, job.Length - done));
            WaitForPace(piece.Length);
            job.Source.Read(piece, job.Offset + done, _cancellation);
            hasher.Append(piece);
            done += piece.Length;
        }

        return job.Length == 0 ? default : hasher.Finish();
    }

    private void WaitForPace(int bytes)
    {
        var delay = _pace?.Take(bytes) ?? TimeSpan.Zero;

        // A wait handle takes no more than some weeks.
        delay = delay < s_longestWait ? delay : s_longestWait;
        if (delay > TimeSpan.Zero && _cancellation.WaitHandle.WaitOne(delay))
        {
            _cancellation.ThrowIfCancellationRequested();
        }
    }

    private void Deliver(ChunkJob job, DigestSet leaf)
    {
        if (job.Length > 0)
        {
            _sink.Chunk(job.File, leaf);
            _log?.Append(leaf);
        }

        if (job.IsLast)
        {
            job.Source.RequireUnchanged();
            _sink.End(job.File, _plain?.Finish());
        }

        _bytes += job.Length;
        _progress?.Report(new FingerprintProgress(
            _files[job.File].Path, _bytes, _totalBytes, job.File + (job.IsLast ? 1 : 0), _files.Count));
    }
}
