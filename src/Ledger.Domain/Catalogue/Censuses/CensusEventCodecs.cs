using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue.Censuses;

/// <summary>The JSON of events: a census of resources.</summary>
internal static class CensusEventCodecs
{
    public static readonly Codec<CensusOpened> CensusOpened = Codecs.Record<CensusOpened>(static f => new(
        f.Get("plan", CensusCodecs.Plan, static o => o.Plan),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ResourcesReported> ResourcesReported =
        Codecs.Record<ResourcesReported>(static f => new(
        f.Get("report", CensusCodecs.Report, static o => o.Report),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<CensusClosed> CensusClosed = Codecs.Record<CensusClosed>(static f => new(
        f.Get("summary", CatalogueCodecs.Reason, static o => o.Summary),
        f.Get("map", CensusCodecs.Map, static o => o.Map),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
