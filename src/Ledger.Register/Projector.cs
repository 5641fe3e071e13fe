using Ledger.Domain;
using Ledger.Domain.Assets;
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
    // What a full-text index takes in at once it need not merge later.
    private const int BatchEntries = 4000;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly RowWriter _writer = new(database.Writer);

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
    public void Dispose()
    {
        _writer.Dispose();
        _one.Dispose();
    }

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
        var (rows, records) = (new RegisterRows(_writer), new RecordRows(_writer));
        var notices = new NoticeRows(_writer);
        var catalogue = new CatalogueRows(_writer);
        var orders = new OrderRows(_writer);
        var tally = new TallyRows(_writer);
        foreach (var entry in entries)
        {
            Take((rows, records, notices, catalogue, orders), tally, entry);
        }

        tally.Flush();

        rows.MoveTo(Size + (ulong)entries.Count);
        transaction.Commit();
        Size += (ulong)entries.Count;
    }

    private static void Take(
        (RegisterRows All, RecordRows Records, NoticeRows Notices, CatalogueRows Catalogue, OrderRows Orders) rows,
        TallyRows tally, JournalEntry entry)
    {
        if (!EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out var error))
        {
            throw new JournalCorruptException($"Entry {entry.Index} is no leaf: {error}");
        }

        var events = EntryEvents.Of(entry);
        tally.Count(leaf, events);
        var name = ApplicationName.In(events);
        foreach (var effect in leaf.Effects)
        {
            rows.All.Put(effect, entry.Index, name);
        }

        rows.All.Note(events, entry.Index);
        foreach (var item in events)
        {
            Take(rows, item, leaf.Number, entry.Index);
        }

        // What an entry registers is in the tables now, so how it stands can be said of it too. Of a case that begins
        // nothing has been published or registered.
        foreach (var effect in leaf.Effects.Where(
            static effect => effect.Key.Kind is not StateKeyKind.Case || effect.Version > 1))
        {
            rows.Records.Put(effect);
            rows.Notices.Put(effect);
        }

        foreach (var write in leaf.Writes)
        {
            rows.All.Advance(write);
        }

        rows.All.IndexChanged();
    }

    private static void Take(
        (RegisterRows All, RecordRows Records, NoticeRows Notices, CatalogueRows Catalogue, OrderRows Orders) rows,
        StreamEvent item, CertificateCode? certificate, ulong index)
    {
        rows.All.Put(item, index);
        rows.Notices.Put(item, index);
        rows.Catalogue.Put(item, index);
        rows.Orders.Put(item, index);
        if (item.Event is CertificateIssued { Content: var content } && certificate is { } number)
        {
            rows.All.Name(content.Asset, rows.Records.Put(content, number, index));
        }
        else
        {
            rows.Records.Put(item, index);
        }
    }

    private static ulong ReadPosition(RegisterDatabase database)
    {
        using var command = database.Writer.CreateCommand();
        command.CommandText = "SELECT size FROM position";
        return (ulong)(long)command.ExecuteScalar()!;
    }
}
