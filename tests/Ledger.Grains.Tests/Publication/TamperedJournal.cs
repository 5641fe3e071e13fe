using System.Runtime.CompilerServices;
using Ledger.Ports;

namespace Ledger.Grains.Tests.Publication;

/// <summary>A journal one of whose leaves has been changed on the disk.</summary>
internal sealed class TamperedJournal(IJournal inner, ulong index, Func<ReadOnlyMemory<byte>, byte[]> change) : IJournal
{
    public ValueTask<JournalHead> AcquireAsync(CancellationToken cancellationToken) =>
        inner.AcquireAsync(cancellationToken);

    public ValueTask<JournalHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        inner.ReadHeadAsync(cancellationToken);

    public ValueTask<AppendResult> AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken) =>
        inner.AppendAsync(epoch, firstIndex, batch, cancellationToken);

    public ValueTask<JournalEntry?> FindCommandAsync(
        string caller, string commandId, CancellationToken cancellationToken) =>
        inner.FindCommandAsync(caller, commandId, cancellationToken);

    public async IAsyncEnumerable<JournalEntry> ReadAsync(
        ulong from, ulong to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in inner.ReadAsync(from, to, cancellationToken))
        {
            yield return entry.Index == index ? entry with { Leaf = change(entry.Leaf) } : entry;
        }
    }

    public async IAsyncEnumerable<JournalLeaf> ReadLeavesAsync(
        ulong from, ulong to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var leaf in inner.ReadLeavesAsync(from, to, cancellationToken))
        {
            yield return leaf.Index == index ? leaf with { Leaf = change(leaf.Leaf) } : leaf;
        }
    }

    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, ulong afterVersion, CancellationToken cancellationToken) =>
        inner.ReadStreamAsync(stream, afterVersion, cancellationToken);

    public ValueTask<ulong> StreamVersionAsync(string stream, CancellationToken cancellationToken) =>
        inner.StreamVersionAsync(stream, cancellationToken);

    public ValueTask<uint> LastNumberAsync(string series, CancellationToken cancellationToken) =>
        inner.LastNumberAsync(series, cancellationToken);

    public ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken) =>
        inner.SaveSnapshotAsync(snapshot, cancellationToken);

    public ValueTask<Snapshot?> LoadSnapshotAsync(string stream, CancellationToken cancellationToken) =>
        inner.LoadSnapshotAsync(stream, cancellationToken);

    public ValueTask DeleteSnapshotsAsync(string? stream, CancellationToken cancellationToken) =>
        inner.DeleteSnapshotsAsync(stream, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
