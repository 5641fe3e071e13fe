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

    /// <summary>Of each sequence proof whether nothing is missing.</summary>
    /// <param name="content">The bundle.</param>
    /// <param name="log">Its checkpoints.</param>
    /// <param name="proven">The entries that are proven.</param>
    /// <param name="broken">What is declared broken.</param>
    public static IEnumerable<Finding> Proofs(
        BundleContent content, VerifiedLog log, IReadOnlyList<(ulong Index, EntryLeaf Leaf)> proven,
        BrokenAlgorithms broken)
    {
        foreach (var (name, bytes) in content.Sequences)
        {
            yield return !broken.Trees.Any()
                ? new("sequence", name, Standing.NotShown, "It is under maps over digests that are broken.")
                : !SequenceProof.TryRead(bytes, out var proof)
                    || !broken.Trees.All(tree => proof.Verify(tree, name, log.MapRoots[tree]))
                    ? new("sequence", name, Standing.Refuted, "The proof does not hold.")
                : proven.SelectMany(entry => entry.Leaf.Effects).Any(effect =>
                    SequenceProof.NameOf(effect.Key) == name && effect.Key.Ordinal > proof.Count)
                    ? new("sequence", name, Standing.Refuted, "An entry here has a greater number than the last.")
                : new(
                    "sequence", name, Standing.Proven,
                    $"All {proof.Count} are there, and no number {proof.Count + 1}.");
        }
    }

    /// <summary>
    /// For each kind of numbered states that has one proven to be absent: whether all before it are here.
    /// </summary>
    /// <param name="states">States that are proven and that no entry contradicts.</param>
    /// <param name="proofs">Sequences that have a proof of their own.</param>
    public static IEnumerable<Finding> Sequences(
        IReadOnlyList<KeyState> states, IReadOnlyList<BundleSequence> proofs)
    {
        var own = proofs.Select(static one => one.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var group in states.Where(static state => state.Key.Ordinal > 0)
            .GroupBy(static state => SequenceProof.NameOf(state.Key)!).Where(group => !own.Contains(group.Key))
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var present = group.Where(static one => one.Value is not null)
                .Select(static one => one.Key.Ordinal).ToHashSet();
            var absent = group.Where(static one => one.Value is null)
                .Select(static one => one.Key.Ordinal).ToList();
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

    private static bool Ascends(List<ulong> versions) =>
        versions.Zip(versions.Skip(1)).All(static pair => pair.First < pair.Second);
}
