namespace Ledger.Domain.Assets.Provenance;

/// <summary>The state of an asset after an event about its sources.</summary>
internal static class SourceFold
{
    public static AssetState? After(AssetState state, DomainEvent domainEvent) => domainEvent switch
    {
        SourcesDeclared e => state with
        {
            Sources =
            [
                .. state.Sources,
                .. e.Declaration.Sources.Select(source => new SourceLink(
                    source.Asset, e.Declaration.Relation, source.Part, SourceBasis.Declared, e.Act, true)),
            ],
        },
        SourceObserved e => state with
        {
            Sources = state.Sources.Add(
                new SourceLink(e.Source, e.Relation, null, SourceBasis.Observed, e.Act, true)),
        },
        SourceWithdrawn e => state with
        {
            Sources = state.Sources.With(e.Number - 1, state.Sources[e.Number - 1] with { Stands = false }),
        },
        _ => null,
    };
}
