using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// Reads files once and hashes their chunks on several threads. Each thread reads a chunk piece by piece into its own
/// buffer and hashes each piece while the processor's cache still holds it; then it delivers in turn. Plain digests,
/// which need the bytes in order, are computed in that turn from the same buffer.
/// </summary>
internal sealed class ChunkRun : IDisposable
{
    private const int PieceSize = 1 << 18;
    private const long MaxBuffered = 1 << 26;

    private readonly IReadOnlyList<SourceFile> _files;
    private readonly FingerprintOptions _options;
    private readonly IChunkSink _sink;
    private readonly IProgress<FingerprintProgress>? _progress;
    private readonly ChunkQueue _queue;
    private readonly DigestSetHasher? _plain;
    private readonly long _totalBytes;
    private long _bytes;

    private ChunkRun(
        IReadOnlyList<SourceFile> files,
        FingerprintOptions options,
        IChunkSink sink,
        IProgress<FingerprintProgress>? progress)
    {
        (_files, _options, _sink, _progress) = (files, options, sink, progress);
        _queue = new ChunkQueue(files, options.ChunkSize);
        _plain = options.Plain ? new DigestSetHasher(options.Digests) : null;
        _totalBytes = files.Sum(file => file.State.Length);
    }

    // With plain digests a thread holds a whole chunk, else one piece of it.
    private int BufferSize => _options.Plain ? _options.ChunkSize : Math.Min(PieceSize, _options.ChunkSize);

    private int Threads => (int)Math.Clamp(MaxBuffered / BufferSize, 1, _options.Parallelism);

    public static async Task RunAsync(
        IReadOnlyList<SourceFile> files,
        FingerprintOptions options,
        IChunkSink sink,
        IProgress<FingerprintProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var run = new ChunkRun(files, options, sink, progress);
        using (cancellationToken.Register(run._queue.Stop))
        {
            var threads = Enumerable.Range(0, run.Threads).Select(_ => Task.Factory.StartNew(
                run.Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            await Task.WhenAll(threads).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _queue.Dispose();
        _plain?.Dispose();
    }

    private void Work()
    {
        try
        {
            using var hasher = new ChunkHasher(_options.Digests);
            var buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
            while (_queue.TryTake(out var job))
            {
                var leaf = Hash(job, buffer, hasher);
                if (!_queue.WaitForTurn(job))
                {
                    return;
                }

                Deliver(job, leaf, buffer);
                _queue.EndTurn(job);
            }
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
            var piece = buffer.AsSpan(_options.Plain ? done : 0, Math.Min(PieceSize, job.Length - done));
            job.Source.Read(piece, job.Offset + done);
            hasher.Append(piece);
            done += piece.Length;
        }

        return job.Length == 0 ? default : hasher.Finish();
    }

    private void Deliver(in ChunkJob job, DigestSet leaf, byte[] buffer)
    {
        if (job.Length > 0)
        {
            _sink.Chunk(job.File, leaf);
            _plain?.Append(buffer.AsSpan(0, job.Length));
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
