using Ledger.Domain.Json;

namespace Ledger.Domain.Catalogue;

/// <summary>The JSON of commands: an item of the catalogue, from its compilation to its withdrawal.</summary>
internal static class ItemCommandCodecs
{
    public static readonly Codec<CompileItem> CompileItem = Codecs.Record<CompileItem>(static f => new(
        f.Get("content", CatalogueCodecs.Content, static o => o.Content)));

    public static readonly Codec<ReviseItem> ReviseItem = Codecs.Record<ReviseItem>(static f => new(
        f.Get("content", CatalogueCodecs.Content, static o => o.Content),
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<InspectItem> InspectItem = Codecs.Record<InspectItem>(static f => new(
        f.Get("findings", CatalogueCodecs.Findings, static o => o.Findings)));

    public static readonly Codec<ConfirmItem> ConfirmItem = Codecs.Record<ConfirmItem>(static f => new(
        f.Get("treatments", CatalogueCodecs.Treatments, static o => o.Treatments),
        f.Get("data", Codecs.Digests, static o => o.Data)));

    public static readonly Codec<PublishItem> PublishItem = Codecs.Record<PublishItem>(static _ => new());

    public static readonly Codec<UpdateItem> UpdateItem = Codecs.Record<UpdateItem>(static f => new(
        f.Get("on", Codecs.Date, static o => o.On),
        f.Get("data", Codecs.Digests, static o => o.Data)));

    public static readonly Codec<WithdrawItem> WithdrawItem = Codecs.Record<WithdrawItem>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason)));
}
