using System.Runtime.CompilerServices;
using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>The journal in one SQLite file. Several processes may open it; the epoch lets one of them append.</summary>
public sealed class SqliteJournal : IJournal
{
    private readonly SqliteJournalOptions _options;
    private readonly ReaderPool _readers;

    /// <summary>Held by whoever writes; SQLite has one writer, and waiting here costs no thread.</summary>
    private readonly SemaphoreSlim _gate = new(1, 1);
    private SqliteWriter? _writer;
    private SqliteSnapshots? _snapshots;
    private bool _disposed;

    private SqliteJournal(SqliteJournalOptions options)
    {
        _options = options;
        _readers = new ReaderPool(options);
    }

    /// <summary>Opens the journal; makes a new one where there is no file or an empty one.</summary>
    /// <exception cref="JournalRefusedException">The file is foreign, of another origin, of a newer version, or the
    /// file system or the SQLite library cannot keep the promise.</exception>
    /// <exception cref="JournalUnavailableException">The file cannot be opened.</exception>
    public static async Task<SqliteJournal> OpenAsync(
        SqliteJournalOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        JournalNames.DemandName(options.Origin, nameof(options));
        SqliteFile.CreateIfAbsent(options.Path);
        var journal = new SqliteJournal(options);
        try
        {
            await journal.WriteAsync(journal.Writer, cancellationToken).ConfigureAwait(false);
            return journal;
        }
        catch
        {
            await journal.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<JournalHead> AcquireAsync(CancellationToken cancellationToken) =>
        WriteAsync(() => Writer().Acquire(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<JournalHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        _readers.QueryAsync(reader => reader.Head(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken)
    {
        var plan = AppendPlan.For(firstIndex, batch);
        return WriteAsync(() => Writer().Append(epoch, plan), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<JournalEntry?> FindCommandAsync(
        string caller, string commandId, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(caller, nameof(caller));
        JournalNames.DemandCommandId(commandId, nameof(commandId));
        var id = Convert.FromHexString(commandId);
        return _readers.QueryAsync(reader => reader.Command(caller, id), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadAsync(ulong from, ulong to, CancellationToken cancellationToken) =>
        PagesAsync(
            from, to, (reader, next, end) => reader.Range(next, end), entry => entry.Index, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalLeaf> ReadLeavesAsync(ulong from, ulong to, CancellationToken cancellationToken) =>
        PagesAsync(
            from, to, (reader, next, end) => reader.Leaves(next, end), leaf => leaf.Index, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, ulong afterVersion, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(stream, nameof(stream));
        return Core(Math.Min(afterVersion, long.MaxValue), cancellationToken);

        async IAsyncEnumerable<JournalEntry> Core(ulong after, [EnumeratorCancellation] CancellationToken cancellation)
        {
            var trail = await _readers.QueryAsync(r => r.Trail(stream, after), cancellation).ConfigureAwait(false);
            for (var next = 0; next < trail.Length;)
            {
                var from = next;
                var page = await _readers.QueryAsync(r => r.At(trail.AsSpan(from)), cancellation)
                    .ConfigureAwait(false);
                foreach (var entry in page)
                {
                    cancellation.ThrowIfCancellationRequested();
                    yield return entry;
                }

                next += page.Count;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ulong> StreamVersionAsync(string stream, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(stream, nameof(stream));
        return (ulong)await _readers.QueryAsync(r => r.Version(stream), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<uint> LastNumberAsync(string series, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(series, nameof(series));
        return (uint)await _readers.QueryAsync(r => r.LastNumber(series), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        SnapshotRules.Check(snapshot);
        await WriteAsync(
            () =>
            {
                Snapshots().Save(snapshot);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<Snapshot?> LoadSnapshotAsync(string stream, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(stream, nameof(stream));
        return _readers.QueryAsync(reader => reader.LoadSnapshot(stream), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteSnapshotsAsync(string? stream, CancellationToken cancellationToken)
    {
        if (stream is not null)
        {
            JournalNames.DemandName(stream, nameof(stream));
        }

        await WriteAsync(
            () =>
            {
                Snapshots().Delete(stream);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for the append in hand, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            _disposed = true;
            CloseWriters();
        }
        finally
        {
            _gate.Release();
        }

        _readers.Dispose();
    }

    private SqliteWriter Writer() => _writer ??= new SqliteWriter(_options);

    private SqliteSnapshots Snapshots()
    {
        _ = Writer();
        return _snapshots ??= new SqliteSnapshots(_options);
    }

    private void CloseWriters()
    {
        _snapshots?.Dispose();
        _writer?.Dispose();
        (_snapshots, _writer) = (null, null);
    }

    private async ValueTask<T> WriteAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            // SQLite blocks. The threads of the pool are everybody's and must not; a caller's own thread may.
            return Thread.CurrentThread.IsThreadPoolThread
                ? await Task.Run(work, CancellationToken.None).ConfigureAwait(false)
                : work();
        }
        catch (SqliteFault fault)
        {
            // What a connection holds after a fault is not worth knowing: the next one recovers from the file.
            CloseWriters();
            throw fault.ToJournalException();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async IAsyncEnumerable<T> PagesAsync<T>(
        ulong from,
        ulong to,
        Func<SqliteReader, ulong, ulong, List<T>> query,
        Func<T, ulong> indexOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = Math.Min(to, long.MaxValue);
        while (from < end)
        {
            var next = from;
            var page = await _readers.QueryAsync(r => query(r, next, end), cancellationToken).ConfigureAwait(false);
            foreach (var item in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            if (page.Count == 0)
            {
                yield break;
            }

            from = indexOf(page[^1]) + 1;
        }
    }
}
