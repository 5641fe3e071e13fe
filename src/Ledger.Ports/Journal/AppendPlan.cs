namespace Ledger.Ports;

/// <summary>
/// A batch that is well formed, and the pure half of an append: which facts an adapter has to look up in its
/// transaction, and what they mean for the batch. Every adapter judges by it.
/// Names (callers and streams) are numbered in the order of their first use, so that each is looked up once.
/// </summary>
public sealed class AppendPlan
{
    private readonly Dictionary<string, int> _ordinals;
    private readonly List<string> _names;

    /// <summary>
    /// For each entry its caller, its writes, its reads, by ordinal; <see cref="_starts"/> tells where.
    /// </summary>
    private readonly int[] _used;
    private readonly int[] _starts;

    private AppendPlan(ulong firstIndex, IReadOnlyList<JournalEntry> batch)
    {
        FirstIndex = firstIndex;
        Batch = batch;
        _ordinals = new Dictionary<string, int>(batch.Count * 2, StringComparer.Ordinal);
        _names = new List<string>(batch.Count * 2);
        _starts = new int[batch.Count + 1];
        for (var i = 0; i < batch.Count; i++)
        {
            _starts[i + 1] = _starts[i] + 1 + batch[i].Writes.Count + batch[i].Reads.Count;
            HasNumbers |= batch[i].NumberSeries is not null;
        }

        _used = new int[_starts[^1]];
        for (var i = 0; i < batch.Count; i++)
        {
            Number(batch[i], _used.AsSpan(_starts[i]));
        }
    }

    /// <summary>The index of the first entry.</summary>
    public ulong FirstIndex { get; }

    /// <summary>The entries.</summary>
    public IReadOnlyList<JournalEntry> Batch { get; }

    /// <summary>
    /// Every caller and stream that the batch names, once; <see cref="AppendFacts.Versions"/> follows it.
    /// </summary>
    public IReadOnlyList<string> Names => _names;

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

    /// <summary>The place in <see cref="Names"/> of an entry's caller.</summary>
    public int CallerOf(int position) => _used[_starts[position]];

    /// <summary>The places in <see cref="Names"/> of the streams that an entry writes, in its order.</summary>
    public ReadOnlySpan<int> WritesOf(int position) =>
        _used.AsSpan(_starts[position] + 1, Batch[position].Writes.Count);

    /// <summary>The places in <see cref="Names"/> of the streams that an entry has read, in its order.</summary>
    public ReadOnlySpan<int> ReadsOf(int position) =>
        _used.AsSpan(_starts[position + 1] - Batch[position].Reads.Count, Batch[position].Reads.Count);

    /// <summary>Whether the batch may be appended: null, or the conflicts that forbid it.</summary>
    /// <exception cref="ArgumentException">The first recorded time lies before the journal's last.</exception>
    public Conflicts? Judge(AppendFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var conflicts = new AppendJudgement(this, facts).Run();
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

    private void Number(JournalEntry entry, Span<int> ordinals)
    {
        var next = 0;
        ordinals[next++] = Ordinal(entry.Caller);
        for (var i = 0; i < entry.Writes.Count; i++)
        {
            ordinals[next++] = Ordinal(entry.Writes[i].Stream);
        }

        for (var i = 0; i < entry.Reads.Count; i++)
        {
            ordinals[next++] = Ordinal(entry.Reads[i].Stream);
        }
    }

    private int Ordinal(string name)
    {
        if (!_ordinals.TryGetValue(name, out var ordinal))
        {
            ordinal = _names.Count;
            _ordinals.Add(name, ordinal);
            _names.Add(name);
        }

        return ordinal;
    }
}
