using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Descriptions;

/// <summary>Makes descriptions again from what is proven, and compares.</summary>
internal static class DescriptionCheck
{
    private const string Claim = "description";

    /// <summary>One finding a description.</summary>
    /// <param name="content">The bundle.</param>
    /// <param name="log">Its checkpoints.</param>
    /// <param name="proven">The entries that are proven.</param>
    /// <param name="states">The states that are proven and that no entry contradicts.</param>
    /// <param name="complete">What came of its sequence proofs and its periods.</param>
    /// <param name="isSigned">Whether a bundle key signed the list of members.</param>
    public static IEnumerable<Finding> Check(
        BundleContent content, VerifiedLog log, IReadOnlyList<(ulong Index, EntryLeaf Leaf)> proven,
        IReadOnlyList<ShownState> states,
        (IReadOnlyList<Finding> Sequences, IReadOnlyList<PeriodOutcome> Periods) complete, bool isSigned)
    {
        var isWhole = proven.Count == content.Entries.Count && states.Count == content.States.Count
            && complete.Sequences.All(static found => found.Outcome == Standing.Proven)
            && complete.Periods.All(static period => period.Outcome != Standing.Refuted);
        var input = isWhole && content.Descriptions.Count > 0 && StateKey.TryParse(content.Subject, out var key)
            && key.TryGetAsset(out var asset)
                ? new DescriptionInput(
                    content.Origin, asset, log.Size, log.Time, proven, [.. states.Select(state => state.State)])
                {
                    Parts = DescribedParts.Of(content),
                    Sequences = DescriptionInput.SequencesOf(content),
                    Periods = complete.Periods,
                }
                : null;
        foreach (var held in content.Descriptions)
        {
            yield return held.Name == Description.Pages
                ? Pages(isSigned && content.Descriptions.Any(one => IsReport(one, input)))
                : input is null || Description.Make(held.Name, input) is not { } made
                    ? new(Claim, held.Name, Standing.NotShown, "What it is made of is not all proven here.")
                : held.Bytes.Span.SequenceEqual(made)
                    ? new(Claim, held.Name, Standing.Proven, "made again from what is proven, byte for byte")
                : new(Claim, held.Name, Standing.Refuted, "It says something else than what is proven.");
        }
    }

    // Pages are not made again: that they say what the report says is the registry's signed word.
    private static Finding Pages(bool isHeld) => isHeld
        ? new(Claim, Description.Pages, Standing.Proven, "the registry signed these pages of the proven report.txt")
        : new(Claim, Description.Pages, Standing.NotShown, "No signature, or no proven report.txt, stands behind it.");

    private static bool IsReport(BundleDescription one, DescriptionInput? input) =>
        one.Name == "report.txt" && input is not null
        && one.Bytes.Span.SequenceEqual(Description.Make(one.Name, input));
}
