namespace Ledger.Ports.TestKit;

/// <summary>
/// What a journal is, said as plainly as possible: a list that is searched from the start every time.
/// </summary>
public sealed class ReferenceJournal
{
    private readonly List<JournalEntry> _entries = [];

    public IReadOnlyList<JournalEntry> Entries => _entries;

    public long Epoch { get; private set; }

    public JournalHead Head => new(
        (ulong)_entries.Count, Epoch, _entries.Count == 0 ? null : _entries[^1].RecordedTime);

    public ulong Version(string stream) => Version(_entries, stream);

    public uint LastNumber(string series) => LastNumber(_entries, series);

    public JournalHead Acquire(long epoch)
    {
        Epoch = epoch;
        return Head;
    }

    /// <summary>The answer to an append under the present epoch.</summary>
    public AppendResult Append(ulong firstIndex, IReadOnlyList<JournalEntry> batch)
    {
        List<JournalEntry> accepted = [.. _entries];
        List<AppendConflict> conflicts = [];
        if (firstIndex != (ulong)_entries.Count)
        {
            conflicts.Add(new IndexConflict(0, firstIndex, (ulong)_entries.Count));
        }

        for (var position = 0; position < batch.Count; position++)
        {
            var found = Judge(accepted, position, batch[position]);
            conflicts.AddRange(found);
            if (found.Count == 0)
            {
                accepted.Add(batch[position]);
            }
        }

        if (conflicts.Count > 0)
        {
            return new Conflicts(Head, conflicts);
        }

        _entries.AddRange(batch);
        return new Appended(Head);
    }

    private List<AppendConflict> Judge(List<JournalEntry> before, int position, JournalEntry entry)
    {
        var same = before.FindIndex(e => e.Caller == entry.Caller && e.CommandId == entry.CommandId);
        if (same >= 0)
        {
            ulong? index = same < _entries.Count ? (ulong)same : null;
            return [new CommandConflict(position, index, before[same].CommandDigest == entry.CommandDigest)];
        }

        List<AppendConflict> conflicts = [];
        var expected = entry.Writes.Select(w => (w.Stream, Version: w.Version - 1))
            .Concat(entry.Reads.Select(r => (r.Stream, r.Version)));
        foreach (var (stream, version) in expected)
        {
            if (Version(before, stream) is var actual && actual != version)
            {
                conflicts.Add(new StreamConflict(position, stream, version, actual));
            }
        }

        if (entry.NumberSeries is { } series
            && before.Exists(e => e.NumberSeries == series && e.NumberSerial == entry.NumberSerial))
        {
            conflicts.Add(new NumberConflict(position, series, entry.NumberSerial, LastNumber(before, series)));
        }

        return conflicts;
    }

    private static ulong Version(List<JournalEntry> entries, string stream) =>
        (ulong)entries.Count(entry => entry.Writes.Any(write => write.Stream == stream));

    private static uint LastNumber(List<JournalEntry> entries, string series) =>
        entries.Where(entry => entry.NumberSeries == series).Select(entry => entry.NumberSerial).DefaultIfEmpty().Max();
}
