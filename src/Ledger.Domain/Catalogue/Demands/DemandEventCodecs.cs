using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue.Demands;

/// <summary>The JSON of events: a demand for data.</summary>
internal static class DemandEventCodecs
{
    public static readonly Codec<DemandFiled> DemandFiled = Codecs.Record<DemandFiled>(static f => new(
        f.Get("content", DemandCodecs.Content, static o => o.Content),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DemandListed> DemandListed = Codecs.Record<DemandListed>(static f => new(
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DemandDeclined> DemandDeclined = Codecs.Record<DemandDeclined>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DemandMatched> DemandMatched = Codecs.Record<DemandMatched>(static f => new(
        f.Get("item", CatalogueCodecs.Item, static o => o.Item),
        f.Get("provider", Codecs.Party, static o => o.Provider),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DemandAnswered> DemandAnswered = Codecs.Record<DemandAnswered>(static f => new(
        f.Get("supplies", Codecs.Bool, static o => o.Supplies),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<SupplyObjected> SupplyObjected = Codecs.Record<SupplyObjected>(static f => new(
        f.Get("ground", Codecs.Name<SupplyObjectionGround>(), static o => o.Ground),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ObjectionReplied> ObjectionReplied = Codecs.Record<ObjectionReplied>(static f => new(
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<SupplyDecided> SupplyDecided = Codecs.Record<SupplyDecided>(static f => new(
        f.Get("upheld", Codecs.Bool, static o => o.Upheld),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<SupplyConfirmed> SupplyConfirmed = Codecs.Record<SupplyConfirmed>(static f => new(
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DemandWithdrawn> DemandWithdrawn = Codecs.Record<DemandWithdrawn>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
