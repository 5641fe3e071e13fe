using Ledger.Domain.Json;

namespace Ledger.Domain.Catalogue.Censuses;

/// <summary>The JSON of censuses: what payloads, events and snapshots have in common.</summary>
internal static class CensusCodecs
{
    public static readonly Codec<CensusPlan> Plan = Codecs.Record<CensusPlan>(static f => new(
        f.Get("title", Codecs.Text(1, 100), static o => o.Title),
        f.Get("division", Codecs.Division, static o => o.Division),
        f.Get("until", Codecs.Date, static o => o.Until)));

    public static readonly Codec<CensusReport> Report = Codecs.Record<CensusReport>(static f => new(
        f.Get("division", Codecs.Division, static o => o.Division),
        f.Get("systems", Many, static o => o.Systems),
        f.Get("resources", Codecs.List(Resource, 0, 1000), static o => o.Resources)));

    public static readonly Codec<ValueList<MapCell>> Map = Codecs.List(
        Codecs.Record<MapCell>(static f => new(
            f.Get("division", Codecs.Division, static o => o.Division),
            f.Get("reporters", Many, static o => o.Reporters),
            f.Get("systems", Many, static o => o.Systems),
            f.Get("public", Many, static o => o.Public),
            f.Get("nonPublic", Many, static o => o.NonPublic),
            f.Get("catalogued", Many, static o => o.Catalogued))),
        0,
        int.MaxValue);

    public static readonly Codec<CensusState> State = Codecs.Record<CensusState>(static f => new()
    {
        Status = f.MaybeValue("status", Codecs.Name<CensusStatus>(), StatusOf).GetValueOrDefault(),
        Plan = f.Maybe("plan", Plan, static o => o.Plan),
        Counts = f.Get("counts", Codecs.List(Count, 0, int.MaxValue), static o => o.Counts),
        Map = f.Get("map", Map, static o => o.Map),
        LastActOn = f.MaybeValue("lastActOn", Codecs.Date, static o => o.LastActOn),
    });

    private static Codec<int> Many => Codecs.Number(0, int.MaxValue);

    private static Codec<CensusResource> Resource => Codecs.Record<CensusResource>(static f => new(
        f.Get("name", Codecs.Text(1, 100), static o => o.Name),
        f.Get("category", Codecs.Name<CatalogueCategory>(), static o => o.Category),
        f.MaybeValue("item", CatalogueCodecs.Item, static o => o.Item)));

    private static Codec<CensusCount> Count => Codecs.Record<CensusCount>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("division", Codecs.Division, static o => o.Division),
        f.Get("systems", Many, static o => o.Systems),
        f.Get("public", Many, static o => o.Public),
        f.Get("nonPublic", Many, static o => o.NonPublic),
        f.Get("catalogued", Many, static o => o.Catalogued)));

    private static CensusStatus? StatusOf(CensusState state) =>
        state.Status is CensusStatus.None ? null : state.Status;
}
