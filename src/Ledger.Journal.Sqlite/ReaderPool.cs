using System.Collections.Concurrent;

namespace Ledger.Journal.Sqlite;

/// <summary>Lends reading connections, a bounded number of them, with their statements prepared.</summary>
internal sealed class ReaderPool(SqliteJournalOptions options) : IDisposable
{
    private const int MaxReaders = 8;

    private readonly ConcurrentBag<SqliteReader> _idle = [];
    private readonly SemaphoreSlim _slots = new(MaxReaders, MaxReaders);
    private volatile bool _disposed;

    internal async ValueTask<T> QueryAsync<T>(Func<SqliteReader, T> query, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            // SQLite blocks: not a caller's own thread, and not a grain's turn. To a thread of the pool another one is
            // no better.
            return Thread.CurrentThread.IsThreadPoolThread && TaskScheduler.Current == TaskScheduler.Default
                ? Query(query)
                : await Task.Run(() => Query(query), cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteFault fault)
        {
            throw fault.ToJournalException();
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Closes what is idle; a connection on loan is closed when it comes back.</summary>
    public void Dispose()
    {
        _disposed = true;
        CloseIdle();
    }

    private T Query<T>(Func<SqliteReader, T> query)
    {
        if (!_idle.TryTake(out var reader))
        {
            reader = new SqliteReader(options);
        }

        var healthy = false;
        try
        {
            var answer = query(reader);
            healthy = true;
            return answer;
        }
        finally
        {
            Return(reader, healthy);
        }
    }

    private void Return(SqliteReader reader, bool healthy)
    {
        if (!healthy)
        {
            reader.Dispose();
            return;
        }

        _idle.Add(reader);
        if (_disposed)
        {
            CloseIdle();
        }
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
