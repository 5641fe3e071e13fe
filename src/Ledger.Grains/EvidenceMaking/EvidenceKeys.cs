using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;
using Ledger.Ports;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>
/// What the evidence of an asset shows: the keys whose state it holds, and of what nothing is missing.
/// </summary>
internal static class EvidenceKeys
{
    // A filing's own proof has some kilobytes; beyond this a bundle would hold little else, and one proof is about all.
    private const int MaxFilings = 256;

    // Of a longer sequence the newest are shown each for itself.
    private const int NewestFilings = 64;

    /// <summary>
    /// The keys that entries wrote, and of each numbered sequence of the asset the first that is not there: so that
    /// nothing is shown to be missing. Of long sequences the newest filings alone.
    /// </summary>
    /// <param name="asset">The asset.</param>
    /// <param name="written">Keys that its entries wrote, each once.</param>
    public static IEnumerable<StateKey> Of(AssetId asset, IReadOnlyCollection<StateKey> written)
    {
        var filings = Filings(asset, written, StateKeyKind.Transaction)
            .Concat(Filings(asset, written, StateKeyKind.Egress)).ToList();
        var rights = (uint)Last(asset, written, StateKeyKind.Right);
        var collections = (uint)Last(asset, written, StateKeyKind.Collection);
        return
        [
            .. written.Where(static key => !IsFiling(key)),
            StateKey.Right(asset, rights + 1),
            .. collections > 0 ? [StateKey.Collection(asset, collections + 1)] : Array.Empty<StateKey>(),
            .. filings,
        ];
    }

    /// <summary>The names of sequences that are too long for a proof of each state.</summary>
    public static IReadOnlyList<string> LongSequences(AssetId asset, IReadOnlyCollection<StateKey> written) =>
    [
        .. Numbered(asset).Where(key => Last(asset, written, key.Kind) > MaxFilings)
            .Select(key => SequenceProof.NameOf(key)!),
    ];

    /// <summary>
    /// The entries that a bundle holds: all but those that wrote nothing but older filings of long sequences.
    /// </summary>
    /// <param name="asset">The asset.</param>
    /// <param name="entries">All its entries.</param>
    /// <param name="asked">Indexes of entries that are wanted in any case.</param>
    public static IReadOnlyList<EvidenceEntry> Trim(
        AssetId asset, IReadOnlyList<EvidenceEntry> entries, IReadOnlySet<ulong> asked)
    {
        var written = entries.SelectMany(entry => entry.Leaf.Effects).Select(effect => effect.Key).ToHashSet();
        var shown = Of(asset, written).ToHashSet();
        return
        [
            .. entries.Where(entry => asked.Contains(entry.Index) || entry.Leaf.Effects.Count == 0
                || entry.Leaf.Effects.Any(effect => !IsFiling(effect.Key) || shown.Contains(effect.Key))),
        ];
    }

    /// <summary>What a bundle claims of a period: that of both sequences every filing of these days is here.</summary>
    public static IReadOnlyList<BundlePeriod> Periods(AssetId asset, FilingPeriod? period) => period is null
        ? []
        : [.. Numbered(asset).Select(key => new BundlePeriod(SequenceProof.NameOf(key)!, period.From, period.To))];

    /// <summary>
    /// The entries whose filings the log recorded within a period, and of each sequence the last before it and the
    /// first behind it: numbers have no gaps, so whoever sees these sees that nothing of the period is missing. Those
    /// that count in law from a day of it are among them, too, since orders of disclosure go by that.
    /// </summary>
    /// <param name="asset">The asset.</param>
    /// <param name="entries">All its entries.</param>
    /// <param name="period">The days; null for none.</param>
    /// <returns>Their indexes.</returns>
    public static IEnumerable<ulong> Filed(
        AssetId asset, IReadOnlyList<EvidenceEntry> entries, FilingPeriod? period) => period is null
            ? []
            : new[] { StateKeyKind.Transaction, StateKeyKind.Egress }
                .SelectMany(kind => Filed(asset, entries, kind, period));

    private static IEnumerable<ulong> Filed(
        AssetId asset, IReadOnlyList<EvidenceEntry> entries, StateKeyKind kind, FilingPeriod period)
    {
        var filed = entries
            .SelectMany(entry => entry.Leaf.Effects.Select(effect => (
                entry.Index, effect.Key, On: CivilDate.At(entry.Leaf.RecordedTime),
                InLaw: CivilDate.At(entry.Leaf.LegalTime))))
            .Where(one => one.Key.Kind == kind && one.Key.TryGetAsset(out var of) && of == asset)
            .OrderBy(static one => one.Key.Ordinal)
            .ToList();
        var first = filed.FindIndex(one => one.On >= period.From) is >= 0 and var at ? at : filed.Count;
        var last = filed.FindLastIndex(one => one.On <= period.To);
        return filed.Take(last + 2).Skip(first - 1)
            .Concat(filed.Where(one => one.InLaw >= period.From && one.InLaw <= period.To))
            .Select(static one => one.Index);
    }

    private static StateKey[] Numbered(AssetId asset) => [StateKey.Egress(asset, 1), StateKey.Transaction(asset, 1)];

    private static IEnumerable<StateKey> Filings(
        AssetId asset, IReadOnlyCollection<StateKey> written, StateKeyKind kind)
    {
        var last = Last(asset, written, kind);
        var first = last > MaxFilings ? last - NewestFilings + 1 : 1;
        for (var number = first; number <= last + 1; number++)
        {
            yield return kind is StateKeyKind.Egress
                ? StateKey.Egress(asset, number)
                : StateKey.Transaction(asset, number);
        }
    }

    private static ulong Last(AssetId asset, IEnumerable<StateKey> written, StateKeyKind kind) => written
        .Where(key => key.Kind == kind && key.TryGetAsset(out var of) && of == asset)
        .Select(static key => key.Ordinal).DefaultIfEmpty().Max();

    private static bool IsFiling(StateKey key) => key.Kind is StateKeyKind.Transaction or StateKeyKind.Egress;
}
