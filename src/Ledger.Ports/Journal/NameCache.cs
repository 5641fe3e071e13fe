namespace Ledger.Ports;

/// <summary>
/// What a writer remembers of names between its appends: the number under which the store keeps each, and its
/// version as a stream. A memory holds at exactly one size of the journal: nobody can have written a stream
/// meanwhile without the size having grown. Used by one writer at a time.
/// </summary>
/// <param name="capacity">How many names at most; when they are more, all are forgotten.</param>
public sealed class NameCache(int capacity)
{
    private readonly Dictionary<string, KnownName> _names = new(StringComparer.Ordinal);
    private ulong _size;

    /// <summary>
    /// What is remembered of the plan's names, by their order, if the journal has this size;
    /// <see cref="KnownName.Unknown"/> for the rest. Memories of another size are given up.
    /// </summary>
    public KnownName[] Recall(ulong size, AppendPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (size != _size)
        {
            _names.Clear();
            _size = size;
        }

        var known = new KnownName[plan.Names.Count];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = _names.GetValueOrDefault(plan.Names[i], KnownName.Unknown);
        }

        return known;
    }

    /// <summary>
    /// Remembers the names as they stood before the plan and what the plan, now durable, did to them.
    /// </summary>
    public void Learn(AppendPlan plan, KnownName[] before)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(before);
        for (var position = 0; position < plan.Batch.Count; position++)
        {
            foreach (var stream in plan.WritesOf(position))
            {
                before[stream] = before[stream] with
                {
                    Version = before[stream].Version + 1,
                    Last = (long)plan.Batch[position].Index + 1,
                };
            }
        }

        if (_names.Count + before.Length > capacity)
        {
            _names.Clear();
        }

        for (var i = 0; i < before.Length; i++)
        {
            _names[plan.Names[i]] = before[i];
        }

        _size = plan.FirstIndex + (ulong)plan.Batch.Count;
    }

    /// <summary>Gives up everything: what was learned has perhaps not come about.</summary>
    public void Forget() => _names.Clear();
}

/// <summary>A name as the store knows it.</summary>
/// <param name="Id">The number the store keeps it under, from 1; 0 for a name that is new, -1 when not looked
/// up.</param>
/// <param name="Version">Its version as a stream.</param>
/// <param name="Last">One more than the index of its last entry as a stream; 0 without one, or in a store that keeps an
/// index of streams and does not ask.</param>
public readonly record struct KnownName(long Id, long Version, long Last = 0)
{
    /// <summary>A name that was not looked up.</summary>
    public static KnownName Unknown => new(-1, 0);
}
