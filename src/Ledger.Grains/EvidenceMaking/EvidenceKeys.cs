using Ledger.Domain;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>The keys whose state the evidence of an asset shows.</summary>
internal static class EvidenceKeys
{
    // A filing's proof has some kilobytes; beyond this a bundle would hold little else.
    private const int MaxFilings = 256;

    /// <summary>
    /// The keys that entries wrote, and of each numbered sequence of the asset the first that is not there: so that
    /// nothing is shown to be missing. Filings only where there are not too many of them.
    /// </summary>
    /// <param name="asset">The asset.</param>
    /// <param name="written">Keys that its entries wrote, each once.</param>
    public static IEnumerable<StateKey> Of(AssetId asset, IReadOnlyCollection<StateKey> written)
    {
        var filings = Sequence(asset, written, StateKeyKind.Transaction)
            .Concat(Sequence(asset, written, StateKeyKind.Egress)).ToList();
        var rights = (uint)Last(asset, written, StateKeyKind.Right);
        return written.Where(static key => !IsFiling(key)).Append(StateKey.Right(asset, rights + 1)).Concat(filings);
    }

    private static IEnumerable<StateKey> Sequence(
        AssetId asset, IReadOnlyCollection<StateKey> written, StateKeyKind kind)
    {
        var last = Last(asset, written, kind);
        StateKey Key(ulong number) => kind is StateKeyKind.Egress
            ? StateKey.Egress(asset, number)
            : StateKey.Transaction(asset, number);
        return last > MaxFilings ? [] : Enumerable.Range(1, (int)last + 1).Select(number => Key((ulong)number));
    }

    private static ulong Last(AssetId asset, IEnumerable<StateKey> written, StateKeyKind kind) => written
        .Where(key => key.Kind == kind && key.TryGetAsset(out var of) && of == asset)
        .Select(static key => key.Ordinal).DefaultIfEmpty().Max();

    private static bool IsFiling(StateKey key) => key.Kind is StateKeyKind.Transaction or StateKeyKind.Egress;
}
