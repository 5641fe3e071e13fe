using System.Runtime.CompilerServices;
using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>The journal in one schema of a PostgreSQL database. Several processes may open it; the epoch lets one of
/// them append.</summary>
public sealed class PostgresJournal : IJournal
{
    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _writing;
    private readonly PostgresReader _reader;
    private readonly PostgresSnapshots _snapshots;
    private readonly PostgresWriters _writers;

    private PostgresJournal(PostgresJournalOptions options)
    {
        _reading = PostgresSource.ForReading(options);
        _writing = PostgresSource.ForWriting(options);
        _reader = new PostgresReader(_reading);
        _snapshots = new PostgresSnapshots(_reading);
        _writers = new PostgresWriters(_writing, options);
    }

    /// <summary>Opens the journal; makes a new one where the schema is not there or empty.</summary>
    /// <exception cref="JournalRefusedException">The schema is foreign, of another origin or of a newer version, or
    /// the server's settings would lose confirmed commits.</exception>
    /// <exception cref="JournalUnavailableException">The server cannot be reached.</exception>
    public static async Task<PostgresJournal> OpenAsync(
        PostgresJournalOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        JournalNames.DemandName(options.Origin, nameof(options));
        var journal = new PostgresJournal(options);
        try
        {
            await journal._writers.AloneAsync(writer => Task.FromResult(true), cancellationToken).ConfigureAwait(false);
            return journal;
        }
        catch
        {
            await journal.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public int AppendsAtOnce => PostgresWriters.AtOnce;

    /// <inheritdoc/>
    public ValueTask<JournalHead> AcquireAsync(CancellationToken cancellationToken) =>
        new(_writers.AcquireAsync(cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<JournalHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        await _reader.HeadAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken) =>
        new(_writers.AppendAsync(epoch, AppendPlan.For(firstIndex, batch), cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<JournalEntry?> FindCommandAsync(
        string caller, string commandId, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(caller, nameof(caller));
        JournalNames.DemandCommandId(commandId, nameof(commandId));
        return await _reader.CommandAsync(caller, commandId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadAsync(ulong from, ulong to, CancellationToken cancellationToken) =>
        PagesAsync(from, to, _reader.RangeAsync, entry => entry.Index + 1, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalLeaf> ReadLeavesAsync(ulong from, ulong to, CancellationToken cancellationToken) =>
        PagesAsync(from, to, _reader.LeavesAsync, leaf => leaf.Index + 1, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, ulong afterVersion, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(stream, nameof(stream));
        return Core(Math.Min(afterVersion, long.MaxValue), cancellationToken);

        async IAsyncEnumerable<JournalEntry> Core(ulong after, [EnumeratorCancellation] CancellationToken cancellation)
        {
            var versions = PagesAsync(
                after,
                ulong.MaxValue,
                (next, _, token) => _reader.StreamAsync(stream, next, token),
                found => (ulong)found.Version,
                cancellation);
            await foreach (var (entry, _) in versions.ConfigureAwait(false))
            {
                yield return entry;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ulong> StreamVersionAsync(string stream, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(stream, nameof(stream));
        return (ulong)await _reader.VersionAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<uint> LastNumberAsync(string series, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(series, nameof(series));
        return (uint)await _reader.LastNumberAsync(series, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        SnapshotRules.Check(snapshot);
        await _snapshots.SaveAsync(snapshot, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Snapshot?> LoadSnapshotAsync(string stream, CancellationToken cancellationToken)
    {
        JournalNames.DemandName(stream, nameof(stream));
        return await _reader.SnapshotAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteSnapshotsAsync(string? stream, CancellationToken cancellationToken)
    {
        if (stream is not null)
        {
            JournalNames.DemandName(stream, nameof(stream));
        }

        await _snapshots.DeleteAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for the appends in hand, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writers.DisposeAsync().ConfigureAwait(false);
        await _reading.DisposeAsync().ConfigureAwait(false);
        await _writing.DisposeAsync().ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<T> PagesAsync<T>(
        ulong from,
        ulong to,
        Func<ulong, ulong, CancellationToken, Task<List<T>>> query,
        Func<T, ulong> nextAfter,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = Math.Min(to, long.MaxValue);
        while (from < end)
        {
            var page = await query(from, end, cancellationToken).ConfigureAwait(false);
            foreach (var item in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            if (page.Count == 0)
            {
                yield break;
            }

            from = nextAfter(page[^1]);
        }
    }
}
