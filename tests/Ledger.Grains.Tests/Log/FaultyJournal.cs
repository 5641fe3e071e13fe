using System.Collections.Concurrent;
using Ledger.Ports;

namespace Ledger.Grains.Tests.Log;

/// <summary>A real journal behind which things go wrong when a test says so.</summary>
internal sealed class FaultyJournal(IJournal inner) : IJournal
{
    /// <inheritdoc/>
    public int AppendsAtOnce { get; set; } = 1;

    /// <summary>What an append waits for before it reaches the store, given its first index.</summary>
    public Func<ulong, Task>? Held { get; set; }

    /// <summary>Runs before an append reaches the store; may throw.</summary>
    public Action<IReadOnlyList<JournalEntry>>? BeforeAppend { get; set; }

    /// <summary>Runs behind what an append waits for; may throw.</summary>
    public Action? BeforeStore { get; set; }

    /// <summary>Runs after an append has landed and before the writer hears of it; may throw.</summary>
    public Action? AfterAppend { get; set; }

    /// <summary>What the series are said to have come to; null for the truth.</summary>
    public uint? LastNumber { get; set; }

    /// <summary>From which versions on streams were read.</summary>
    public ConcurrentQueue<ulong> StreamReads { get; } = [];

    /// <summary>From which indexes on leaves were read.</summary>
    public ConcurrentQueue<ulong> LeafReads { get; } = [];

    /// <summary>How often entries were read with their bodies.</summary>
    public int EntryReads { get; private set; }

    /// <summary>What was asked of single streams before any of their entries was read.</summary>
    public ConcurrentQueue<string> StreamQuestions { get; } = [];

    public ValueTask<JournalHead> AcquireAsync(CancellationToken cancellationToken) =>
        inner.AcquireAsync(cancellationToken);

    public ValueTask<JournalHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        inner.ReadHeadAsync(cancellationToken);

    public async ValueTask<AppendResult> AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken)
    {
        BeforeAppend?.Invoke(batch);
        await (Held?.Invoke(firstIndex) ?? Task.CompletedTask);
        BeforeStore?.Invoke();
        var result = await inner.AppendAsync(epoch, firstIndex, batch, cancellationToken);
        AfterAppend?.Invoke();
        return result;
    }

    public ValueTask<JournalEntry?> FindCommandAsync(
        string caller, string commandId, CancellationToken cancellationToken) =>
        inner.FindCommandAsync(caller, commandId, cancellationToken);

    public IAsyncEnumerable<JournalEntry> ReadAsync(ulong from, ulong to, CancellationToken cancellationToken)
    {
        EntryReads++;
        return inner.ReadAsync(from, to, cancellationToken);
    }

    /// <summary>The entries from an index on, read by the test itself.</summary>
    public IAsyncEnumerable<JournalEntry> ReadUncountedAsync(ulong from, CancellationToken cancellationToken) =>
        inner.ReadAsync(from, ulong.MaxValue, cancellationToken);

    public IAsyncEnumerable<JournalLeaf> ReadLeavesAsync(ulong from, ulong to, CancellationToken cancellationToken)
    {
        LeafReads.Enqueue(from);
        return inner.ReadLeavesAsync(from, to, cancellationToken);
    }

    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, ulong afterVersion, CancellationToken cancellationToken)
    {
        StreamReads.Enqueue(afterVersion);
        return inner.ReadStreamAsync(stream, afterVersion, cancellationToken);
    }

    public ValueTask<ulong> StreamVersionAsync(string stream, CancellationToken cancellationToken)
    {
        StreamQuestions.Enqueue("version");
        return inner.StreamVersionAsync(stream, cancellationToken);
    }

    public ValueTask<uint> LastNumberAsync(string series, CancellationToken cancellationToken) =>
        LastNumber is { } last ? new ValueTask<uint>(last) : inner.LastNumberAsync(series, cancellationToken);

    public ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken) =>
        inner.SaveSnapshotAsync(snapshot, cancellationToken);

    public ValueTask<Snapshot?> LoadSnapshotAsync(string stream, CancellationToken cancellationToken)
    {
        StreamQuestions.Enqueue("snapshot");
        return inner.LoadSnapshotAsync(stream, cancellationToken);
    }

    public ValueTask DeleteSnapshotsAsync(string? stream, CancellationToken cancellationToken) =>
        inner.DeleteSnapshotsAsync(stream, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
