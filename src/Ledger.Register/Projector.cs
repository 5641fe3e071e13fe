using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Register;

/// <summary>
/// Fills the register from the journal: the effects of each leaf as they stand, the name of an asset once its
/// registration made it public, where assets come from. Position and rows are written in one transaction, so an entry
/// counts once.
/// </summary>
public sealed class Projector(RegisterDatabase database, IJournal journal) : IDisposable
{
    private const int BatchEntries = 1000;
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Entries that the register has taken in.</summary>
    public ulong Size { get; private set; } = ReadPosition(database);

    /// <summary>Takes in whatever the journal has beyond the register.</summary>
    /// <returns>The number of entries taken in.</returns>
    public async Task<ulong> CatchUpAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await FillAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Empties the register and fills it anew from the journal.</summary>
    /// <returns>The number of entries taken in.</returns>
    public async Task<ulong> RebuildAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            database.Empty();
            Size = 0;
            return await FillAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<ulong> FillAsync(CancellationToken cancellationToken)
    {
        var head = await journal.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (head.Size < Size)
        {
            throw new JournalCorruptException(
                $"The journal has {head.Size} entries, the register has taken in {Size}: the journal was rolled back.");
        }

        var start = Size;
        while (Size < head.Size)
        {
            await TakeAsync(Math.Min(head.Size, Size + BatchEntries), cancellationToken).ConfigureAwait(false);
        }

        return Size - start;
    }

    private async Task TakeAsync(ulong to, CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAsync(Size, to, cancellationToken).ConfigureAwait(false))
        {
            entries.Add(entry);
        }

        using var transaction = database.Writer.BeginTransaction();
        var rows = new RegisterRows(database.Writer, transaction);
        var catalogue = new CatalogueRows(database.Writer, transaction);
        foreach (var entry in entries)
        {
            Take(rows, catalogue, entry);
        }

        rows.MoveTo(Size + (ulong)entries.Count);
        transaction.Commit();
        Size += (ulong)entries.Count;
    }

    private static void Take(RegisterRows rows, CatalogueRows catalogue, JournalEntry entry)
    {
        if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error))
        {
            throw new JournalCorruptException($"Entry {entry.Index} is no leaf: {error}");
        }

        var events = EntryEvents.Of(entry);
        var name = ApplicationName.In(events);
        foreach (var effect in leaf.Effects)
        {
            rows.Put(effect, entry.Index, name);
        }

        foreach (var item in events)
        {
            rows.Put(item, entry.Index);
            catalogue.Put(item, entry.Index);
        }

        foreach (var write in leaf.Writes)
        {
            rows.Advance(write);
        }
    }

    private static ulong ReadPosition(RegisterDatabase database)
    {
        using var command = database.Writer.CreateCommand();
        command.CommandText = "SELECT size FROM position";
        return (ulong)(long)command.ExecuteScalar()!;
    }
}
