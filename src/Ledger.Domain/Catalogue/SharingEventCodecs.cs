using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue;

/// <summary>The JSON of events: who is responsible for sharing an item.</summary>
internal static class SharingEventCodecs
{
    public static readonly Codec<SharingAssigned> SharingAssigned = Codecs.Record<SharingAssigned>(static f => new(
        f.Get("duty", CatalogueCodecs.Duty, static o => o.Duty),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<SharingEnded> SharingEnded = Codecs.Record<SharingEnded>(static f => new(
        f.Get("number", CatalogueCodecs.Number, static o => o.Number),
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
