using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue;

/// <summary>The JSON of events: a datum and who is its source.</summary>
internal static class DatumEventCodecs
{
    public static readonly Codec<DatumSourced> DatumSourced = Codecs.Record<DatumSourced>(static f => new(
        f.Get("item", CatalogueCodecs.Item, static o => o.Item),
        f.Get("division", Codecs.Division, static o => o.Division),
        f.Get("name", CatalogueCodecs.DatumName, static o => o.Name),
        f.Get("standard", CatalogueCodecs.Standard, static o => o.Standard),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DatumReleased> DatumReleased = Codecs.Record<DatumReleased>(static f => new(
        f.Get("item", CatalogueCodecs.Item, static o => o.Item),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
