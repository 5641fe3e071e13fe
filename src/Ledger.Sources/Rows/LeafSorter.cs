using Ledger.Evidence.Manifests;

namespace Ledger.Sources.Rows;

/// <summary>
/// Sorts any number of leaves in bounded memory: full buffers are sorted and set aside in scratch files, and merged at
/// the end; when there are many of them, some are merged before.
/// </summary>
internal sealed class LeafSorter(ManifestDigests digests, string folder, int bufferedLeaves = 1 << 17) : IDisposable
{
    private const int MostRuns = 256;

    private readonly LeafRecord[] _buffer = new LeafRecord[bufferedLeaves];
    private readonly List<(FileStream File, long Count)> _runs = [];
    private int _buffered;

    public void Add(DigestSet leaf)
    {
        if (_buffered == _buffer.Length)
        {
            SetAside(Buffered(), _buffered);
        }

        _buffer[_buffered++] = new LeafRecord(leaf);
    }

    /// <summary>All leaves in their order; to be called once.</summary>
    public IEnumerable<DigestSet> Sorted()
    {
        if (_runs.Count == 0)
        {
            return Buffered().Select(record => record.Leaf);
        }

        if (_buffered > 0)
        {
            SetAside(Buffered(), _buffered);
        }

        return Merge(_runs).Select(record => record.Leaf);
    }

    public void Dispose()
    {
        foreach (var (file, _) in _runs)
        {
            file.Dispose();
        }
    }

    private IEnumerable<LeafRecord> Buffered()
    {
        Array.Sort(_buffer, 0, _buffered);
        return _buffer.Take(_buffered);
    }

    private void SetAside(IEnumerable<LeafRecord> sorted, long count)
    {
        var file = Write(sorted);
        _runs.Add((file, count));
        _buffered = 0;
        if (_runs.Count > MostRuns)
        {
            // The shortest ones, which are the latest: each leaf is written a few times only.
            var some = _runs.OrderBy(run => run.Count).Take(MostRuns / 2).ToList();
            var merged = Write(Merge(some));
            _runs.RemoveAll(some.Contains);
            _runs.Add((merged, some.Sum(run => run.Count)));
            some.ForEach(run => run.File.Dispose());
        }
    }

    private FileStream Write(IEnumerable<LeafRecord> sorted)
    {
        var file = ScratchFile.Create(folder);
        try
        {
            foreach (var record in sorted)
            {
                record.Write(file);
            }

            file.Flush();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private IEnumerable<LeafRecord> Merge(IEnumerable<(FileStream File, long Count)> files)
    {
        var heads = new PriorityQueue<LeafRun, LeafRecord>();
        foreach (var (file, count) in files)
        {
            var run = new LeafRun(file, 0, count, digests);
            if (run.TryRead(out var first))
            {
                heads.Enqueue(run, first);
            }
        }

        while (heads.TryDequeue(out var run, out var record))
        {
            if (run.TryRead(out var next))
            {
                heads.Enqueue(run, next);
            }

            yield return record;
        }
    }
}
