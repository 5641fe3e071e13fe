namespace Ledger.Ports;

/// <summary>
/// A batch that is well formed, and the pure half of an append: which facts an adapter has to look up in its
/// transaction, and what they mean for the batch. Every adapter judges by it; none shares anything else.
/// </summary>
public sealed class AppendPlan
{
    private readonly Dictionary<string, int> _ordinals;

    private AppendPlan(ulong firstIndex, IReadOnlyList<JournalEntry> batch)
    {
        FirstIndex = firstIndex;
        Batch = batch;
        _ordinals = new Dictionary<string, int>(batch.Count * 2, StringComparer.Ordinal);
        var streams = new List<string>(batch.Count * 2);
        foreach (var entry in batch)
        {
            Collect(entry.Writes, streams);
            Collect(entry.Reads, streams);
            HasNumbers |= entry.NumberSeries is not null;
        }

        Streams = streams;
    }

    /// <summary>The index of the first entry.</summary>
    public ulong FirstIndex { get; }

    /// <summary>The entries.</summary>
    public IReadOnlyList<JournalEntry> Batch { get; }

    /// <summary>Every stream that the batch names, once; <see cref="AppendFacts.StreamVersions"/> follows it.</summary>
    public IReadOnlyList<string> Streams { get; }

    /// <summary>Whether any entry takes a number.</summary>
    public bool HasNumbers { get; }

    /// <summary>Checks the batch against <see cref="JournalLimits"/> and its own order.</summary>
    /// <exception cref="ArgumentException">The batch is not well formed; the message says where.</exception>
    public static AppendPlan For(ulong firstIndex, IReadOnlyList<JournalEntry> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        EntryRules.CheckBatch(firstIndex, batch);
        return new AppendPlan(firstIndex, batch);
    }

    /// <summary>Whether the batch may be appended: null, or the conflicts that forbid it.</summary>
    /// <exception cref="ArgumentException">The first recorded time lies before the journal's last.</exception>
    public Conflicts? Judge(AppendFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var conflicts = new AppendJudgement(this, facts, _ordinals).Run();
        if (conflicts.Count > 0)
        {
            return new Conflicts(facts.Head, conflicts);
        }

        if (facts.Head.LastRecordedTime > Batch[0].RecordedTime)
        {
            throw new ArgumentException("The recorded time lies before that of the journal's last entry.");
        }

        return null;
    }

    /// <summary>The head that the journal has once the batch is in.</summary>
    public JournalHead HeadAfter(long epoch) =>
        new(FirstIndex + (ulong)Batch.Count, epoch, Batch[^1].RecordedTime);

    private void Collect(IReadOnlyList<StreamVersion> versions, List<string> streams)
    {
        for (var i = 0; i < versions.Count; i++)
        {
            if (_ordinals.TryAdd(versions[i].Stream, streams.Count))
            {
                streams.Add(versions[i].Stream);
            }
        }
    }
}
