namespace Ledger.Domain.Parties;

/// <summary>Who has by law what an organisation had that merged, however often its successors merged since.</summary>
/// <remarks>Civil Code article 67, first paragraph.</remarks>
internal static class Heirs
{
    // More mergers in a row than a registry will see; what lies behind is not followed.
    private const int MaxMergers = 16;

    /// <summary>Whether an organisation merged, by one step or several, into another one.</summary>
    public static bool IsHeir(PartyId heir, PartyId of, IEnumerable<Fact> seen) => Line(of, seen).Contains(heir);

    /// <summary>The successors of organisations that merged, as far as they are not seen yet.</summary>
    public static IReadOnlyList<StreamName> Beyond(IReadOnlyList<Fact> seen) =>
    [
        .. seen.Select(static fact => fact.Source.Stream).Where(static stream => stream.Kind is StreamKind.Party)
            .SelectMany(stream => stream.TryGetParty(out var party) ? Line(party, seen) : [])
            .Select(static heir => heir.Stream)
            .Where(stream => seen.All(fact => fact.Source.Stream != stream)).Distinct(),
    ];

    private static List<PartyId> Line(PartyId of, IEnumerable<Fact> seen)
    {
        List<PartyId> line = [];
        for (var at = of; line.Count < MaxMergers && Merged(at, seen) is { } next; at = next)
        {
            line.Add(next);
        }

        return line;
    }

    private static PartyId? Merged(PartyId party, IEnumerable<Fact> seen) =>
        (seen.FirstOrDefault(fact => fact.Source.Stream == party.Stream)?.State as PartyState)?.MergedInto;
}
