using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>What is found about the order of entries, and about numbered states of which none is missing.</summary>
internal static class SequenceCheck
{
    /// <summary>Whether time and versions grow with the index, of two proven entries or more.</summary>
    /// <param name="subject">The bundle's subject.</param>
    /// <param name="entries">Proven entries, ascending by index.</param>
    /// <param name="last">The checkpoints' time.</param>
    public static IEnumerable<Finding> Order(
        string subject, IReadOnlyList<(ulong Index, EntryLeaf Leaf)> entries, DateTimeOffset last)
    {
        if (entries.Count < 2)
        {
            yield break;
        }

        var isOrdered = entries.Zip(entries.Skip(1)).All(static pair =>
            pair.First.Leaf.RecordedTime <= pair.Second.Leaf.RecordedTime)
            && entries[^1].Leaf.RecordedTime <= last
            && entries.SelectMany(static entry => entry.Leaf.Writes).GroupBy(static write => write.Stream)
                .All(static writes => Ascends([.. writes.Select(static write => write.Version)]));
        yield return isOrdered
            ? new("order", subject, Standing.Proven, $"Times and versions of {entries.Count} entries grow.")
            : new(
                "order", subject, Standing.Refuted, "An entry behind another has an earlier time or a lower version.");
    }

    /// <summary>
    /// For each kind of numbered states that has one proven to be absent: whether all before it are here.
    /// </summary>
    /// <param name="states">States that are proven and that no entry contradicts.</param>
    public static IEnumerable<Finding> Sequences(IReadOnlyList<ShownState> states)
    {
        foreach (var group in states.Where(static state => state.State.Key.Ordinal > 0)
            .GroupBy(static state => SequenceOf(state.State.Key)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var present = group.Where(static one => one.State.Value is not null)
                .Select(static one => one.State.Key.Ordinal).ToHashSet();
            var absent = group.Where(static one => one.State.Value is null)
                .Select(static one => one.State.Key.Ordinal).ToList();
            if (absent.Count > 0)
            {
                yield return Sequence(group.Key, present, absent.Min());
            }
        }
    }

    private static Finding Sequence(string name, HashSet<ulong> present, ulong absent) =>
        present.Any(number => number > absent)
            ? new("sequence", name, Standing.Refuted, $"There is none of number {absent}, but one behind it.")
        : (ulong)present.Count == absent - 1
            ? new("sequence", name, Standing.Proven, $"All {absent - 1} are here, and no number {absent}.")
        : new("sequence", name, Standing.NotShown, $"Some below number {absent} are not here.");

    private static string SequenceOf(StateKey key)
    {
        var text = key.ToString();
        return text[..text.LastIndexOf('/')];
    }

    private static bool Ascends(List<ulong> versions) =>
        versions.Zip(versions.Skip(1)).All(static pair => pair.First < pair.Second);
}
