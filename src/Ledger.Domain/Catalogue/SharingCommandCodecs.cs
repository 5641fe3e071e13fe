using Ledger.Domain.Json;

namespace Ledger.Domain.Catalogue;

/// <summary>The JSON of commands: who is responsible for sharing an item.</summary>
internal static class SharingCommandCodecs
{
    public static readonly Codec<AssignSharing> AssignSharing = Codecs.Record<AssignSharing>(static f => new(
        f.Get("duty", CatalogueCodecs.Duty, static o => o.Duty)));

    public static readonly Codec<EndSharing> EndSharing = Codecs.Record<EndSharing>(static f => new(
        f.Get("number", CatalogueCodecs.Number, static o => o.Number),
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason)));
}
