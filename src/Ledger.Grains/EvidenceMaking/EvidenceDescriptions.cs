using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Descriptions;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Ports;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>What a bundle proves, said again for people and for graphs.</summary>
internal static class EvidenceDescriptions
{
    /// <summary>Every description that there is something to make of.</summary>
    public static IReadOnlyList<BundleDescription> Of(
        AssetId asset, ulong size, BundleContent content, IReadOnlyList<EvidenceEntry> entries,
        IReadOnlyList<StateProof> states)
    {
        var last = EntryLeaf.TryRead(states[0].MapLeaf.Span, out var leaf, out var error)
            ? leaf
            : throw new JournalCorruptException($"The map leaf is no leaf: {error}");
        List<(ulong Index, EntryLeaf Leaf)> leaves = [.. entries.Select(entry => (entry.Index, entry.Leaf))];
        List<KeyState> keys =
            [.. states.Select(state => state.State).OrderBy(state => state.Key.ToString(), StringComparer.Ordinal)];
        var input = new DescriptionInput(content.Origin, asset, size, last.RecordedTime, leaves, keys)
        {
            Parts = DescribedParts.Of(content),
            Sequences = DescriptionInput.SequencesOf(content),
            Periods = DescriptionInput.PeriodsOf(content, leaves, keys, last.RecordedTime),
        };
        return
        [
            .. Description.Names.Select(name => (name, Description.Make(name, input)))
                .Where(made => made.Item2 is not null)
                .Select(made => new BundleDescription(made.name, made.Item2)),
        ];
    }
}
