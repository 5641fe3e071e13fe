using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue;

/// <summary>The JSON of events: an item of the catalogue, from its compilation to its withdrawal.</summary>
internal static class ItemEventCodecs
{
    public static readonly Codec<ItemCompiled> ItemCompiled = Codecs.Record<ItemCompiled>(static f => new(
        f.Get("content", CatalogueCodecs.Content, static o => o.Content),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ItemRevised> ItemRevised = Codecs.Record<ItemRevised>(static f => new(
        f.Get("content", CatalogueCodecs.Content, static o => o.Content),
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ItemInspected> ItemInspected = Codecs.Record<ItemInspected>(static f => new(
        f.Get("findings", CatalogueCodecs.Findings, static o => o.Findings),
        f.Get("passed", Codecs.Bool, static o => o.Passed),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ItemConfirmed> ItemConfirmed = Codecs.Record<ItemConfirmed>(static f => new(
        f.Get("treatments", CatalogueCodecs.Treatments, static o => o.Treatments),
        f.Get("data", Codecs.Digests, static o => o.Data),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ItemPublished> ItemPublished = Codecs.Record<ItemPublished>(static f => new(
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ItemUpdated> ItemUpdated = Codecs.Record<ItemUpdated>(static f => new(
        f.Get("on", Codecs.Date, static o => o.On),
        f.Get("data", Codecs.Digests, static o => o.Data),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ItemWithdrawn> ItemWithdrawn = Codecs.Record<ItemWithdrawn>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
