using Ledger.Domain.Calendars;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>
/// Whether all filings that the log recorded on some days are here. The day is that of the recorded time: it never
/// decreases, so that a period is over once and for all when a checkpoint's time is behind it. Legal time and the day
/// that a filing tells of have no such rule.
/// </summary>
internal static class PeriodCheck
{
    /// <summary>One outcome a period, in the order of the claims.</summary>
    /// <param name="content">The bundle.</param>
    /// <param name="proven">The entries that are proven.</param>
    /// <param name="states">The states that are proven and that no entry contradicts.</param>
    /// <param name="time">The checkpoints' time.</param>
    /// <param name="given">What was found of order and sequences, and what is declared broken.</param>
    public static IReadOnlyList<PeriodOutcome> Check(
        BundleContent content, IReadOnlyList<(ulong Index, EntryLeaf Leaf)> proven, IReadOnlyList<KeyState> states,
        DateTimeOffset time, (IReadOnlyCollection<Finding> Found, BrokenAlgorithms Broken) given) =>
    [
        .. content.Periods.Select(period =>
        {
            var (outcome, reason) = Ground(period, given.Found, proven.Any(one => one.Leaf.RecordedTime > time));
            return outcome == Standing.Proven
                ? Judge(period, FiledNumbers.Of(period.Sequence, content, states, given.Broken)!, proven, time)
                : new PeriodOutcome(period, outcome, reason);
        }),
    ];

    // Order and sequence: what it stands on. Of a single entry there is no order, but its time has its bound.
    private static (Standing Outcome, string Reason) Ground(
        BundlePeriod period, IReadOnlyCollection<Finding> found, bool isLate)
    {
        var sequence = found.FirstOrDefault(one => one.Claim == "sequence" && one.Subject == period.Sequence)?.Outcome;
        return sequence == Standing.Refuted || found.Any(static one => one is
            { Claim: "order", Outcome: Standing.Refuted })
                ? (Standing.Refuted, "The order or the sequence that it stands on is refuted.")
            : isLate ? (Standing.Refuted, "An entry here was recorded after the checkpoints' time.")
            : sequence == Standing.Proven ? (Standing.Proven, "")
            : (Standing.NotShown, "That nothing is missing in its sequence is not proven here.");
    }

    private static PeriodOutcome Judge(
        BundlePeriod period, FiledNumbers numbers, IReadOnlyList<(ulong Index, EntryLeaf Leaf)> proven,
        DateTimeOffset time)
    {
        var days = new SortedDictionary<ulong, int>();
        foreach (var leaf in proven.Select(static entry => entry.Leaf))
        {
            foreach (var effect in leaf.Effects.Where(one => SequenceProof.NameOf(one.Key) == period.Sequence))
            {
                if (!numbers.Have(effect))
                {
                    return new(
                        period, Standing.Refuted,
                        $"An entry here set number {effect.Key.Ordinal} otherwise than the map has it.");
                }

                days[effect.Key.Ordinal] = CivilDate.NumberAt(leaf.RecordedTime);
            }
        }

        if (!numbers.AreInOrder)
        {
            return new(period, Standing.Refuted, "A number has a lower version than the one before it.");
        }

        // Numbers, versions, places and days grow together, so that what is before the one is before the other.
        var before = days.Where(one => one.Value < period.From.DayNumber)
            .Select(static one => one.Key).DefaultIfEmpty().Max();
        var behind = days.Where(one => one.Value > period.To.DayNumber)
            .Select(static one => one.Key).DefaultIfEmpty(numbers.Count + 1).Min();
        var within = days.Keys.Where(number => number > before && number < behind).ToList();
        return within.Count > 0 && within[^1] - within[0] + 1 != (ulong)within.Count
            ? new(period, Standing.Refuted, $"Not all from number {within[0]} to {within[^1]} are here.")
            : CivilDate.NumberAt(time) <= period.To.DayNumber
            ? new(
                period, Standing.NotShown,
                $"The checkpoint is of {EntrySyntax.FormatTime(time)}, before these days were over.")
            : before + (ulong)within.Count + 1 != behind
            ? new(period, Standing.NotShown, $"Not all between number {before} and number {behind} are here.")
            : new(
                period, Standing.Proven, Whole(before, behind, numbers.Count), (ulong)within.Count, before + 1);
    }

    private static string Whole(ulong before, ulong behind, ulong last)
    {
        var recorded = (behind - before) switch
        {
            1 => "None was recorded on these days",
            2 => $"Number {before + 1} was recorded on these days and is here",
            _ => $"Numbers {before + 1} to {behind - 1} were recorded on these days and are here",
        };
        var first = before == 0 ? "there is none before" : $"number {before} was recorded before";
        var then = behind > last ? $"no number {behind}" : $"number {behind} after them";
        return $"{recorded}; {first}, {then}.";
    }
}
