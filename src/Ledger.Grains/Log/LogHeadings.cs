using System.Runtime.CompilerServices;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>
/// The headings of the log's entries for all who follow it in this process: what the first of them reads from the
/// journal is kept while it is among the newest, and the others need not read it again. Whoever is behind what is kept,
/// or at its end, reads the journal.
/// </summary>
/// <remarks>
/// Only what the journal gave out is kept, so it is durable and never changes. It is what public leaves say: no body of
/// an entry is ever read for it, and an erasure finds nothing here. May be read by any number at a time.
/// </remarks>
/// <param name="journal">The journal of the log.</param>
/// <param name="mostBytes">How much is kept at the most, whoever reads.</param>
public sealed class LogHeadings(IJournal journal, int mostBytes = LogHeadings.MostBytes)
{
    /// <summary>What is kept where nothing else is said: some 20,000 entries that write one stream.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    // At so many a page is full; one that is not ends at the journal's end.
    private const int PageEntries = 1024;

    // A heading, its type and its list, about; and one stream with its version.
    private const int HeadingBytes = 160;
    private const int WriteBytes = 48;
    private const int LargestBytes = HeadingBytes + (WriteBytes * JournalLimits.MaxStreams);

    private readonly int _most = Math.Max(mostBytes, LargestBytes);
    private readonly EntryHeading[] _kept =
        new EntryHeading[Math.Max(mostBytes, LargestBytes) / (HeadingBytes + WriteBytes)];
    private readonly Lock _gate = new();
    private ulong _first, _end;

    /// <summary>How many bytes are kept, about.</summary>
    internal int Bytes { get; private set; }

    /// <summary>The headings from an index on, in order, up to the log's end when the reading gets there.</summary>
    /// <exception cref="JournalException">The journal cannot be read, or holds something that is no entry.</exception>
    public async IAsyncEnumerable<EntryHeading> ReadAsync(
        ulong from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var isEnd = false; !isEnd;)
        {
            var page = Find(from);
            if (page.Count == 0)
            {
                page = await ReadPageAsync(from, cancellationToken).ConfigureAwait(false);
                isEnd = page.Count < PageEntries;
                Keep(from, page);
            }

            foreach (var heading in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return heading;
            }

            from += (ulong)page.Count;
        }
    }

    private async Task<List<EntryHeading>> ReadPageAsync(ulong from, CancellationToken cancellationToken)
    {
        var page = new List<EntryHeading>();
        await foreach (var leaf in journal.ReadLeavesAsync(from, from + PageEntries, cancellationToken)
            .ConfigureAwait(false))
        {
            page.Add(Read(leaf, from + (ulong)page.Count));
        }

        return page;
    }

    /// <summary>What is kept from an index on, not more than a page; nothing when it does not stand there.</summary>
    private List<EntryHeading> Find(ulong from)
    {
        lock (_gate)
        {
            var page = new List<EntryHeading>();
            for (var index = from; index >= _first && index < _end && page.Count < PageEntries; index++)
            {
                page.Add(_kept[Slot(index)]);
            }

            return page;
        }
    }

    /// <summary>Keeps of a page what goes on from what is kept, or the page alone when it begins beyond that.</summary>
    private void Keep(ulong from, List<EntryHeading> page)
    {
        lock (_gate)
        {
            if (from > _end && page.Count > 0)
            {
                while (_first < _end)
                {
                    DropFirst();
                }

                (_first, _end) = (from, from);
            }

            foreach (var heading in page)
            {
                if (heading.Index == _end)
                {
                    Add(heading);
                }
            }
        }
    }

    private void Add(EntryHeading heading)
    {
        Bytes += SizeOf(heading);
        while (_first < _end && Bytes > _most)
        {
            DropFirst();
        }

        _kept[Slot(_end)] = heading;
        _end++;
    }

    private void DropFirst()
    {
        Bytes -= SizeOf(_kept[Slot(_first)]);
        _kept[Slot(_first)] = null!;
        _first++;
    }

    private int Slot(ulong index) => (int)(index % (ulong)_kept.Length);

    private static int SizeOf(EntryHeading heading) => HeadingBytes + (WriteBytes * heading.Writes.Count);

    private static EntryHeading Read(in JournalLeaf leaf, ulong expected)
    {
        try
        {
            return leaf.Index == expected
                ? EntryHeading.Read(leaf.Index, leaf.Leaf.Span)
                : throw new JournalCorruptException($"Entry {expected} is missing: {leaf.Index} stands in its place.");
        }
        catch (FormatException e)
        {
            throw new JournalCorruptException($"Entry {leaf.Index} is no leaf: {e.Message}");
        }
    }
}
