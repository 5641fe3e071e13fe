using Ledger.Ports;

namespace Ledger.EndToEnd.FaultyServer.Journals;

/// <summary>A journal that is another one in everything that is not overridden.</summary>
internal abstract class ForwardingJournal(IJournal inner) : IJournal
{
    protected IJournal Inner { get; } = inner;

    public int AppendsAtOnce => Inner.AppendsAtOnce;

    public virtual ValueTask<JournalHead> AcquireAsync(CancellationToken cancellationToken) =>
        Inner.AcquireAsync(cancellationToken);

    public ValueTask<JournalHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        Inner.ReadHeadAsync(cancellationToken);

    public virtual ValueTask<AppendResult> AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken) =>
        Inner.AppendAsync(epoch, firstIndex, batch, cancellationToken);

    public virtual ValueTask<JournalEntry?> FindCommandAsync(
        string caller, string commandId, CancellationToken cancellationToken) =>
        Inner.FindCommandAsync(caller, commandId, cancellationToken);

    public IAsyncEnumerable<JournalEntry> ReadAsync(ulong from, ulong to, CancellationToken cancellationToken) =>
        Inner.ReadAsync(from, to, cancellationToken);

    public IAsyncEnumerable<JournalLeaf> ReadLeavesAsync(ulong from, ulong to, CancellationToken cancellationToken) =>
        Inner.ReadLeavesAsync(from, to, cancellationToken);

    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, ulong afterVersion, CancellationToken cancellationToken) =>
        Inner.ReadStreamAsync(stream, afterVersion, cancellationToken);

    public ValueTask<ulong> StreamVersionAsync(string stream, CancellationToken cancellationToken) =>
        Inner.StreamVersionAsync(stream, cancellationToken);

    public ValueTask<uint> LastNumberAsync(string series, CancellationToken cancellationToken) =>
        Inner.LastNumberAsync(series, cancellationToken);

    public ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken) =>
        Inner.SaveSnapshotAsync(snapshot, cancellationToken);

    public ValueTask<Snapshot?> LoadSnapshotAsync(string stream, CancellationToken cancellationToken) =>
        Inner.LoadSnapshotAsync(stream, cancellationToken);

    public ValueTask DeleteSnapshotsAsync(string? stream, CancellationToken cancellationToken) =>
        Inner.DeleteSnapshotsAsync(stream, cancellationToken);

    public ValueTask DisposeAsync() => Inner.DisposeAsync();
}
