namespace Ledger.Ports;

/// <summary>Whether a batch is well formed on its own.</summary>
internal static class EntryRules
{
    internal static void CheckBatch(ulong firstIndex, IReadOnlyList<JournalEntry> batch)
    {
        Demand(batch.Count is > 0 and <= JournalLimits.MaxBatchEntries, 0, "A batch has 1 to 4096 entries.");
        Demand(firstIndex <= long.MaxValue - JournalLimits.MaxBatchEntries, 0, "The index is out of range.");
        var earliest = DateTimeOffset.MinValue;
        for (var position = 0; position < batch.Count; position++)
        {
            var entry = batch[position];
            Demand(entry is not null, position, "There is no entry.");
            Demand(entry!.Index == firstIndex + (ulong)position, position, "Indexes must be contiguous.");
            CheckEntry(position, entry);
            Demand(entry.RecordedTime >= earliest, position, "Recorded times must not decrease.");
            earliest = entry.RecordedTime;
        }
    }

    private static void CheckEntry(int position, JournalEntry entry)
    {
        Demand(entry.Leaf.Length is > 0 and <= JournalLimits.MaxLeafBytes, position, "A leaf has 1 to 16384 bytes.");
        Demand(JournalNames.IsName(entry.Caller), position, "The caller is not a name.");
        Demand(JournalNames.IsCommandId(entry.CommandId), position, "A command id has 32 lowercase hex characters.");
        Demand(IsWholeMilliseconds(entry.RecordedTime), position, "A recorded time is UTC in whole milliseconds.");
        CheckStreams(position, entry);
        CheckBodies(position, entry.Bodies);
        var numbered = entry.NumberSeries is not null;
        Demand(numbered == (entry.NumberSerial != 0), position, "A number has a series and a serial from 1.");
        Demand(!numbered || JournalNames.IsName(entry.NumberSeries), position, "The series is not a name.");
    }

    private static void CheckStreams(int position, JournalEntry entry)
    {
        Demand(entry.Writes is { Count: > 0 } && entry.Reads is not null, position, "An entry writes a stream.");
        var count = entry.Writes!.Count + entry.Reads!.Count;
        Demand(count <= JournalLimits.MaxStreams, position, "An entry names at most 64 streams.");
        for (var i = 0; i < count; i++)
        {
            var (stream, version) = StreamAt(entry, i);
            Demand(JournalNames.IsName(stream), position, "A stream is not a name.");
            Demand(version <= long.MaxValue, position, "A version is out of range.");
            Demand(version > 0 || i >= entry.Writes.Count, position, "A written version is at least 1.");
            for (var j = 0; j < i; j++)
            {
                Demand(StreamAt(entry, j).Stream != stream, position, "An entry names each stream once.");
            }
        }
    }

    private static StreamVersion StreamAt(JournalEntry entry, int i) =>
        i < entry.Writes.Count ? entry.Writes[i] : entry.Reads[i - entry.Writes.Count];

    private static void CheckBodies(int position, IReadOnlyList<EntryBody> bodies)
    {
        Demand(bodies is { Count: <= JournalLimits.MaxBodies }, position, "An entry has at most 16 bodies.");
        var total = 0L;
        for (var i = 0; i < bodies!.Count; i++)
        {
            Demand(JournalNames.IsName(bodies[i].Name), position, "A body's name is not a name.");
            Demand(bodies[i].Salt.Length == JournalLimits.SaltBytes, position, "A salt has 32 bytes.");
            total += bodies[i].Bytes.Length;
            for (var j = 0; j < i; j++)
            {
                Demand(bodies[j].Name != bodies[i].Name, position, "An entry names each body once.");
            }
        }

        Demand(total <= JournalLimits.MaxBodyBytes, position, "The bodies have more than 1048576 bytes.");
    }

    private static bool IsWholeMilliseconds(DateTimeOffset time) =>
        time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerMillisecond == 0;

    private static void Demand(bool holds, int position, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException($"Entry {position} of the batch: {otherwise}");
        }
    }
}
